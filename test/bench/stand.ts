/** A whole exchange of real processes on one machine, as the sandbox starts it, for the bench to load. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectGateway, issueCreds } from '@huecry/bus';
import type { Address, MemberCode } from '@huecry/notice';
import { StatementRequest, StatementResponse } from '@huecry/proto';
import { signStatement, type StatementBody, statementPayload } from '@huecry/registry';
import { openWorld, type ServiceProcess, startService, submitStatements, type World } from '@huecry/sandbox';
import { openKeystore } from '@huecry/seal/keystore';
import { type Client, connect } from '@huecry/sdk';
import { type RunningNats, startNats, temporaryFolder, type TemporaryFolder } from '@huecry/testkit';
import { dial, type NatsConnection } from './raw.ts';

export interface Gateway {
  readonly client: Client;
}

export class Stand {
  readonly world: World;
  readonly nats: RunningNats;
  readonly #folder: TemporaryFolder;
  readonly #services: ServiceProcess[] = [];
  readonly #connections: { close(): Promise<void> }[] = [];

  private constructor(folder: TemporaryFolder, world: World, nats: RunningNats) {
    this.#folder = folder;
    this.world = world;
    this.nats = nats;
  }

  /** Starts nats-server, ledger and exchange, and admits the sandbox's members and gateways. */
  static async open(): Promise<Stand> {
    const folder = temporaryFolder('huecry-bench-');
    const now = Math.floor(Date.now() / 1000);
    const world = await openWorld(join(folder.path, 'exchange'), now);
    const stand = new Stand(folder, world, await startNats({ dir: world.at.nats, conf: world.nats.conf }));
    open.add(stand);
    const { at } = world;
    const { ledger, exchange } = world.nats.creds;
    await Promise.all([
      stand.#start('ledger', at.ledger, { nats: stand.#natsAs(ledger), dataDir: at.ledger, genesis: at.genesis, key: at.ledgerKey }),
      stand.#start('exchange', at.exchange, { nats: stand.#natsAs(exchange), dataDir: at.exchange, genesis: at.genesis, keystore: join(at.exchange, 'keys') }),
    ]);
    await submitStatements(world, stand.nats.url, now, () => undefined);
    return stand;
  }

  /** Starts the gateway process of an address of the sandbox. */
  async gateway(address: string): Promise<Gateway> {
    const folder = this.world.at.gateway(address);
    const { url } = await this.#start('gateway', folder, {
      address,
      nats: this.#natsAs(this.world.nats.members[memberOf(address)]?.gateways[address] ?? ''),
      dataDir: folder,
      genesis: this.world.at.genesis,
      keystore: join(folder, 'keys'),
      tokens: join(folder, 'tokens'),
      tokenFile: join(folder, 'token'),
    });
    const client = connect({ url: url ?? '', token: readFileSync(join(folder, 'token'), 'utf8').trim() });
    while ((await client.health()).state !== 'ready') await sleep(50);
    return { client };
  }

  /** Has a member state something, signed by its root. */
  async state(member: string, body: StatementBody): Promise<void> {
    const { at, genesis, nats } = this.world;
    const keystore = openKeystore(at.memberKeys(member));
    const root = keystore.list().find(({ name }) => name === 'root');
    const [first] = Object.entries(nats.members[member]?.gateways ?? {});
    if (root === undefined || first === undefined) throw new Error(`${member} is not a member of the sandbox`);
    const [address, creds] = first;
    const payload = statementPayload(body, { id: randomUUID(), network: genesis.digest, iat: Math.floor(Date.now() / 1000) });
    const statement = signStatement(payload, [{ member: member as MemberCode, signer: keystore.signer(root.kid) }]);
    const bus = await connectGateway({ servers: this.nats.url, creds: readFileSync(creds, 'utf8'), address: address as Address, mode: 'live' });
    try {
      const { error, reason } = StatementResponse.decode(await bus.registrySubmit(StatementRequest.encode({ statement }), 60_000));
      if (error !== '') throw new Error(`the registry refused ${body.type}: ${error}, ${reason}`);
    } finally {
      await bus.close();
    }
  }

  /** A connection inside the exchange's account that may do everything: for the floors, and to look into streams. */
  async insider(): Promise<NatsConnection> {
    const { dir, exchangeAccount } = this.world.nats;
    const seed = readFileSync(join(dir, 'operator', 'exchange-signing.nk'), 'utf8');
    return this.keep(await dial(this.nats.url, await issueCreds('bench', exchangeAccount, seed, {})));
  }

  /** Closes it when the stand ends. */
  keep<T extends { close(): Promise<void> }>(connection: T): T {
    this.#connections.push(connection);
    return connection;
  }

  /** Ends every process and removes every file. */
  async close(): Promise<void> {
    if (!open.delete(this)) return;
    await Promise.allSettled(this.#connections.map((connection) => connection.close()));
    for (const service of this.#services.toReversed()) await service.stop();
    await this.nats.stop();
    this.#folder.remove();
  }

  #natsAs(creds: string): object {
    return { url: this.nats.url, creds };
  }

  async #start(service: string, dataDir: string, config: object): Promise<ServiceProcess> {
    const started = await startService({
      name: service,
      service,
      config: { ...config, http: { host: '127.0.0.1', port: 0 } },
      configFile: join(dataDir, 'config.json'),
      logFile: join(dataDir, 'service.log'),
    });
    this.#services.push(started);
    return started;
  }
}

const open = new Set<Stand>();

/** Ends what is still open: for a bench that is interrupted. */
export async function closeAll(): Promise<void> {
  await Promise.all([...open].map((stand) => stand.close()));
}

export const memberOf = (address: string): string => address.split('/')[0] ?? '';
