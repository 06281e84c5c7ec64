import { join } from 'node:path';
import type { Client } from '@huecry/sdk';
import { connect } from '@huecry/sdk';
import { type RunningNats, startNats } from '@huecry/testkit';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceProcess, startService } from './processes.ts';
import type { World } from './provision.ts';
import { keepKeys } from './keys.ts';
import { submitStatements } from './statements.ts';
import { stateWitnesses, witnessConfig } from './witnesses.ts';
import { WORLD } from './world.ts';

export const ADDRESSES: readonly string[] = WORLD.flatMap((member) => member.gateways.map((gateway) => `${member.code}/${gateway.agency}`));

/** What stands as an alarm after a long time off, a time that nobody has confirmed yet for one, ends when it is used again. */
const READY: ReadonlySet<string> = new Set(['ready', 'alarmed']);

export interface RunningExchange {
  readonly natsUrl: string;
  readonly ledgerUrl: string | null;
  /** By address. */
  readonly gateways: ReadonlyMap<string, { readonly url: string; readonly client: Client }>;
  stop(): Promise<void>;
}

export interface Stopwatch {
  /** Runs one step and notes how long it took, under this name. */
  time<T>(name: string, step: () => Promise<T>): Promise<T>;
}

/** Starts nats-server, ledger, exchange, registry and gateways, each a process of its own; ends all of them where one does not start. */
export async function startExchange(
  world: World,
  nowSeconds: number,
  watch: Stopwatch,
  onStatements: (done: number, total: number) => void,
): Promise<RunningExchange> {
  const { at } = world;
  const running: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    // Gateways first: what they hold is settled by those behind them.
    for (const one of running.splice(0).toReversed()) await one.stop();
  };
  const failed = new AbortController();
  const service = async (name: string, kind: string, folder: string, config: object): Promise<ServiceProcess> => {
    const started = await startService({
      name,
      service: kind,
      config,
      configFile: join(folder, 'config.json'),
      logFile: join(at.logs, `${name.replace('/', '-')}.log`),
      giveUp: failed.signal,
    });
    running.push(started);
    return started;
  };
  try {
    const nats: RunningNats = await watch.time('startNats', () => startNats({ dir: at.nats, conf: world.nats.conf }));
    running.push(nats);
    const http = { host: '127.0.0.1', port: 0 };
    const [ledger] = await watch.time('startExchange', () =>
      Promise.all([
        service('ledger', 'ledger', at.ledger, {
          nats: { url: nats.url, creds: world.nats.creds.ledger },
          dataDir: at.ledger,
          genesis: at.genesis,
          key: at.ledgerKey,
          http,
        }),
        service('exchange', 'exchange', at.exchange, {
          nats: { url: nats.url, creds: world.nats.creds.exchange },
          dataDir: at.exchange,
          genesis: at.genesis,
          keystore: join(at.exchange, 'keys'),
          http,
        }),
      ]),
    );
    await watch.time('admitMembers', () => submitStatements(world, nats.url, nowSeconds, onStatements));
    const gateways = new Map<string, { url: string; client: Client }>();
    await watch.time('startGateways', () =>
      Promise.all(
        ADDRESSES.map(async (address) => {
          const folder = at.gateway(address);
          const creds = world.nats.members[address.split('/')[0] ?? '']?.gateways[address];
          const { url } = await service(address, 'gateway', folder, {
            address,
            nats: { url: nats.url, creds },
            dataDir: folder,
            genesis: at.genesis,
            keystore: join(folder, 'keys'),
            tokens: join(folder, 'tokens'),
            tokenFile: join(folder, 'token'),
            http,
            ...witnessConfig(address),
          });
          if (url === null) throw new Error(`${address} did not say where it listens`);
          gateways.set(address, { url, client: connect({ url, token: readFileSync(join(folder, 'token'), 'utf8').trim() }) });
        }),
      ),
    );
    // One that was off for longer than its box keys live waits for the next ones.
    running.push(keepKeys(world, gateways, (address, error) => process.stderr.write(`the next keys of ${address} are registered later: ${String(error)}\n`)));
    await watch.time('awaitReady', async () => {
      for (const { client } of gateways.values()) while (!READY.has((await client.health()).state)) await sleep(100);
    });
    await watch.time('stateWitnesses', () => stateWitnesses(world, gateways, nowSeconds));
    return { natsUrl: nats.url, ledgerUrl: ledger.url, gateways, stop };
  } catch (error) {
    failed.abort();
    await stop();
    throw error;
  }
}
