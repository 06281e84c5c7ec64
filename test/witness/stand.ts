/** Three members' witnesses as real processes, and a ledger that asks them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseTlogPolicy, type TlogPolicy } from '@huecry/ledger';
import { pino } from 'pino';
import { Ledger } from '../../services/ledger/src/ledger.ts';
import { postToWitness, readWitnessHead } from '../../services/ledger/src/post.ts';
import type { Timing } from '../../services/ledger/src/config.ts';
import { FAST, type World } from '../../services/ledger/src/testing/world.ts';

const MAIN = join(import.meta.dirname, '../../services/witness/src/main.ts');

export interface RunningWitness {
  readonly name: string;
  readonly vkey: string;
  readonly url: string;
  /** Proofs of second histories that it keeps. */
  forks(): readonly string[];
  kill(): Promise<void>;
}

/** `port` 0 takes any free one; a witness that comes back takes the one it had. */
export async function startWitness(world: World, name: string, port = 0): Promise<RunningWitness> {
  const folder = join(world.dataDir, `witness-${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'genesis.json'), world.genesis);
  const config = { name: `witness.example/${name}`, dataDir: 'data', genesis: 'genesis.json', keys: ['witness.key'], http: { port } };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, '--config', join(folder, 'config.json')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await readyAt(child);
  return {
    name,
    url,
    vkey: readFileSync(join(folder, 'data/vkeys'), 'utf8').trim(),
    forks: () => readdirSync(join(folder, 'data/forks')).map((file) => readFileSync(join(folder, 'data/forks', file), 'utf8')),
    kill: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

function readyAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the witness ended with ${code}`)));
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const entry: { readonly msg?: string; readonly url?: string } = JSON.parse(line);
        if (entry.msg === 'ready') resolve(entry.url ?? '');
      });
  });
}

/** Two of the witnesses must have cosigned. */
export const policyOf = (world: World, witnesses: readonly RunningWitness[]): TlogPolicy =>
  parseTlogPolicy(
    [
      `log ${world.vkey}`,
      ...witnesses.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}`),
      `group members 2 ${witnesses.map(({ name }) => name).join(' ')}`,
      'quorum members\n',
    ].join('\n'),
  );

export const openWitnessed = (
  world: World,
  policy: () => TlogPolicy | undefined,
  timing: Partial<Timing> = {},
  now: () => number = Date.now,
  /** What somebody would leave out who shows two histories on purpose. */
  guarded = true,
): Promise<Ledger> =>
  Ledger.open({
    ...world,
    timing: { ...FAST, ...timing },
    log: pino({ level: 'silent' }),
    now,
    witnesses: { policy, post: postToWitness, ...(guarded ? { readHead: readWitnessHead } : {}) },
  });
