/** Items on their way to a thread: all their bytes in one piece of memory, which changes hands and is not copied there. */
import type { Item } from './judged.ts';

export interface PackedItems {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of each item its position and the lengths of its entry and opening; -1: it has no opening. */
  readonly heads: readonly (readonly [position: number, entry: number, opening: number])[];
  /** Seldom: a decision's notice that stands in an earlier batch. By the item's index. */
  readonly notices: ReadonlyMap<number, NonNullable<Item['notice']>>;
}

export function packItems(items: readonly Item[]): PackedItems {
  const bytes = new Uint8Array(items.reduce((sum, { entry, opening }) => sum + entry.length + (opening?.length ?? 0), 0));
  let at = 0;
  const put = (piece: Uint8Array): number => {
    bytes.set(piece, at);
    at += piece.length;
    return piece.length;
  };
  const heads = items.map(({ position, entry, opening }) => [position, put(entry), opening === null ? -1 : put(opening)] as const);
  const notices = new Map(items.flatMap(({ notice }, i) => (notice === null ? [] : [[i, notice] as const])));
  return { bytes, heads, notices };
}

/** The items again, as views of the one piece. */
export function unpackItems({ bytes, heads, notices }: PackedItems): Item[] {
  let at = 0;
  const take = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  return heads.map(([position, entry, opening], i) => ({
    position,
    entry: take(entry),
    opening: opening < 0 ? null : take(opening),
    notice: notices.get(i) ?? null,
    isLight: false,
  }));
}
