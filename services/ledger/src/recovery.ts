/** What is on disk after a crash, a full disk or a restored copy: continue it, mend it, or refuse to start. */
import { type Checkpoint, LedgerError, type NoteVerifier, openCheckpoint, parseTilePath, TILE_WIDTH, TileWriter, type TreeFile } from '@huecry/ledger';
import { sameBytes } from './entries.ts';
import { LedgerServiceError } from './errors.ts';
import type { Published } from './sequencer.ts';
import type { LedgerStore } from './store.ts';
import type { TreeFolder } from './tree-folder.ts';

export interface Recovered {
  readonly writer: TileWriter;
  readonly published: Published | undefined;
  /** The last one that was signed; ahead of the published one where witnesses had not cosigned it. */
  readonly signed: Published | undefined;
  /** Files of the signed tree that were missing or wrong, and are written again. */
  readonly mended: readonly string[];
}

/**
 * Finds where the tree stands. The database is the truth about entries, the checkpoint saved in it about what was signed:
 * - tree behind the database (a crash after the commit): the sequencer continues;
 * - tiles beyond the checkpoint (a crash before signing): written again with the same bytes;
 * - checkpoint saved and not published (a crash between): published now;
 * - tiles or bundles of the right edge missing or damaged: written again from the database, if that has the signed root;
 * - where witnesses are asked for (`witnessed`), what is published stays until they have cosigned what is saved;
 * - published ahead of saved, saved ahead of the entries, or entries without the signed root: refused, a human must look.
 * @throws LedgerServiceError `rolled-back`, `damaged`
 */
export async function recoverTree(store: LedgerStore, tree: TreeFolder, verifiers: readonly NoteVerifier[], witnessed = false): Promise<Recovered> {
  const saved = openSaved(store, verifiers);
  const publishedNote = await tree.checkpoint();
  const found = publishedNote === undefined ? undefined : openPublished(publishedNote, saved, verifiers);
  refuseRollback(store, saved, found);
  if (saved === undefined) return { writer: TileWriter.empty(), published: undefined, signed: undefined, mended: [] };

  const loaded = await loadWriter(store, tree, saved);
  const published = found === undefined || publishedNote === undefined ? undefined : { ...found, note: publishedNote };
  // The same tree, perhaps with cosignatures; or an older one that is all that witnesses have seen.
  if (published !== undefined && (witnessed || published.size === saved.size)) return { ...loaded, published, signed: saved };
  if (witnessed) return { ...loaded, published: undefined, signed: saved };
  await tree.writeCheckpoint(saved.note);
  return { ...loaded, published: saved, signed: saved };
}

/**
 * The last checkpoint that was signed.
 * @throws LedgerServiceError `damaged` where it is not one of these keys
 */
export function openSaved(store: LedgerStore, verifiers: readonly NoteVerifier[]): Published | undefined {
  const note = store.checkpoint();
  if (note === undefined) return undefined;
  try {
    return { ...openCheckpoint(note, verifiers), note };
  } catch (cause) {
    throw new LedgerServiceError('damaged', 'the checkpoint in the database is not one that these keys signed', cause);
  }
}

/** A published checkpoint that cannot be opened was damaged on disk: the saved one takes its place, if there is one. */
function openPublished(note: string, saved: Published | undefined, verifiers: readonly NoteVerifier[]): Checkpoint | undefined {
  try {
    return openCheckpoint(note, verifiers);
  } catch (cause) {
    if (saved !== undefined && cause instanceof LedgerError) return undefined;
    throw new LedgerServiceError('damaged', 'tree/checkpoint is not one that these keys signed, and the database holds none', cause);
  }
}

function refuseRollback(store: LedgerStore, saved: Checkpoint | undefined, published: Checkpoint | undefined): void {
  const { size } = store.tip;
  if (saved !== undefined && saved.size > size)
    throw new LedgerServiceError('rolled-back', `a checkpoint of ${saved.size} entries was signed, and the database has ${size}`);
  if (published === undefined) return;
  if (saved === undefined || published.size > saved.size)
    throw new LedgerServiceError(
      'rolled-back',
      `a checkpoint of ${published.size} entries is published, and the database knows of ${saved?.size ?? 'none'}: an old copy of the database was put back`,
    );
  if (published.size === saved.size && !sameBytes(published.root, saved.root))
    throw new LedgerServiceError('rolled-back', `two checkpoints of ${saved.size} entries with different roots were signed`);
}

async function loadWriter(store: LedgerStore, tree: TreeFolder, { size, root }: Checkpoint): Promise<Pick<Recovered, 'writer' | 'mended'>> {
  try {
    const writer = await TileWriter.load(tree.reader, size, root);
    checkLastEntries(store, writer);
    return { writer, mended: [] };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { writer: await rebuild(store, size, root), mended: await mend(store, tree, size) };
  }
}

/** The signed tree and the database must agree on the newest entries: these are what an old or damaged copy would lack. */
function checkLastEntries(store: LedgerStore, writer: TileWriter): void {
  const first = writer.size - writer.lastEntries.length;
  for (const [i, entry] of writer.lastEntries.entries()) {
    const stored = store.entryAt(first + i);
    if (stored === undefined || !sameBytes(stored.entry, entry))
      throw new LedgerServiceError('damaged', `entry ${first + i} of the database is not the one that was signed`);
  }
}

/** Reads every signed entry and computes the tree anew, without writing. */
async function rebuild(store: LedgerStore, size: number, root: Uint8Array): Promise<TileWriter> {
  const writer = await replay(store, size, () => Promise.resolve());
  if (!sameBytes(writer.root(), root)) throw new LedgerServiceError('damaged', `the first ${size} entries of the database do not have the signed root`);
  return writer;
}

/** Writes again what of the tree is missing or wrong. Of the partial files only the newest of each level are still of use. */
async function mend(store: LedgerStore, tree: TreeFolder, size: number): Promise<readonly string[]> {
  const mended: string[] = [];
  const newestPartials = new Map<number | 'entries', TreeFile>();
  const mendFiles = async (files: Iterable<TreeFile>): Promise<void> => {
    const wrong: TreeFile[] = [];
    for (const file of files) {
      const bytes = await tree.reader.read(file.path);
      if (bytes === null || !sameBytes(bytes, file.bytes)) wrong.push(file);
    }
    await tree.write(wrong);
    mended.push(...wrong.map(({ path }) => path));
  };
  await replay(store, size, async (files) => {
    const full: TreeFile[] = [];
    for (const file of files) {
      const name = parseTilePath(file.path);
      if (name === undefined || name.width === TILE_WIDTH) full.push(file);
      else newestPartials.set(name.level, file);
    }
    await mendFiles(full);
  });
  await mendFiles(newestPartials.values());
  return mended;
}

async function replay(store: LedgerStore, size: number, write: (files: readonly TreeFile[]) => Promise<void>): Promise<TileWriter> {
  const writer = TileWriter.empty();
  while (writer.size < size) {
    const entries = store.read(writer.size, Math.min(TILE_WIDTH, size - writer.size), Number.MAX_SAFE_INTEGER).map(({ entry }) => entry);
    if (entries.length === 0) throw new LedgerServiceError('damaged', `expected an entry at position ${writer.size}, found none`);
    await writer.append({ write }, entries);
  }
  return writer;
}
