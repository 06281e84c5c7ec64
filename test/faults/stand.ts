import { existsSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseStatement } from '@huecry/registry';
import { openWorld, type ServiceProcess, signStatements, startService, submitStatements, type World } from '@huecry/sandbox';
import { type Client, connect } from '@huecry/sdk';
import { freePort, type RunningNats, startNats, temporaryFolder, type TemporaryFolder } from '@huecry/testkit';

/** The processes that can be killed. `origin`, `recipient` and `refused` are gateways. */
export const GATEWAYS = { origin: 'de/bka', recipient: 'eg/ncb', refused: 'x-un/dppa' } as const;
type GatewayName = keyof typeof GATEWAYS;
export type ServiceName = GatewayName | 'exchange' | 'ledger';
export type Victim = ServiceName | 'nats';

const KILL_AT = join(import.meta.dirname, '..', '..', 'packages', 'testkit', 'src', 'kill-at.ts');
const CLOCK = join(import.meta.dirname, '..', '..', 'packages', 'testkit', 'src', 'shifted-clock.ts');
const BREAK_ENGINE = join(import.meta.dirname, 'break-engine.ts');
/** Impatient, so that what was lost is sent again soon. */
const TIMING = { registryPollMs: 500, resubmitAfterMs: 400, resubmitMaxMs: 2_000, receiptAgainMs: 1_000, sweepMs: 1_000, storageKeyMs: 1_000 };

export interface StandOptions {
  /** Other gateways under these names. */
  readonly gateways?: Readonly<Record<GatewayName, string>>;
  /** Of the gateways. */
  readonly timing?: object;
  readonly ledgerTiming?: object;
  /** A member that has not adopted its law yet. */
  readonly lawless?: string;
}

const LAST_LINES = 12;

interface Supervised {
  readonly start: () => Promise<ServiceProcess>;
  readonly pidFile: string;
  readonly planFile: string;
  readonly breakFile: string;
  current: ServiceProcess | null;
}

/**
 * A whole exchange, of which three gateways run. A service that dies is started again at once, as a process manager would;
 * nats-server is started again by `restartNats`, since its launcher belongs to the test.
 */
export class Stand {
  readonly world: World;
  readonly restarts = new Map<Victim, number>();
  readonly #options: StandOptions;
  readonly #folder: TemporaryFolder;
  readonly #nats: RunningNats;
  readonly #services = new Map<ServiceName, Supervised>();
  readonly #clients = new Map<GatewayName, Client>();
  /** The statement by which the member without a law adopts one. */
  law: Uint8Array | null = null;
  #stopping = false;
  #plans = 0;
  #aheadMs = 0;

  private constructor(folder: TemporaryFolder, world: World, nats: RunningNats, options: StandOptions) {
    this.#options = options;
    this.#folder = folder;
    this.world = world;
    this.#nats = nats;
  }

  static async open(options: StandOptions = {}): Promise<Stand> {
    const folder = temporaryFolder('huecry-faults-');
    const now = Math.floor(Date.now() / 1000);
    const world = await openWorld(join(folder.path, 'exchange'), now);
    const nats = await startNats({ dir: world.at.nats, conf: world.nats.conf });
    const stand = new Stand(folder, world, nats, options);
    const { at } = world;
    const { ledgerTiming = {} } = options;
    await stand.#add('ledger', 'ledger', at.ledger, {
      nats: stand.#natsAs(world.nats.creds.ledger),
      dataDir: at.ledger,
      genesis: at.genesis,
      key: at.ledgerKey,
      timing: ledgerTiming,
    });
    await stand.#add('exchange', 'exchange', at.exchange, {
      nats: stand.#natsAs(world.nats.creds.exchange),
      dataDir: at.exchange,
      genesis: at.genesis,
      keystore: join(at.exchange, 'keys'),
    });
    if (options.lawless !== undefined) stand.law = withholdLaw(world, options.lawless, now);
    await submitStatements(world, nats.url, now, () => undefined);
    for (const name of Object.keys(GATEWAYS) as GatewayName[]) await stand.#addGateway(name);
    return stand;
  }

  client(name: GatewayName): Client {
    const client = this.#clients.get(name);
    if (client === undefined) throw new Error(`${name} is not running`);
    return client;
  }

  /** The next time `service` reaches `step`, `victim` is killed by SIGKILL. Returns whether it has happened. */
  arm(service: ServiceName, step: string, victim: Victim): () => boolean {
    this.#plans += 1;
    const marker = join(this.#folder.path, `killed-${this.#plans}`);
    const { planFile } = this.#of(service);
    const target = victim === service ? 'self' : this.#pidFile(victim);
    writeFileSync(`${planFile}.new`, JSON.stringify({ step, target, marker }));
    renameSync(`${planFile}.new`, planFile);
    return () => existsSync(marker);
  }

  /** The next time `service` reaches `step` its policy engine breaks. Returns whether it has happened. */
  breakEngine(service: ServiceName, step: string): () => boolean {
    const { breakFile } = this.#of(service);
    writeFileSync(breakFile, step);
    return () => !existsSync(breakFile);
  }

  /** Where a service answers now; null while it is being started again. */
  url(name: ServiceName): string | null {
    const { current } = this.#of(name);
    return current === null || current.child.exitCode !== null || current.child.signalCode !== null ? null : current.url;
  }

  get servers(): string {
    return this.#nats.url;
  }

  /** Moves the clock of every service. */
  pass(seconds: number): void {
    this.#aheadMs += seconds * 1000;
    writeFileSync(`${this.#clockFile}.new`, String(this.#aheadMs));
    renameSync(`${this.#clockFile}.new`, this.#clockFile);
  }

  get nowSeconds(): number {
    return Math.floor((Date.now() + this.#aheadMs) / 1000);
  }

  /** Stops a service in its tracks, until it is woken. */
  freeze(name: ServiceName): () => void {
    const child = this.#of(name).current?.child;
    child?.kill('SIGSTOP');
    return () => void child?.kill('SIGCONT');
  }

  /** SIGKILL now; the service is started again. */
  kill(name: ServiceName): void {
    this.#of(name).current?.child.kill('SIGKILL');
  }

  async restartNats(): Promise<void> {
    this.#count('nats');
    await this.#nats.restart();
  }

  /** Graceful end of every service, so that their files are at rest. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const service of [...this.#services.values()].toReversed()) await service.current?.stop();
    await this.#nats.stop();
  }

  get folder(): string {
    return this.#folder.path;
  }

  /** The last lines of each log, and which services run. */
  lastWords(): string {
    const logs = [
      ...[...this.#services.keys()].map((name) => [name, join(this.#folder.path, 'logs', `${name}.log`)] as const),
      ['nats', this.#nats.log] as const,
    ];
    const running = [...this.#services.keys()].map((name) => `${name} ${this.url(name) ?? 'does not run'}`).join(', ');
    return [
      running,
      ...logs.map(([name, log]) => `-- ${name}\n${existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-LAST_LINES).join('\n') : 'no log'}`),
    ].join('\n');
  }

  remove(): void {
    this.#folder.remove();
  }

  get #clockFile(): string {
    return join(this.#folder.path, 'clock');
  }

  #natsAs(creds: string): object {
    return { url: this.#nats.url, creds };
  }

  #pidFile(victim: Victim): string {
    return victim === 'nats' ? join(this.world.at.nats, 'nats-server.pid') : this.#of(victim).pidFile;
  }

  #of(name: ServiceName): Supervised {
    const service = this.#services.get(name);
    if (service === undefined) throw new Error(`${name} is not running`);
    return service;
  }

  #count(victim: Victim): void {
    this.restarts.set(victim, (this.restarts.get(victim) ?? 0) + 1);
  }

  async #addGateway(name: GatewayName): Promise<void> {
    const address = this.#options.gateways?.[name] ?? GATEWAYS[name];
    const folder = this.world.at.gateway(address);
    const port = await freePort();
    await this.#add(
      name,
      'gateway',
      folder,
      {
        address,
        nats: this.#natsAs(this.world.nats.members[address.split('/')[0] ?? '']?.gateways[address] ?? ''),
        dataDir: folder,
        genesis: this.world.at.genesis,
        keystore: join(folder, 'keys'),
        tokens: join(folder, 'tokens'),
        tokenFile: join(folder, 'token'),
        timing: { ...TIMING, ...this.#options.timing },
      },
      port,
    );
    this.#clients.set(name, connect({ url: `http://127.0.0.1:${port}`, token: readFileSync(join(folder, 'token'), 'utf8').trim() }));
  }

  async #add(name: ServiceName, service: string, dataDir: string, config: object, port = 0): Promise<void> {
    const folder = join(this.#folder.path, 'services', name);
    mkdirSync(folder, { recursive: true });
    const planFile = join(folder, 'kill-plan');
    const breakFile = join(folder, 'break-at');
    const start = (): Promise<ServiceProcess> =>
      startService({
        name,
        service,
        config: { ...config, http: { host: '127.0.0.1', port } },
        configFile: join(dataDir, 'config.json'),
        logFile: join(this.#folder.path, 'logs', `${name}.log`),
        execArgv: [KILL_AT, CLOCK, BREAK_ENGINE].flatMap((preload) => ['--import', preload]),
        env: { HUECRY_KILL_FILE: planFile, HUECRY_CLOCK_FILE: this.#clockFile, HUECRY_BREAK_FILE: breakFile },
      });
    const supervised: Supervised = { start, pidFile: join(folder, 'pid'), planFile, breakFile, current: null };
    this.#services.set(name, supervised);
    await this.#run(name, supervised);
  }

  async #run(name: ServiceName, supervised: Supervised): Promise<void> {
    const running = await supervised.start();
    supervised.current = running;
    writeFileSync(supervised.pidFile, String(running.child.pid));
    running.child.once('exit', () => {
      if (this.#stopping) return;
      this.#count(name);
      // A service that was killed while it started again is started once more.
      const again = (): Promise<void> => this.#run(name, supervised).catch(() => (this.#stopping ? undefined : again()));
      void again();
    });
  }
}

/** Takes the adoption of a member's law out of what is handed in. */
function withholdLaw(world: World, code: string, nowSeconds: number): Uint8Array {
  for (const name of signStatements(world, nowSeconds).filter((one) => one.endsWith(`-own-${code}`))) {
    const file = join(world.at.statements, name);
    const statement = new Uint8Array(readFileSync(file));
    if (parseStatement(statement).payload.type !== 'policy.bundle') continue;
    unlinkSync(file);
    return statement;
  }
  throw new Error(`${code} has no law to withhold`);
}
