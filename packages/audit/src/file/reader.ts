import { type FileHandle, open } from 'node:fs/promises';
import type { AuditOpening } from '@huecry/proto';
import { AuditFileError } from './errors.ts';
import { type AuditFileHeader, LENGTH_BYTES, MAGIC, MAX_HEADER_BYTES, MAX_OPENING_BYTES, OpeningRules, parseHeader, parseOpening } from './rules.ts';

const CHUNK_BYTES = 256 * 1024;

/** Where to go on: behind the opening of `position`, at the byte `offset`. */
export interface AuditFilePlace {
  readonly position: number;
  readonly offset: number;
}

export interface PlacedOpening {
  readonly opening: AuditOpening;
  /** The message as it stands in the file. */
  readonly bytes: Uint8Array;
  /** Given to `openings`, it goes on with the next. */
  readonly next: AuditFilePlace;
}

export interface AuditFile {
  readonly header: AuditFileHeader;
  readonly sizeBytes: number;
  /**
   * The openings in ascending order of position, from the first or from a place that an earlier pass over the same file gave. Ends
   * after the last; a file that stops anywhere else is refused, not ended. Memory is flat: one chunk and one opening.
   * @throws AuditFileError malformed, truncated, too-large, wrong-order, beyond-size, forbidden-content, trailing-bytes, wrong-offset
   */
  openings(from?: AuditFilePlace): AsyncGenerator<PlacedOpening, void, undefined>;
  close(): Promise<void>;
}

/**
 * Opens an audit file and reads its header. What it opens is not believed: who reads it compares digests with the ledger's entries.
 * @throws AuditFileError wrong-magic, malformed, truncated, too-large; what the file system says
 */
export async function openAuditFile(path: string): Promise<AuditFile> {
  const file = await open(path, 'r');
  try {
    const { size: sizeBytes } = await file.stat();
    const frames = new Frames(file, 0);
    const magic = await frames.take(MAGIC.length, 'the first bytes');
    if (Buffer.compare(magic, MAGIC) !== 0) {
      throw new AuditFileError('wrong-magic', 0, 'expected an audit file of version 1 (HUECRYA1); export it anew with this release');
    }
    const bytes = await frames.message(MAX_HEADER_BYTES, 'the header');
    if (bytes === null) throw new AuditFileError('malformed', MAGIC.length, 'expected a header');
    const header = parseHeader(bytes, MAGIC.length);
    const first: AuditFilePlace = { position: 0, offset: frames.offset };
    return {
      header,
      sizeBytes,
      openings: (from = first) => readOpenings(file, header, from, first.offset, sizeBytes),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function* readOpenings(
  file: FileHandle,
  header: AuditFileHeader,
  from: AuditFilePlace,
  firstOffset: number,
  sizeBytes: number,
): AsyncGenerator<PlacedOpening, void, undefined> {
  if (!Number.isSafeInteger(from.offset) || from.offset < firstOffset || from.offset > sizeBytes) {
    throw new AuditFileError('wrong-offset', from.offset, `expected a place between ${firstOffset} and the end of this file: begin again`);
  }
  const frames = new Frames(file, from.offset);
  const rules = new OpeningRules(header, from.position);
  for (;;) {
    const { offset } = frames;
    const bytes = await frames.message(MAX_OPENING_BYTES, 'an opening');
    if (bytes === null) break;
    const opening = parseOpening(bytes, offset);
    rules.check(opening, offset);
    yield { opening, bytes, next: { position: opening.position, offset: frames.offset } };
  }
  if (!(await frames.isAtEnd())) throw new AuditFileError('trailing-bytes', frames.offset, 'expected the end of the file after its end mark');
}

/** Reads one message after the other. */
class Frames {
  readonly #file: FileHandle;
  #chunk = new Uint8Array(0);
  #used = 0;
  /** Of the next byte that is given. */
  offset: number;

  constructor(file: FileHandle, offset: number) {
    this.#file = file;
    this.offset = offset;
  }

  /** The next message, or null at the end mark. */
  async message(limit: number, what: string): Promise<Uint8Array | null> {
    const { offset } = this;
    const prefix = await this.take(LENGTH_BYTES, what);
    const length = new DataView(prefix.buffer, prefix.byteOffset).getUint32(0);
    if (length === 0) return null;
    if (length > limit) throw new AuditFileError('too-large', offset, `${what} has ${length} bytes, at most ${limit} are allowed`);
    return this.take(length, what);
  }

  /** A view that stays valid: a chunk is never written twice. */
  async take(length: number, what: string): Promise<Uint8Array> {
    if (this.#chunk.length - this.#used < length) await this.#fill(length);
    if (this.#chunk.length - this.#used < length) {
      throw new AuditFileError('truncated', this.offset + this.#chunk.length - this.#used, `the file ends within ${what}: copy or export it again`);
    }
    const taken = this.#chunk.subarray(this.#used, this.#used + length);
    this.#used += length;
    this.offset += length;
    return taken;
  }

  async isAtEnd(): Promise<boolean> {
    if (this.#chunk.length === this.#used) await this.#fill(1);
    return this.#chunk.length === this.#used;
  }

  async #fill(length: number): Promise<void> {
    const rest = this.#chunk.subarray(this.#used);
    const chunk = new Uint8Array(Math.max(CHUNK_BYTES, length));
    chunk.set(rest);
    let filled = rest.length;
    while (filled < chunk.length) {
      const { bytesRead } = await this.#file.read(chunk, filled, chunk.length - filled, this.offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    this.#chunk = chunk.subarray(0, filled);
    this.#used = 0;
  }
}
