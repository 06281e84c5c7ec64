import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openWorld, type ServiceProcess, startService, submitStatements, type World } from '@huecry/sandbox';
import { type Client, connect } from '@huecry/sdk';
import { freePort, startNats, temporaryFolder } from '@huecry/testkit';

export const ORIGIN = 'fr/dcpj';
export const RECIPIENT = 'de/bka';
/** Impatient, so that a test of patience is short. */
const TIMING = { registryPollMs: 500, resubmitAfterMs: 300, resubmitMaxMs: 1_000, heartbeatMs: 200, sweepMs: 500 };

export interface RunningService {
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** `more` stands above its configuration; `args` are its own arguments. */
  start(more?: object, args?: readonly string[]): Promise<void>;
}

export interface Stand {
  readonly world: World;
  readonly natsUrl: string;
  readonly exchange: RunningService;
  readonly ledger: RunningService & { readonly log: string };
  readonly gateways: Readonly<
    Record<
      typeof ORIGIN | typeof RECIPIENT,
      RunningService & { readonly client: Client; readonly url: string; readonly token: string; readonly log: string; readonly dataDir: string }
    >
  >;
  stop(): Promise<void>;
}

/** A real nats-server, ledger and exchange, and two real gateways of which the tests are the agency systems. */
export async function openStand(options: { readonly witnesses?: boolean; readonly timing?: object } = {}): Promise<Stand> {
  const folder = temporaryFolder('huecry-gateway-');
  const now = Math.floor(Date.now() / 1000);
  const world = await openWorld(join(folder.path, 'exchange'), now);
  const { at } = world;
  const nats = await startNats({ dir: at.nats, conf: world.nats.conf });
  const running: RunningService[] = [];

  async function run(name: string, service: string, dataDir: string, config: object, port = 0): Promise<RunningService & { readonly log: string }> {
    const log = join(folder.path, 'logs', `${name.replace('/', '-')}.log`);
    let current: ServiceProcess | null = null;
    const one = {
      log,
      async start(more: object = {}, args: readonly string[] = []) {
        current = await startService({
          name,
          service,
          config: { nats: { url: nats.url, creds: '' }, dataDir, genesis: at.genesis, http: { host: '127.0.0.1', port }, ...config, ...more },
          args,
          configFile: join(dataDir, 'config.json'),
          logFile: log,
        });
      },
      stop: async () => current?.stop(),
      async kill() {
        current?.child.kill('SIGKILL');
        await current?.stop();
      },
    };
    await one.start();
    running.push(one);
    return one;
  }
  const natsAs = (creds: string): object => ({ nats: { url: nats.url, creds } });

  async function runGateway(address: typeof ORIGIN | typeof RECIPIENT) {
    const dataDir = at.gateway(address);
    const port = await freePort();
    const token = readFileSync(join(dataDir, 'token'), 'utf8').trim();
    const url = `http://127.0.0.1:${port}`;
    const service = await run(
      address,
      'gateway',
      dataDir,
      {
        ...natsAs(world.nats.members[address.slice(0, 2)]?.gateways[address] ?? ''),
        address,
        keystore: join(dataDir, 'keys'),
        tokens: join(dataDir, 'tokens'),
        tokenFile: join(dataDir, 'token'),
        timing: { ...TIMING, ...options.timing },
        ...(options.witnesses === true ? { witness: { name: `witness.example/${address.slice(0, 2)}`, http: { port: await freePort() } } } : {}),
      },
      port,
    );
    return { ...service, client: connect({ url, token }), url, token, dataDir };
  }

  const ledger = await run('ledger', 'ledger', at.ledger, { ...natsAs(world.nats.creds.ledger), key: at.ledgerKey });
  const exchange = await run('exchange', 'exchange', at.exchange, { ...natsAs(world.nats.creds.exchange), keystore: join(at.exchange, 'keys') });
  await submitStatements(world, nats.url, now, () => undefined);
  const gateways = { [ORIGIN]: await runGateway(ORIGIN), [RECIPIENT]: await runGateway(RECIPIENT) };
  for (const { client } of Object.values(gateways)) await until(async () => (await client.health()).state === 'ready');

  return {
    world,
    natsUrl: nats.url,
    exchange,
    ledger,
    gateways,
    async stop() {
      for (const one of running.toReversed()) await one.stop();
      await nats.stop();
      folder.remove();
    },
  };
}

/** Waits as long as it takes: a machine may be slow, and vitest ends what hangs. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await sleep(20);
}

/** An invented notice; `name` tells it from the others. */
export const noticeOf = (name: string) => ({
  kind: 'yellow',
  profile: 'full',
  diffusion: true,
  purpose: 'locate',
  offenceClass: '0000',
  basis: ['HAGUE-1980'],
  handling: { code: 'H0', tlp: 'GREEN' },
  content: {
    subject: {
      status: 'missing',
      name: { family: name, given: 'Noé' },
      sex: 'M',
      nationalities: ['fr'],
      birth: { date: { year: 1985, month: 5 }, place: 'Ville-Fictive', country: 'fr' },
    },
    event: {
      type: 'disappearance',
      date: { year: 2026, month: 3, day: 14 },
      place: 'Ville-Fictive',
      country: 'fr',
      circumstances: 'Last seen at the station.',
    },
    source: { issuer: 'fr', reference: `REF-${name}` },
  },
});
