/** A server with an exchange and gateways for the tests of the bus. */
import { readFileSync } from 'node:fs';
import {
  addMember,
  connectExchange,
  connectGateway,
  connectLedger,
  type ExchangeBus,
  type GatewayBus,
  type LedgerBus,
  provision,
  type Provisioned,
  type StreamLimits,
} from '@huecry/bus';
import type { Address } from '@huecry/notice';
import { type RunningNats, startNats, temporaryFolder } from '@huecry/testkit';

export interface BusWorld extends AsyncDisposable {
  /** Of the server: configuration, credentials, JetStream's files. */
  readonly folder: string;
  readonly nats: RunningNats;
  readonly made: Provisioned;
  /** What `onError` of any connection got. */
  readonly errors: Error[];
  exchange(options?: { readonly url?: string; readonly limits?: Partial<StreamLimits> }): Promise<ExchangeBus>;
  gateway(address: string, options?: { readonly url?: string; readonly creds?: string }): Promise<GatewayBus>;
  ledger(): Promise<LedgerBus>;
  addMember(code: string, agencies: readonly string[]): Promise<void>;
}

export const ADDRESSES = ['fr/dcpj', 'fr/ofast', 'de/bka'] as const;

/** fr (dcpj, ofast) and de (bka). Acks are waited for shorter than in production, so that tests need not. */
export async function busWorld(): Promise<BusWorld> {
  const folder = temporaryFolder();
  let made = await provision({
    dir: folder.path,
    mode: 'live',
    members: [
      { code: 'fr', agencies: ['dcpj', 'ofast'] },
      { code: 'de', agencies: ['bka'] },
    ],
  });
  const nats = await startNats({ dir: folder.path, conf: made.conf });
  const errors: Error[] = [];
  const onError = (error: Error): void => void errors.push(error);
  const open: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(bus: T): T => {
    open.push(bus);
    return bus;
  };
  return {
    folder: folder.path,
    nats,
    get made() {
      return made;
    },
    errors,
    exchange: async ({ url = nats.url, limits = {} } = {}) =>
      keep(await connectExchange({ servers: url, creds: readFileSync(made.creds.exchange, 'utf8'), mode: 'live', limits, onError })),
    gateway: async (address, { url = nats.url, creds } = {}) =>
      keep(
        await connectGateway({
          servers: url,
          creds: creds ?? credsOf(made, address),
          mode: 'live',
          address: address as Address,
          onError,
        }),
      ),
    ledger: async () => keep(await connectLedger({ servers: nats.url, creds: readFileSync(made.creds.ledger, 'utf8'), onError })),
    async addMember(code, agencies) {
      made = await addMember(folder.path, { code, agencies });
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(open.map((bus) => bus.close()));
      await nats.stop();
      folder.remove();
    },
  };
}

export function credsOf(made: Provisioned, address: string): string {
  const file = made.members[address.split('/')[0] ?? '']?.gateways[address];
  if (file === undefined) throw new Error(`no creds for ${address}`);
  return readFileSync(file, 'utf8');
}

/** Streams, and the consumers of every gateway. */
export async function prepare(exchange: ExchangeBus): Promise<void> {
  await exchange.ensureStreams();
  for (const address of ADDRESSES) await exchange.ensureGateway(address as Address);
}

/** Waits for a condition; the runner's own limit ends a test that hangs. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const text = (data: Uint8Array): string => new TextDecoder().decode(data);
export const range = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));
