/** Starts the real nats-server, owns it and ends it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestkitError } from './errors.ts';
import { type Guard, guard } from './guard.ts';
import { freePort } from './ports.ts';

export interface NatsOptions {
  /** For its log and pid file. Made if it is not there. */
  readonly dir: string;
  /** Configuration file, for example `provisioned.conf`. */
  readonly conf: string;
  /** Default: a free one. Kept over restarts. */
  readonly port?: number;
  /** Default: `NATS_SERVER_BIN`, else `nats-server` of the PATH. */
  readonly bin?: string;
}

export interface RunningNats {
  readonly url: string;
  readonly port: number;
  /** Changes at each restart. */
  readonly pid: number;
  readonly log: string;
  /** Sends a signal and waits for the end. Default SIGKILL. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again where it was (after ending it gracefully if it still runs). */
  restart(): Promise<void>;
  /** Ends it for good: SIGTERM, and SIGKILL where that is not enough. */
  stop(): Promise<void>;
}

const READY_POLL_MS = 20;
/** Long enough for a slow machine under load that replays a large store; a server that cannot start exits at once instead. */
const START_LIMIT_MS = 120_000;
const TERM_GRACE_MS = 10_000;

export const natsServerBin = (): string => process.env['NATS_SERVER_BIN'] ?? 'nats-server';

/** Ready when it greets on its port. Throws `no-server` with the end of its log. */
export async function startNats(options: NatsOptions): Promise<RunningNats> {
  mkdirSync(options.dir, { recursive: true });
  const bin = options.bin ?? natsServerBin();
  const log = join(options.dir, 'nats-server.log');
  const port = options.port ?? (await freePort());
  let server: Server = await launch();

  async function launch(): Promise<Server> {
    const output = openSync(log, 'a');
    // Its own process group: Ctrl-C reaches us first, and we end it when the services are done.
    const child = spawn(bin, ['-c', options.conf, '-a', '127.0.0.1', '-p', String(port), '-P', join(options.dir, 'nats-server.pid')], {
      stdio: ['ignore', output, output],
      detached: true,
    });
    closeSync(output);
    const started = own(child);
    for (const before = Date.now(); ; await sleep(READY_POLL_MS)) {
      if (started.ended()) break;
      // Another server on this port would greet too: ours says so in its log only when it listens itself, else it exits.
      if (await greets(port)) {
        if (!started.ended()) return started;
        break;
      }
      if (Date.now() - before > START_LIMIT_MS) {
        await started.end('SIGKILL');
        break;
      }
    }
    throw new TestkitError('no-server', `${bin} did not start; its log ends with:\n${tail(log)}`, started.failure());
  }

  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    get pid() {
      return server.pid;
    },
    log,
    kill: (signal = 'SIGKILL') => server.end(signal),
    async restart() {
      await server.end('SIGTERM');
      server = await launch();
    },
    stop: () => server.end('SIGTERM'),
  };
}

interface Server {
  readonly pid: number;
  ended(): boolean;
  failure(): Error | undefined;
  end(signal: NodeJS.Signals): Promise<void>;
}

function own(child: ChildProcess): Server {
  let over = false;
  let failure: Error | undefined;
  const watch: Guard | null = child.pid === undefined ? null : guard(child.pid);
  const exited = new Promise<void>((resolve) => {
    const done = (): void => {
      over = true;
      watch?.release();
      resolve();
    };
    child.once('exit', done);
    child.once('error', (error) => {
      failure = error;
      done();
    });
  });
  return {
    pid: child.pid ?? -1,
    ended: () => over,
    failure: () => failure,
    async end(signal) {
      if (over) return;
      child.kill(signal);
      // A stopped (SIGSTOP) or stuck server does not hear SIGTERM.
      const force = signal === 'SIGKILL' ? undefined : setTimeout(() => child.kill('SIGKILL'), TERM_GRACE_MS);
      await exited;
      clearTimeout(force);
    },
  };
}

/** A NATS server speaks first: `INFO {…}`. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (yes: boolean): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(2_000, () => answer(false));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
    socket.once('data', (data) => answer(data.toString('latin1', 0, 5) === 'INFO '));
  });
}

const tail = (path: string): string => readFileSync(path, 'utf8').split('\n').slice(-12).join('\n');
