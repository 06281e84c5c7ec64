/** Proof that a log has shown two histories: a file that convinces anyone who knows the log's key, and nobody else's word is needed. */
import { fromBase64, toBase64 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { HASH_BYTES, sameHash } from './hash.ts';
import { rootsOfPath } from './merkle.ts';
import { MAX_NOTE_BYTES } from './note.ts';
import { type HashReader, provePath } from './prove.ts';
import { openCheckpoint } from './signed-checkpoint.ts';
import type { Vkey } from './verifier.ts';

const FORMAT = 'huecry-fork/1';
const MAX_PATH_HASHES = 63;

/**
 * Two checkpoints that one log signed and that cannot both be true: the same size with two roots, or a larger tree whose
 * beginning is not the smaller one. `path` leads from hashes of the larger tree to both its root and the root of its beginning.
 */
export interface Fork {
  /** The smaller one, word for word. */
  readonly first: string;
  readonly second: string;
  readonly path: readonly Uint8Array[];
}

/** What a verified proof says. */
export interface ForkFacts {
  readonly origin: string;
  readonly size1: number;
  readonly root1: Uint8Array;
  readonly size2: number;
  readonly root2: Uint8Array;
  /** The root that the first `size1` entries of the second history have; not `root1`. */
  readonly otherRoot1: Uint8Array;
}

/**
 * Compares two signed checkpoints of one log.
 * @param hashes hashes of the larger tree; need not be trusted
 * @returns undefined where the larger continues the smaller
 * @throws LedgerError `wrong-hash` where the hashes do not lead to the larger root: ask another copy of that tree;
 *   what `openCheckpoint` throws; whatever the reader throws
 */
export function findFork(noteA: string, noteB: string, hashes: HashReader, vkey: Vkey | readonly Vkey[]): Promise<Fork | undefined> {
  return comparePath(noteA, noteB, (size1, size2) => provePath(hashes, size1, size2), vkey);
}

/**
 * The same for who has no tiles: `pathOf` asks somebody, who need not be trusted, for the consistency path between two sizes (its
 * first hash always there). It is not asked where the sizes are equal.
 * @returns undefined where the larger continues the smaller
 * @throws LedgerError `wrong-hash` where the path does not lead to the larger root: nothing is known then; what `openCheckpoint` throws;
 *   whatever `pathOf` throws
 */
export async function comparePath(
  noteA: string,
  noteB: string,
  pathOf: (size1: number, size2: number) => Promise<readonly Uint8Array[]>,
  vkey: Vkey | readonly Vkey[],
): Promise<Fork | undefined> {
  const [a, b] = [openCheckpoint(noteA, vkey), openCheckpoint(noteB, vkey)];
  const [first, second, before, after] = a.size <= b.size ? [noteA, noteB, a, b] : [noteB, noteA, b, a];
  if (before.size === after.size) return sameHash(before.root, after.root) ? undefined : { first, second, path: [] };
  // Size zero has no history: nothing can contradict it.
  if (before.size === 0) return undefined;
  const path = await pathOf(before.size, after.size);
  const roots = rootsOfPath(before.size, after.size, path);
  if (roots === undefined || !sameHash(roots.root2, after.root))
    throw new LedgerError('wrong-hash', `the hashes do not lead to the signed root of size ${after.size}: nothing can be said from them`);
  return sameHash(roots.root1, before.root) ? undefined : { first, second, path };
}

/** The proof as a file. */
export function formatFork({ first, second, path }: Fork): string {
  return `${JSON.stringify({ format: FORMAT, first, second, path: path.map(toBase64) }, null, 2)}\n`;
}

/**
 * Takes a proof apart without any trust in it.
 * @throws LedgerError `malformed-fork`
 */
export function parseFork(text: string): Fork {
  if (text.length > 3 * MAX_NOTE_BYTES) throw malformed('a file of at most 3,000,000 characters');
  const json = fromJson(text);
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== FORMAT) throw malformed(`a JSON object of format ${FORMAT}`);
  if (!('first' in json) || typeof json.first !== 'string' || !('second' in json) || typeof json.second !== 'string') throw malformed('two signed checkpoints');
  if (!('path' in json) || !Array.isArray(json.path) || json.path.length > MAX_PATH_HASHES) throw malformed(`a path of at most ${MAX_PATH_HASHES} hashes`);
  const path = json.path.map((hash: unknown) => {
    const bytes = typeof hash === 'string' ? fromBase64(hash) : undefined;
    if (bytes?.length !== HASH_BYTES) throw malformed('hashes of 32 bytes in base64');
    return bytes;
  });
  return { first: json.first, second: json.second, path };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const malformed = (expected: string): LedgerError => new LedgerError('malformed-fork', `expected ${expected}`);

/**
 * Checks that a file proves that the log of this key has shown two histories.
 * @throws LedgerError `malformed-fork`, `wrong-hash` where it proves nothing; what `openCheckpoint` throws
 */
export function verifyFork(text: string, vkey: Vkey | readonly Vkey[]): ForkFacts {
  const { first, second, path } = parseFork(text);
  const { origin, size: size1, root: root1 } = openCheckpoint(first, vkey);
  const { size: size2, root: root2 } = openCheckpoint(second, vkey);
  const nothing = (why: string): LedgerError => new LedgerError('wrong-hash', `this proves no second history: ${why}`);
  if (size1 > size2) throw malformed('the smaller checkpoint first');
  const roots = size1 === size2 ? { root1: root2, root2 } : rootsOfPath(size1, size2, path);
  if (roots === undefined || !sameHash(roots.root2, root2)) throw nothing('its path does not lead to the root of the larger tree');
  if (sameHash(roots.root1, root1)) throw nothing('the larger tree continues the smaller one');
  return { origin, size1, root1, size2, root2, otherRoot1: roots.root1 };
}
