import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AuditFileEncoder, type Opening } from './encode.ts';
import type { AuditFileHeader } from './rules.ts';

/** Bytes gathered before they go to the disk. */
const CHUNK_BYTES = 256 * 1024;

/** Writes one audit file. Until `finish` has returned there is no file of that name, or the one that was there before. */
export interface AuditFileWriter {
  /**
   * Adds an opening; positions ascend.
   * @throws AuditFileError malformed, too-large, wrong-order, beyond-size, forbidden-content
   */
  add(opening: Opening): Promise<void>;
  /** Ends the file, makes it durable, and gives it its name. */
  finish(): Promise<void>;
  /** Removes what was written. Does nothing after `finish`. */
  abort(): Promise<void>;
}

/**
 * Begins an audit file: mode 0600, under a name of its own beside `path` until it is whole. A crash leaves `<path>.<random>.partial`.
 * @throws AuditFileError malformed; what the file system says
 */
export async function createAuditFileWriter(path: string, header: AuditFileHeader): Promise<AuditFileWriter> {
  const encoder = new AuditFileEncoder(header);
  const beginning = encoder.begin();
  const out = await createWholeFile(path);
  const guarded = async (bytes: () => Uint8Array): Promise<void> => {
    try {
      await out.write(bytes());
    } catch (error) {
      await out.abort();
      throw error;
    }
  };
  await guarded(() => beginning);
  return {
    add: (opening) => guarded(() => encoder.add(opening)),
    async finish() {
      await guarded(() => encoder.end());
      await out.finish();
    },
    abort: out.abort,
  };
}

/** A file that has its name only when it is whole and on disk. */
export interface WholeFile {
  write(bytes: Uint8Array): Promise<void>;
  /** `check` may read what was written, under the path that it is given, and throw: then no file of that name is made. */
  finish(check?: (path: string) => Promise<void>): Promise<void>;
  abort(): Promise<void>;
}

export async function createWholeFile(path: string): Promise<WholeFile> {
  const partial = `${path}.${randomBytes(6).toString('hex')}.partial`;
  // wx: nobody who has a name ready there gets what we write.
  const file = await open(partial, 'wx', 0o600);
  let done = false;
  let gathered: Uint8Array[] = [];
  let gatheredBytes = 0;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(gathered);
    gathered = [];
    gatheredBytes = 0;
    await writeAll(file, bytes);
  };
  const abort = async (): Promise<void> => {
    if (done) return;
    done = true;
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
  };
  return {
    async write(bytes) {
      gathered.push(bytes);
      gatheredBytes += bytes.length;
      if (gatheredBytes >= CHUNK_BYTES) await flush();
    },
    async finish(check) {
      try {
        await flush();
        await file.sync();
        await file.close();
        await check?.(partial);
        await rename(partial, path);
        done = true;
        await syncFolder(dirname(path));
      } catch (error) {
        await abort();
        throw error;
      }
    },
    abort,
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, from);
    from += bytesWritten;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
