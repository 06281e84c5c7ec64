/** What the feed must know of an entry before it is judged. */
import { Entry, ProtoError } from '@huecry/proto';

export interface Peek {
  /** Null where the entry cannot be read; then it is nobody's, and is named where it is judged. */
  readonly timeMs: number | null;
  /** A genesis or registry entry. */
  readonly isStatement: boolean;
  /** Salted digests: without an opening there is no signature to verify, and nothing that asks for the registry. */
  readonly isCommitment: boolean;
  readonly noticeJws: Uint8Array | null;
  /** Position of the notice that a decision is about. */
  readonly decidedNotice: number | null;
}

const UNREADABLE: Peek = { timeMs: null, isStatement: false, isCommitment: false, noticeJws: null, decidedNotice: null };

/** Reads the entry as strictly as whoever judges it. */
export function peek(entry: Uint8Array): Peek {
  try {
    const { notice, decision, timeMs, genesis, registry, receipts, refusal, release, recall } = Entry.decode(entry);
    return {
      timeMs,
      isStatement: genesis !== null || registry !== null,
      isCommitment: receipts !== null || refusal !== null || release !== null || recall !== null,
      noticeJws: notice?.jws ?? null,
      decidedNotice: decision?.noticePosition ?? null,
    };
  } catch (error) {
    if (error instanceof ProtoError) return UNREADABLE;
    throw error;
  }
}

const COMMITMENT: Peek = { ...UNREADABLE, isCommitment: true };
/** How the fields of an entry begin (entry.proto): `time_ms`, `unwitnessed`, and the bodies that are commitments: 14 to 17. */
const TIME_TAG = 0x08;
const MARK_TAG = 0x10;
const BODY_TAGS: ReadonlySet<number> = new Set([0x72, 0x7a, 0x8201, 0x8a01]);

/**
 * Most entries of a log are batches of receipts: of these the first bytes tell enough, where nobody asks for their time. They are read, and
 * refused if they are wrong, where they are judged.
 */
export function peekShort(entry: Uint8Array): Peek {
  let at = 0;
  if (entry[at] === TIME_TAG) {
    at += 1;
    while ((entry[at] ?? 0) >= 0x80) at += 1;
    at += 1;
  }
  if (entry[at] === MARK_TAG) at += 2;
  const first = entry[at] ?? 0;
  return BODY_TAGS.has(first) || BODY_TAGS.has(first * 256 + (entry[at + 1] ?? 0)) ? COMMITMENT : peek(entry);
}
