/** C2SP tlog-checkpoint: origin, size and root of a tree as the text of a signed note. */
import { fromBase64, fromDecimal, isCount, toBase64 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { EMPTY_ROOT, HASH_BYTES, sameHash } from './hash.ts';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

const isOrigin = (origin: string): boolean => origin !== '' && !/\p{Cc}/u.test(origin) && origin.isWellFormed();

/**
 * The note text of a checkpoint, last newline included.
 * @throws LedgerError `malformed-checkpoint`
 */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isOrigin(origin) || !isCount(size) || root.length !== HASH_BYTES)
    throw new LedgerError('malformed-checkpoint', 'expected an origin line, a size and a root of 32 bytes');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * Parses a note text. Extension lines are refused: the specification advises against them since nobody can audit them, and the
 * ledger signs none, so a checkpoint that has some was not made by it.
 * @throws LedgerError `malformed-checkpoint`
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', sizeText = '', rootText = '', end, ...extensions] = text.split('\n');
  if (extensions.length > 0) throw new LedgerError('malformed-checkpoint', `expected a checkpoint without extension lines, found ${extensions.length}`);
  const size = fromDecimal(sizeText);
  const root = fromBase64(rootText);
  if (!isOrigin(origin) || size === undefined || root?.length !== HASH_BYTES || end !== '')
    throw new LedgerError('malformed-checkpoint', 'expected three lines: origin, size in decimal, root in base64');
  if (size === 0 && !sameHash(root, EMPTY_ROOT)) throw new LedgerError('malformed-checkpoint', 'expected the empty root for size 0');
  return { origin, size, root };
}
