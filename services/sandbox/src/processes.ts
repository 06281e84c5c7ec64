import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const repository = join(import.meta.dirname, '..', '..', '..');

export interface ServiceProcess {
  readonly name: string;
  readonly url: string | null;
  readonly child: ChildProcess;
  /** Ends the process and waits for it. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly name: string;
  /** Folder below services/. */
  readonly service: string;
  readonly config: object;
  readonly configFile: string;
  readonly logFile: string;
  /** Node's own arguments, before the service's: tests preload their faults here. */
  readonly execArgv?: readonly string[];
  /** The service's own arguments besides its configuration. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the process where it is not ready yet: another part failed, and nobody would stop this one. */
  readonly giveUp?: AbortSignal;
}

interface ReadyLine {
  readonly msg?: string;
  readonly url?: string;
}

const parseLine = (line: string): ReadyLine => {
  try {
    return JSON.parse(line) as ReadyLine;
  } catch {
    return {};
  }
};

/**
 * Starts one service as a process of its own and waits until it says that it is ready.
 * Its log goes to `logFile`. The service ends with this process: its IPC channel closes.
 * @throws Error where the service ends before it is ready.
 */
export async function startService(options: ServiceOptions): Promise<ServiceProcess> {
  mkdirSync(dirname(options.configFile), { recursive: true });
  mkdirSync(dirname(options.logFile), { recursive: true });
  writeFileSync(options.configFile, `${JSON.stringify(options.config, null, 2)}\n`, { mode: 0o600 });
  const main = join(repository, 'services', options.service, 'src', 'main.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...(options.execArgv ?? []), main, '--config', options.configFile, ...(options.args ?? [])],
    {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C in the terminal must reach the sandbox alone, which then ends its services in order.
      detached: true,
      ...(options.env === undefined ? {} : { env: { ...process.env, ...options.env } }),
    },
  );
  const log = createWriteStream(options.logFile, { flags: 'a', mode: 0o600 });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stderr?.pipe(log, { end: false });
  const giveUp = (): boolean => child.kill('SIGKILL');
  options.giveUp?.addEventListener('abort', giveUp);
  const url = await new Promise<string | null>((resolve, reject) => {
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    lines.on('line', (line) => {
      log.write(`${line}\n`);
      const parsed = parseLine(line);
      if (parsed.msg === 'ready') resolve(parsed.url ?? null);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`${options.name} ended before it was ready (${signal ?? code}); its log is ${options.logFile}`)));
  }).finally(() => options.giveUp?.removeEventListener('abort', giveUp));
  return {
    name: options.name,
    url,
    child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(patience);
      log.end();
    },
  };
}
