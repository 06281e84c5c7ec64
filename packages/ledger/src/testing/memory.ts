/** A tree in memory, and a naive tree straight from RFC 6962's definitions: both for tests only. */
import { createHash } from 'node:crypto';
import { formatCheckpoint, type HashReader, parseSkey, parseTilePath, signNote, TileWriter, type TreeFile, type TreeReader } from '../index.ts';

/** A tree's files in a map. */
export class MemoryTree implements TreeReader {
  readonly files = new Map<string, Uint8Array>();

  async read(path: string): Promise<Uint8Array | null> {
    return this.files.get(path) ?? null;
  }

  async partialWidths(path: string): Promise<readonly number[]> {
    const prefix = `${path}.p/`;
    return [...this.files.keys()].filter((name) => name.startsWith(prefix)).map((name) => parseTilePath(name)?.width ?? 0);
  }

  async write(files: readonly TreeFile[]): Promise<void> {
    for (const { path, bytes } of files) this.files.set(path, bytes);
  }

  copy(): MemoryTree {
    const copy = new MemoryTree();
    for (const [path, bytes] of this.files) copy.files.set(path, bytes.slice());
    return copy;
  }

  /** Signs the writer's tree and puts the checkpoint in its place. */
  publish(writer: TileWriter, skey: string): void {
    const signer = parseSkey(skey);
    const note = signNote(formatCheckpoint({ origin: signer.name, size: writer.size, root: writer.root() }), [signer]);
    this.files.set('checkpoint', new TextEncoder().encode(note));
  }
}

/** A signed tree of these entries, written in batches of these sizes, over and over. */
export async function growTree(entries: readonly Uint8Array[], skey: string, batches: readonly number[] = [entries.length]): Promise<MemoryTree> {
  const tree = new MemoryTree();
  const writer = TileWriter.empty();
  for (let from = 0, turn = 0; from < entries.length; turn++) {
    const count = Math.max(1, batches[turn % batches.length] ?? 1);
    await writer.append(tree, entries.slice(from, from + count));
    from += count;
  }
  tree.publish(writer, skey);
  return tree;
}

/** `count` different small entries. */
export const sampleEntries = (count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => new TextEncoder().encode(`entry ${i}`));

const sha256 = (...parts: Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** RFC 6962 §2.1, word for word, over entries; shares no code with the package. */
export function naiveRoot(entries: readonly Uint8Array[]): Uint8Array {
  const [first] = entries;
  if (first === undefined) return sha256();
  if (entries.length === 1) return sha256(Uint8Array.of(0), first);
  const k = naiveSplit(entries.length);
  return sha256(Uint8Array.of(1), naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)));
}

/** RFC 6962 §2.1.1: PATH(m, D[n]). */
export function naivePath(m: number, entries: readonly Uint8Array[]): Uint8Array[] {
  if (entries.length === 1) return [];
  const k = naiveSplit(entries.length);
  return m < k ? [...naivePath(m, entries.slice(0, k)), naiveRoot(entries.slice(k))] : [...naivePath(m - k, entries.slice(k)), naiveRoot(entries.slice(0, k))];
}

/** RFC 6962 §2.1.2: SUBPROOF(m, D[n], b). */
export function naiveConsistency(m: number, entries: readonly Uint8Array[], known = true): Uint8Array[] {
  if (m === entries.length) return known ? [] : [naiveRoot(entries)];
  const k = naiveSplit(entries.length);
  return m <= k
    ? [...naiveConsistency(m, entries.slice(0, k), known), naiveRoot(entries.slice(k))]
    : [...naiveConsistency(m - k, entries.slice(k), false), naiveRoot(entries.slice(0, k))];
}

const naiveSplit = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));

/** Hashes of complete subtrees straight from the entries. */
export const naiveHashes = (entries: readonly Uint8Array[]): HashReader => ({
  readHashes: async (nodes) => nodes.map(({ level, index }) => naiveRoot(entries.slice(index * 2 ** level, (index + 1) * 2 ** level))),
});
