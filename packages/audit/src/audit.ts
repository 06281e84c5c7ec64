import { type Checkpoint, LedgerError, openCheckpoint, readBundle, readRoot, TILE_WIDTH, tileHashes, type TreeReader, verifyTree } from '@huecry/ledger';
import { EntryAuditor } from './entries.ts';
import { readWitnesses } from './replay/witnesses.ts';
import { type AuditReport, Listing, type Problem, type WitnessReport } from './report.ts';

export interface AuditOptions {
  /** The tree's files: a folder (`fileTreeReader`), an HTTP prefix, a map. */
  readonly reader: TreeReader;
  /** The ledger's verifier key lines, one at least. The genesis entry may name another: then its signature is asked for as well. */
  readonly vkey: string | readonly string[];
  /** The pinned genesis digest (base64url). Without it the report says which genesis the log begins with. */
  readonly genesisDigest?: string | undefined;
  /** A signed checkpoint seen earlier: the tree must be a continuation of it. */
  readonly seen?: string | undefined;
  /** Entries checked, of all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Checks a whole log offline: signature, tiles, and what every entry means, in one pass with flat memory.
 * Everything wrong is in the report, not thrown; after a wrong file the entries behind it are not looked at, since
 * nothing vouches for them.
 * @throws what the reader throws where files cannot be read
 */
export async function auditTree(options: AuditOptions): Promise<AuditReport> {
  const { reader, onProgress } = options;
  const vkeys = [options.vkey].flat().map((vkey) => vkey.trim());
  const problems = new Listing<Problem>();
  let checkpoint: Checkpoint | null = null;
  const read = (position: number): Promise<Uint8Array | null> => readEntry(reader, position, checkpoint?.size ?? 0);
  const entries = new EntryAuditor({ vkey: vkeys, genesisDigest: options.genesisDigest, problems, read });
  let witnesses: WitnessReport | null = null;
  try {
    // Opened first, so that the report can name the tree even where a tile is wrong.
    checkpoint = await readCheckpoint(reader, vkeys);
    checkpoint = await verifyTree(reader, vkeys, {
      onEntry: (position, bytes) => entries.check(position, bytes),
      onProgress: ({ verified, size }) => onProgress?.(verified, size),
    });
    if (checkpoint.size === 0) problems.add({ code: 'invalid-genesis', position: 0, reason: 'the log is empty: expected the genesis file at position 0' });
    await checkAllSigned(reader, entries.ledgerVkeys);
    const note = await reader.read('checkpoint');
    witnesses = note === null ? null : readWitnesses(note, entries.registry, undefined);
    if (witnesses?.problem) problems.add(witnesses.problem);
    if (options.seen !== undefined) await checkContinues(reader, checkpoint, options.seen, vkeys, problems);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    problems.add({ code: error.code, ...(error.path === undefined ? {} : { path: error.path }), reason: error.message });
  }
  const summary = entries.summary();
  const size = checkpoint?.size ?? 0;
  const whole = checkpoint !== null && summary.checked === size;
  return {
    ok: problems.count === 0 && whole,
    origin: checkpoint?.origin ?? null,
    size,
    root: checkpoint === null ? null : Buffer.from(checkpoint.root).toString('base64'),
    ...summary,
    // What seems to be missing may stand among what was not read: nobody is blamed for that.
    ...(whole ? {} : { gaps: [], unanswered: [] }),
    witnesses,
    problems: problems.items,
    problemCount: problems.count,
  };
}

/** The genesis entry stands under the signatures that were checked: what it names besides must have signed, too. */
async function checkAllSigned(reader: TreeReader, named: readonly string[]): Promise<void> {
  const note = await reader.read('checkpoint');
  if (note === null || named.length < 2) return;
  try {
    openCheckpoint(note, named);
  } catch (error) {
    throw error instanceof LedgerError ? new LedgerError(error.code, error.message, { path: 'checkpoint', cause: error }) : error;
  }
}

/** An entry whose bundle was verified before; whoever asks compares what comes with what they know of it. */
async function readEntry(reader: TreeReader, position: number, size: number): Promise<Uint8Array | null> {
  if (position >= size) return null;
  const index = Math.floor(position / TILE_WIDTH);
  const { entries } = await readBundle(reader, index, Math.min(TILE_WIDTH, size - index * TILE_WIDTH));
  return entries[position % TILE_WIDTH] ?? null;
}

async function readCheckpoint(reader: TreeReader, vkeys: readonly string[]): Promise<Checkpoint | null> {
  const note = await reader.read('checkpoint');
  try {
    return note === null ? null : openCheckpoint(note, vkeys);
  } catch (error) {
    // verifyTree says it again, with the path.
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

async function checkContinues(reader: TreeReader, now: Checkpoint, seen: string, vkeys: readonly string[], problems: Listing<Problem>): Promise<void> {
  const before = openCheckpoint(seen, vkeys);
  if (before.size > now.size) {
    problems.add({ code: 'rolled-back', path: 'checkpoint', reason: `the tree has ${now.size} entries, a checkpoint over ${before.size} was seen before` });
    return;
  }
  // The tiles were verified just now, so this is the root that the tree had.
  const root = before.size === now.size ? now.root : await readRoot(tileHashes(reader, now.size), before.size);
  if (Buffer.compare(root, before.root) !== 0) {
    problems.add({
      code: 'rewritten',
      path: 'checkpoint',
      reason: `the first ${before.size} entries are not those of the checkpoint seen before: the ledger signed two histories`,
    });
  }
}
