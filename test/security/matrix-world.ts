/** A real server with every role connected, and eyes in every account: who can make what arrive where. */
import { readFileSync } from 'node:fs';
import { connectExchange, issueCreds, openProvisioned, provision } from '@huecry/bus';
import type { Address } from '@huecry/notice';
import { startNats, temporaryFolder } from '@huecry/testkit';
import { credsAuthenticator, type Msg, type NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { join } from 'node:path';

/** Columns of the tables in docs/spec/nats.md. */
export const ROLES = ['fr/dcpj', 'fr/ofast', 'fr bureau', 'de bureau', 'exchange', 'ledger', 'system', 'exercise', 'nobody'] as const;
export type Role = (typeof ROLES)[number];
export type Place = 'fr' | 'de' | 'EXCHANGE' | 'SYS';
export const PLACES = ['fr', 'de', 'EXCHANGE', 'SYS'] as const;
/** The account in which a role speaks; null for those that the server does not let in at all. */
export const HOME: Record<Role, Place | null> = {
  'fr/dcpj': 'fr',
  'fr/ofast': 'fr',
  'fr bureau': 'fr',
  'de bureau': 'de',
  exchange: 'EXCHANGE',
  ledger: 'EXCHANGE',
  system: 'SYS',
  exercise: null,
  nobody: null,
};

export interface Seen {
  readonly place: Place;
  readonly subject: string;
  readonly text: string;
}

export interface World {
  /** A connection per role that the server lets in. */
  readonly clients: ReadonlyMap<Role, NatsConnection>;
  /** A user without restrictions in each account: hears and says anything there. */
  readonly probes: Readonly<Record<Place, NatsConnection>>;
  /** Everything the probes heard since the last `forget()`. */
  seen(): readonly Seen[];
  forget(): void;
  /** After this, whatever the role's messages caused within the server has been heard. */
  fence(role: Role): Promise<void>;
  /** How often the server has refused this role something, or cut it off, so far. */
  refusals(role: Role): number;
  /** Connects as a role that should be refused; resolves to the server's refusal. */
  refused(role: 'exercise' | 'nobody'): Promise<string>;
  close(): Promise<void>;
}

const decoder = new TextDecoder();

/** Members fr (dcpj, ofast) and de (bka), all streams and consumers, one message waiting for everyone. */
export async function buildWorld(): Promise<World> {
  const folder = temporaryFolder();
  const made = await provision({
    dir: join(folder.path, 'live'),
    mode: 'live',
    members: [
      { code: 'fr', agencies: ['dcpj', 'ofast'] },
      { code: 'de', agencies: ['bka'] },
    ],
  });
  const exercise = await provision({ dir: join(folder.path, 'exercise'), mode: 'exercise', members: [{ code: 'fr', agencies: ['dcpj'] }] });
  const nats = await startNats({ dir: folder.path, conf: made.conf });
  const open = (creds: string): Promise<NatsConnection> =>
    connect({
      servers: nats.url,
      authenticator: credsAuthenticator(new TextEncoder().encode(creds)),
      maxReconnectAttempts: -1,
      reconnectTimeWait: 20,
      ignoreAuthErrorAbort: true,
    });
  const file = (path: string | undefined): string => readFileSync(path ?? '', 'utf8');
  const member = (code: string) => {
    const found = openProvisioned(made.dir).members[code];
    if (found === undefined) throw new Error(`no member ${code}`);
    return found;
  };
  /** What a bureau could make for itself: a user of its account without any restriction. */
  const boundless = (code: string): Promise<string> => issueCreds(`${code}/everything`, member(code).account, file(member(code).bureauSeed), {});
  const exchangeSeed = file(join(made.dir, 'operator', 'exchange-signing.nk'));

  const service = await connectExchange({ servers: nats.url, creds: file(made.creds.exchange), mode: 'live' });
  await service.ensureStreams();
  for (const address of ['fr/dcpj', 'fr/ofast', 'de/bka']) {
    await service.ensureGateway(address as Address);
    const [code, agency] = address.split('/');
    // Nothing waits on `answer`: a pull there is answered with "no messages".
    for (const [channel, rest] of [
      ['deliver', '.br.red'],
      ['reject', ''],
      ['proof', ''],
    ]) {
      const subject = `hc.${channel}.${code}.${agency}${rest}`;
      await service.publish([{ subject, data: new TextEncoder().encode('waiting'), msgId: subject }]);
    }
  }
  await service.close();

  const probes: Record<Place, NatsConnection> = {
    fr: await open(await boundless('fr')),
    de: await open(await boundless('de')),
    EXCHANGE: await open(await issueCreds('probe', made.exchangeAccount, exchangeSeed, {})),
    SYS: await open(file(made.creds.system)),
  };
  let heard: Seen[] = [];
  for (const place of PLACES) {
    probes[place].subscribe('>', {
      callback: (_error, message: Msg) => {
        heard.push({ place, subject: message.subject, text: decoder.decode(message.data) });
      },
    });
    await probes[place].flush();
  }
  // Somebody answers registry, attachment, proof and ledger calls, so that answers can be aimed somewhere.
  for (const subject of ['hc.registry.*.*', 'hc.attachment.*.*.*', 'hc.prove.*.*.*', 'hc.ledger.*']) {
    probes.EXCHANGE.subscribe(subject, { callback: (_error, message) => void message.respond('answer') });
  }
  await probes.EXCHANGE.flush();

  const clients = new Map<Role, NatsConnection>([
    ['fr/dcpj', await open(file(member('fr').gateways['fr/dcpj']))],
    ['fr/ofast', await open(file(member('fr').gateways['fr/ofast']))],
    ['fr bureau', await open(await boundless('fr'))],
    ['de bureau', await open(await boundless('de'))],
    ['exchange', await open(file(made.creds.exchange))],
    ['ledger', await open(file(made.creds.ledger))],
    ['system', await open(file(made.creds.system))],
  ]);

  const refusals = new Map<Role, number>();
  for (const [role, client] of clients) {
    void (async () => {
      for await (const { type } of client.status()) if (type === 'error' || type === 'disconnect') refusals.set(role, (refusals.get(role) ?? 0) + 1);
    })();
  }

  return {
    clients,
    probes,
    seen: () => heard,
    forget() {
      heard = [];
    },
    async fence(role) {
      // The server has read all that the role sent when it answers its ping, and has handed on what came of it when it answers
      // the probes'. Twice, because a probe may itself have answered something.
      for (let round = 0; round < 2; round++) {
        await flushed(clients.get(role));
        for (const place of PLACES) await flushed(probes[place]);
      }
    },
    refusals: (role) => refusals.get(role) ?? 0,
    async refused(role) {
      try {
        const connection = await (role === 'nobody'
          ? connect({ servers: nats.url, reconnect: false })
          : open(file(exercise.members['fr']?.gateways['fr/dcpj'])));
        await connection.close();
        return '';
      } catch (error) {
        return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      }
    },
    async close() {
      for (const client of [...clients.values(), ...Object.values(probes)]) await client.close();
      await nats.stop();
      folder.remove();
    },
  };
}

/** A client whose reply subject the server refuses is cut off, and comes back by itself. */
async function flushed(client: NatsConnection | undefined): Promise<void> {
  for (let failures = 0; client !== undefined; ) {
    try {
      return await client.flush();
    } catch (error) {
      if (++failures > 500) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
