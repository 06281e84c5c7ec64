import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './context.ts';

export interface WorkFile {
  readonly path: string;
  /** The replay came to its end: nothing goes on with it. One that somebody named stays. */
  readonly ended: () => void;
  /** Nobody can go on with it. */
  readonly remove: () => void;
}

const remove = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
};

/**
 * Where a replay keeps what it has done, so that the same command goes on after it was cut off. What stands there is believed: so it lies in a
 * folder that only this person can write to, never beside the audit file, whose sender could have put one there.
 */
export function workFile(named: string | undefined, file: string | undefined, at: string | undefined, environment: Environment): WorkFile {
  if (named !== undefined) return { path: named, ended: () => undefined, remove: () => remove(named) };
  const folder = file === undefined ? null : privateFolder(environment);
  if (folder !== null && file !== undefined) {
    const path = join(
      folder,
      `${createHash('sha256')
        .update(JSON.stringify([file, at ?? null]))
        .digest('hex')
        .slice(0, 32)}.work`,
    );
    return { path, ended: () => remove(path), remove: () => remove(path) };
  }
  const temporary = mkdtempSync(join(tmpdir(), 'huecry-replay-'));
  const path = join(temporary, 'replay.work');
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  return { path, ended: () => rmSync(temporary, { recursive: true, force: true }), remove: () => remove(path) };
}

/** Ours and nobody else's to write; null where there is no such place. */
function privateFolder(environment: Environment): string | null {
  const state = environment.XDG_STATE_HOME;
  const folder = join(state !== undefined && state.startsWith('/') ? state : join(homedir(), '.local', 'state'), 'huecry', 'replay');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    return uid === process.getuid?.() && (mode & 0o022) === 0 ? folder : null;
  } catch {
    return null;
  }
}
