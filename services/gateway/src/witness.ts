import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { LedgerError, parseFork } from '@huecry/ledger';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { LedgerTrust } from './trust/trust.ts';

/** The member's witness, run beside its gateway as a process of its own: with its own key and memory, and none of the gateway's. */
export interface WitnessConfig {
  readonly name: string;
  readonly dataDir: string;
  readonly keys: readonly string[];
  readonly http: { readonly host: string; readonly port: number };
}

export interface RunningWitness {
  /** Where the ledger reaches it; null while it does not run. */
  url(): string | null;
  readonly name: string;
  /** The verifier key lines that the members put into the policy; none before it has run. */
  vkeys(): readonly string[];
  /** Resolves when its process has ended. */
  stop(): Promise<void>;
}

interface Options {
  readonly config: WitnessConfig;
  /** The genesis file. */
  readonly genesis: string;
  readonly log: Logger;
  readonly trust: LedgerTrust;
  alarm(code: string, details: Readonly<Record<string, string | number | null>>): void;
}

const MAIN = join(import.meta.dirname, '..', '..', 'witness', 'src', 'main.ts');
const PAUSE_MS = { first: 1_000, most: 60_000 } as const;
const PATIENCE_MS = 5_000;
/** A line of its log, as far as it is understood here. */
const Line = z.object({ level: z.int(), msg: z.string(), url: z.string().optional(), code: z.string().optional() });
const ERROR_LEVEL = 50;

/** Starts it, starts it again when it ends, and takes over the proofs that it finds: the gateway believes what its own witness has seen. */
export function startWitness({ config, genesis, log, trust, alarm }: Options): RunningWitness {
  const { name, dataDir, keys, http } = config;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'config.json');
  writeFileSync(file, `${JSON.stringify({ name, dataDir, genesis, keys, http }, null, 2)}\n`, { mode: 0o600 });
  const stopped = new AbortController();
  let child: ChildProcess | null = null;
  let url: string | null = null;

  /** Proofs against the ledger that stand in the witness's folder. */
  function takeForks(): void {
    const folder = join(dataDir, 'forks');
    for (const one of readIfThere(folder)) {
      try {
        trust.accuse(parseFork(readFileSync(join(folder, one), 'utf8')));
      } catch (error) {
        if (!(error instanceof LedgerError)) throw error;
        log.warn({ file: one, code: error.code }, "a file among the witness's proofs proves nothing");
      }
    }
  }

  function hear(text: string): void {
    const line = Line.safeParse(fromJson(text));
    if (!line.success) return;
    const { level, msg, code } = line.data;
    if (msg === 'ready') {
      url = line.data.url ?? null;
      log.info({ witness: name, witnessUrl: url }, 'the witness runs');
      return;
    }
    if (level < ERROR_LEVEL) return;
    log.error({ witness: name, code }, msg);
    if (code === 'two-histories') takeForks();
    else alarm('witness-failed', { code: code ?? null });
  }

  async function run(): Promise<void> {
    for (let pauseMs: number = PAUSE_MS.first; !stopped.signal.aborted; ) {
      const started = performance.now();
      const code = await runOnce();
      if (stopped.signal.aborted) return;
      log.error({ witness: name, code }, 'the witness ended, and is started again');
      alarm('witness-failed', { code });
      // One that ran for long failed for another reason than one that cannot start.
      if (performance.now() - started > PAUSE_MS.most) pauseMs = PAUSE_MS.first;
      await sleep(pauseMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, PAUSE_MS.most);
    }
  }

  function runOnce(): Promise<number | null> {
    // The channel ends with this process, however that ends, and the witness with it.
    const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, '--config', file], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    child = started;
    if (started.stdout !== null) createInterface({ input: started.stdout }).on('line', hear);
    if (started.stderr !== null) createInterface({ input: started.stderr }).on('line', (text) => log.error({ witness: name }, text));
    return new Promise((resolve) => {
      const ended = (code: number | null): void => {
        url = null;
        child = null;
        resolve(code);
      };
      started.once('error', () => ended(null));
      started.once('exit', ended);
    });
  }

  takeForks();
  const running = run();
  return {
    name,
    url: () => url,
    vkeys: () => linesOf(join(dataDir, 'vkeys')),
    async stop() {
      stopped.abort();
      const last = child;
      last?.kill('SIGTERM');
      const patience = setTimeout(() => last?.kill('SIGKILL'), PATIENCE_MS);
      await running;
      clearTimeout(patience);
    },
  };
}

function readIfThere(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
