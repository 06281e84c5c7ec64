import { readBundle, TILE_WIDTH, type TreeReader } from '@huecry/ledger';
import { hash } from 'node:crypto';
import type { Item, Material } from './judged.ts';
import { AuditFileError, type AuditFilePlace } from '../file/index.ts';
import { openingAt, type OpeningRecord, openingsFrom, type OpeningSource } from './openings.ts';
import { type Peek, peek, peekShort } from './peek.ts';
import { bytes, textOrNull, type Work } from './work.ts';

/** One entry on its way to be judged, and what the order needs of it afterwards. */
export interface Fed {
  readonly item: Item;
  /** Where the audit file opens it, for who reads it again. */
  readonly openingPlace: string | null;
  readonly material: Material | null;
  /** Null where the entry cannot be read, and where nobody asks for it. */
  readonly timeMs: number | null;
  /** A genesis or registry entry. */
  readonly isStatement: boolean;
}

export interface FeedOptions {
  readonly reader: TreeReader;
  readonly size: number;
  readonly source: OpeningSource | null;
  readonly work: Work;
  /** Each entry's time is asked for. */
  readonly timed: boolean;
}

/** What is wrong with the audit file itself. */
export interface Damage {
  readonly position: number | null;
  readonly reason: string;
}

/** Notices kept in memory for the decisions that follow; of all others the JWS is read again from the tree. */
const MAX_RECENT_BYTES = 32 * 1024 * 1024;

/** Lays beside each entry what the audit file opens of it, and beside each decision its notice. */
export class Feed {
  readonly #options: FeedOptions;
  readonly #recent = new Map<number, { readonly material: Material; readonly bytes: number }>();
  #recentBytes = 0;
  readonly #records: ReturnType<typeof openingsFrom> | null;
  /** Before the next record that was not given yet. */
  #place: AuditFilePlace | null;
  #next: OpeningRecord | null = null;
  #ended: boolean;
  #damage: Damage[] = [];
  #inOrder = 0;

  constructor(options: FeedOptions) {
    this.#options = options;
    const place = options.work.get('place');
    this.#place = place === null || place === '' ? null : readPlace(place);
    this.#ended = place === ENDED || options.source === null;
    this.#records = options.source === null || this.#ended ? null : openingsFrom(options.source, this.#place);
  }

  /** Where the file goes on, for who goes on. */
  get place(): string {
    return this.#ended ? ENDED : writePlace(this.#place);
  }

  /** Everything below this position has been put in order, so that the working file knows it. */
  ordered(position: number): void {
    this.#inOrder = position;
  }

  /** Damage found since it was last asked. */
  takeDamage(): readonly Damage[] {
    return this.#damage.splice(0);
  }

  /** Reads the file to its end, once the log has ended: what stands there opens nothing of this log, and the file must be whole all the same. */
  async end(): Promise<void> {
    while ((await this.#look()) !== null) this.#next = null;
  }

  /** The next entry, in the order of the log; at once where nothing has to be read for it. `view` is copied. */
  feed(position: number, view: Uint8Array, inBatch: ReadonlySet<number>): Fed | Promise<Fed> {
    const entry = Uint8Array.from(view);
    const seen = this.#options.timed ? peek(entry) : peekShort(entry);
    const wanted = seen.decidedNotice !== null && !this.#recent.has(seen.decidedNotice);
    const looks = this.#next === null && !this.#ended;
    return wanted || looks ? this.#feedLater(position, entry, seen, inBatch) : this.#lay(position, entry, seen, inBatch, null);
  }

  async #feedLater(position: number, entry: Uint8Array, seen: Peek, inBatch: ReadonlySet<number>): Promise<Fed> {
    await this.#look();
    const { decidedNotice } = seen;
    const again = decidedNotice === null || this.#recent.has(decidedNotice) ? null : await this.#readAgain(decidedNotice);
    return this.#lay(position, entry, seen, inBatch, again);
  }

  #lay(position: number, entry: Uint8Array, seen: Peek, inBatch: ReadonlySet<number>, again: Material | null): Fed {
    const record = this.#openingOf(position);
    const opening = record?.bytes ?? null;
    const { noticeJws, decidedNotice, timeMs, isStatement, isCommitment } = seen;
    if (noticeJws !== null) this.#keep({ position, jws: noticeJws, opening });
    const material = decidedNotice === null ? null : (this.#recent.get(decidedNotice)?.material ?? again);
    return {
      item: {
        position,
        entry,
        opening,
        notice: decidedNotice !== null && inBatch.has(decidedNotice) ? null : material,
        isLight: isCommitment && opening === null,
      },
      openingPlace: record === null ? null : writePlace(record.place),
      material,
      timeMs,
      isStatement,
    };
  }

  /** The next record, looked at and not taken. */
  async #look(): Promise<OpeningRecord | null> {
    if (this.#next !== null || this.#ended || this.#records === null) return this.#next;
    try {
      const found = await this.#records.next();
      if (found.done === true) this.#ended = true;
      else this.#next = found.value;
    } catch (error) {
      if (!(error instanceof AuditFileError)) throw error;
      this.#ended = true;
      this.#damage.push({ position: null, reason: `${error.message}; nothing behind that place was opened` });
    }
    return this.#next;
  }

  /** The record of this position, taken; the next one was looked at before. */
  #openingOf(position: number): OpeningRecord | null {
    const record = this.#next;
    if (record?.position !== position) return null;
    this.#next = null;
    this.#place = { position, offset: record.place.offset + LENGTH_BYTES + record.bytes.length };
    // A copy: what is read of the file is a view of a larger piece.
    return { ...record, bytes: Uint8Array.from(record.bytes) };
  }

  #keep(material: Material): void {
    const size = material.jws.length + (material.opening?.length ?? 0) + 256;
    this.#recent.set(material.position, { material, bytes: size });
    this.#recentBytes += size;
    for (const [position, { bytes: freed }] of this.#recent) {
      // What is not in order yet stands nowhere else.
      if (this.#recentBytes <= MAX_RECENT_BYTES || position >= this.#inOrder) break;
      this.#recent.delete(position);
      this.#recentBytes -= freed;
    }
  }

  /** A notice that was judged long before; null where none stands there: then the decision is wrong, and that is said. */
  async #readAgain(position: number): Promise<Material | null> {
    const { reader, size, source, work } = this.#options;
    const row = work.one('SELECT digest, opening FROM notice WHERE position = ?', position);
    if (row === undefined || position >= size) return null;
    const index = Math.floor(position / TILE_WIDTH);
    const { entries } = await readBundle(reader, index, Math.min(TILE_WIDTH, size - index * TILE_WIDTH));
    const found = entries[position % TILE_WIDTH];
    const jws = found === undefined ? null : peek(Uint8Array.from(found)).noticeJws;
    // Verified once; a file that was changed since then is not believed.
    if (jws === null || Buffer.compare(hash('sha256', jws, 'buffer'), bytes(row, 'digest')) !== 0) return null;
    const place = textOrNull(row, 'opening');
    return { position, jws, opening: place === null || source === null ? null : await openingAt(source, readPlace(place)) };
  }
}

const LENGTH_BYTES = 4;
const ENDED = 'ended';

const writePlace = (place: AuditFilePlace | null): string => (place === null ? '' : `${place.position} ${place.offset}`);

function readPlace(written: string): AuditFilePlace {
  const [position, offset] = written.split(' ').map(Number);
  return { position: position ?? 0, offset: offset ?? 0 };
}
