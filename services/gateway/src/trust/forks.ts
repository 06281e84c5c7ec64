import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Fork, formatFork, LedgerError, verifyFork } from '@huecry/ledger';

/** A proof that the ledger has shown two histories. */
export interface KeptFork {
  /** Its file, below the gateway's data folder. */
  readonly file: string;
  readonly sinceMs: number;
}

/**
 * Proofs against the ledger, one file each (docs/spec/ledger.md, huecry-fork/1). That one is here and verifies is why the gateway trusts
 * the ledger no longer: no other memory of it is kept, so none can be lost.
 */
export interface ForkFolder {
  /** The first proof that verifies under these keys; null where the ledger can be trusted. */
  first(vkeys: readonly string[]): KeptFork | null;
  /** Durable when it returns; the same proof again is the same file. */
  keep(fork: Fork): KeptFork;
  /** Whether an operator has looked at this very proof, and settled it. */
  isSettled(fork: Fork): boolean;
  /** An operator has looked: the proofs stay, below `settled`, and count no longer. Gives how many. */
  settle(): number;
}

const FOLDER = 'forks';
const SETTLED = 'settled';

/** `dataDir` is the gateway's. */
export function openForkFolder(dataDir: string): ForkFolder {
  const folder = join(dataDir, FOLDER);
  mkdirSync(join(folder, SETTLED), { recursive: true, mode: 0o700 });
  const names = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted();
  const kept = (name: string): KeptFork => ({ file: join(FOLDER, name), sinceMs: Math.round(statSync(join(folder, name)).mtimeMs) });
  return {
    first(vkeys) {
      // Anybody may have put a file there: what proves nothing changes nothing.
      const name = names().find((one) => proves(readFileSync(join(folder, one), 'utf8'), vkeys));
      return name === undefined ? null : kept(name);
    },
    keep(fork) {
      const text = formatFork(fork);
      const name = nameOf(text);
      const file = openSync(join(folder, `${name}.new`), 'w', 0o600);
      try {
        writeSync(file, text);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(join(folder, `${name}.new`), join(folder, name));
      syncFolder(folder);
      return kept(name);
    },
    isSettled: (fork) => existsSync(join(folder, SETTLED, nameOf(formatFork(fork)))),
    settle() {
      const settled = names();
      for (const name of settled) renameSync(join(folder, name), join(folder, SETTLED, name));
      syncFolder(folder);
      return settled.length;
    },
  };
}

const nameOf = (text: string): string => `${createHash('sha256').update(text).digest('hex').slice(0, 32)}.json`;

function proves(text: string, vkeys: readonly string[]): boolean {
  try {
    verifyFork(text, vkeys);
    return true;
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
