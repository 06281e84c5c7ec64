import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type AuditFile, AuditFileError, type AuditFilePlace, openAuditFile } from '../file/index.ts';
import { ReplayError } from './errors.ts';

/** An audit file, and what tells it from every other: a working file is continued with the same one only. */
export interface OpeningSource {
  readonly file: AuditFile;
  readonly identity: string;
}

/** One opening of the file. */
export interface OpeningRecord {
  readonly position: number;
  readonly bytes: Uint8Array;
  /** Where it is read again. */
  readonly place: AuditFilePlace;
}

/** @throws ReplayError wrong-file; what the file system says */
export async function openOpenings(path: string): Promise<OpeningSource> {
  try {
    const file = await openAuditFile(path);
    // Every byte of it: one that was changed since is another file.
    const digest = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) digest.update(chunk as Buffer);
    return { file, identity: digest.digest('base64url') };
  } catch (error) {
    if (error instanceof AuditFileError) throw new ReplayError('wrong-file', `${path} cannot be used: ${error.message}`, error);
    throw error;
  }
}

/**
 * The openings from a place on (null: from the first), each with the place before it.
 * @throws AuditFileError
 */
export async function* openingsFrom({ file }: OpeningSource, from: AuditFilePlace | null): AsyncGenerator<OpeningRecord & { readonly next: AuditFilePlace }> {
  let place = from;
  for await (const { opening, bytes, next } of file.openings(from ?? undefined)) {
    const { position } = opening;
    // Any place before it will do: what stands before was read.
    place ??= { position: 0, offset: next.offset - bytes.length - LENGTH_BYTES };
    yield { position, bytes, place, next };
    place = next;
  }
}

/** One opening that was read before. @throws AuditFileError */
export async function openingAt(source: OpeningSource, place: AuditFilePlace): Promise<Uint8Array | null> {
  for await (const { bytes } of source.file.openings(place)) return Uint8Array.from(bytes);
  return null;
}

const LENGTH_BYTES = 4;
