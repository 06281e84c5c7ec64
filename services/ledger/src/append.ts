/** Judges append requests: which items are new, which are known, and which request is refused as a whole. */
import { AppendRequest, Entry, MAX_ENTRY_BYTES, ProtoError, type EntryKind } from '@huecry/proto';
import { kindOf, sameBytes, saysTheSame } from './entries.ts';
import { type NewEntry, registryTip, type Tip, type Transaction } from './store.ts';

/** Codes that a caller of `hc.ledger.append` can get. */
export type AppendErrorCode = 'stale-registry' | 'malformed' | 'too-large' | 'unavailable' | 'key-conflict' | 'unwitnessed' | 'witnessed';

const KEY_BYTES = 32;
/** Items in one request. */
export const MAX_ITEMS = 1_000;

export interface AppendItem {
  readonly key: Uint8Array;
  readonly bytes: Uint8Array;
  readonly kind: EntryKind;
  readonly entry: Entry;
  /** Taken also while ordinary intake is halted. */
  readonly essential: boolean;
}

/** A request whose items were parsed: each is one canonical entry that may stand after the genesis entry. */
export interface ParsedAppend {
  readonly registryPosition: number;
  readonly items: readonly AppendItem[];
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: AppendErrorCode; readonly reason: string };

const refuse = (code: AppendErrorCode, reason: string) => ({ ok: false, code, reason }) as const;

/** Parses an AppendRequest once. */
export function parseAppend(data: Uint8Array): Parsed<ParsedAppend> {
  try {
    const { registryPosition, items } = AppendRequest.decode(data);
    if (items.length > MAX_ITEMS) return refuse('too-large', `expected at most ${MAX_ITEMS} items, found ${items.length}`);
    const parsed: AppendItem[] = [];
    for (const [i, { key, entry: bytes, essential }] of items.entries()) {
      if (key.length !== KEY_BYTES) return refuse('malformed', `item ${i}: expected a key of ${KEY_BYTES} bytes, found ${key.length}`);
      if (bytes.length > MAX_ENTRY_BYTES) return refuse('too-large', `item ${i}: expected an entry of at most ${MAX_ENTRY_BYTES} bytes, found ${bytes.length}`);
      const entry = Entry.decode(bytes);
      const kind = kindOf(entry);
      if (kind === undefined || kind === 'genesis') return refuse('malformed', `item ${i}: expected a body other than genesis`);
      parsed.push({ key, bytes, kind, entry, essential });
    }
    return { ok: true, value: { registryPosition, items: parsed } };
  } catch (error) {
    if (error instanceof ProtoError) return refuse('malformed', error.message);
    throw error;
  }
}

export type Appended =
  | {
      readonly ok: true;
      readonly positions: readonly number[];
      /** For each position, whether the entry that stands there is marked. */
      readonly unwitnessed: readonly boolean[];
      readonly added: readonly EntryKind[];
    }
  | { readonly ok: false; readonly code: AppendErrorCode; readonly reason: string };

/**
 * Adds a request's new entries inside a transaction, all or none. A known key gets its first position before anything else is
 * compared, so that a request whose answer was lost is always answered. While ordinary intake is `halted` only essential entries
 * are added, and only marked.
 */
export function append(log: Transaction, request: ParsedAppend, halted = false): Appended {
  const start = log.tip;
  const planned: NewEntry[] = [];
  const plannedAt = new Map<string, { readonly position: number; readonly entry: Uint8Array }>();
  const positions: number[] = [];
  const unwitnessed: boolean[] = [];
  let registry: Omit<Tip, 'size'> = start;
  for (const [i, item] of request.items.entries()) {
    const keyText = Buffer.from(item.key).toString('hex');
    const known = plannedAt.get(keyText) ?? log.find(item.key);
    if (known !== undefined) {
      if (!saysTheSame(known.entry, item.bytes)) return refuse('key-conflict', `item ${i}: its key is that of another entry, at position ${known.position}`);
      positions.push(known.position);
      unwitnessed.push(Entry.decode(known.entry).unwitnessed);
      continue;
    }
    const position = start.size + planned.length;
    const refusal = judge(log, item, request.registryPosition, registry, start.registryPosition) ?? judgeMark(item, halted);
    if (refusal !== undefined) return refuse(refusal.code, `item ${i}: ${refusal.reason}`);
    if (item.kind === 'registry') registry = registryTip(position, item.bytes);
    planned.push({ key: item.key, kind: item.kind, entry: item.bytes });
    plannedAt.set(keyText, { position, entry: item.bytes });
    positions.push(position);
    unwitnessed.push(item.entry.unwitnessed);
  }
  log.add(planned);
  return { ok: true, positions, unwitnessed, added: planned.map(({ kind }) => kind) };
}

type Refusal = { readonly code: AppendErrorCode; readonly reason: string };

/** Whether a new item fits the registry as it is at its position, and the entries before it. */
function judge(log: Transaction, { kind, entry }: AppendItem, seen: number, registry: Omit<Tip, 'size'>, atStart: number): Refusal | undefined {
  if (seen > atStart)
    return { code: 'malformed', reason: `expected a registry position of at most ${atStart}, found ${seen}: the caller is ahead of this log` };
  if (entry.registry) {
    if (sameBytes(entry.registry.prev, registry.registryDigest)) return undefined;
    return seen < atStart
      ? { code: 'stale-registry', reason: `the newest registry entry is at ${registry.registryPosition - 1}` }
      : { code: 'malformed', reason: 'prev is not the digest of the registry entry before' };
  }
  if (seen < registry.registryPosition)
    return { code: 'stale-registry', reason: `the newest registry entry is at ${registry.registryPosition - 1}, the caller has folded those below ${seen}` };
  const about = entry.decision?.noticePosition ?? entry.refusal?.noticePosition ?? entry.release?.noticePosition ?? entry.recall?.noticePosition;
  if (about !== undefined && log.kindAt(about) !== 'notice') return { code: 'malformed', reason: `a ${kind} names position ${about}, where no notice stands` };
  return undefined;
}

/**
 * The mark says the truth: it stands on what is added while intake is halted, and on nothing else. Asked last, so that a caller that
 * only wants to know whether a key stands gets its answer all the same.
 */
function judgeMark({ essential, entry }: AppendItem, halted: boolean): Refusal | undefined {
  if (halted && !essential) return { code: 'unwitnessed', reason: 'ordinary intake is halted until a quorum of witnesses has cosigned the log' };
  if (halted && !entry.unwitnessed) return { code: 'unwitnessed', reason: 'while intake is halted an essential entry is marked: make it again with the mark' };
  if (!halted && entry.unwitnessed) return { code: 'witnessed', reason: 'intake is not halted: make the entry again without the mark' };
  return undefined;
}
