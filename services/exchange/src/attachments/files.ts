import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Address } from '@huecry/notice';

/** What a part of an upload led to. */
export type Stored =
  | { readonly outcome: 'more'; readonly offset: number }
  /** All of it is on disk under its id. */
  | { readonly outcome: 'complete' }
  /** The whole is not what its id says; it was thrown away. */
  | { readonly outcome: 'mismatch' };

/** Ciphertexts on disk: complete ones under their ids, incoming ones under who sends them. */
export interface AttachmentFiles {
  /** Adds a part at `offset` where it belongs next; answers how far the upload is. Calls for one upload come one after the other. */
  add(from: Address, id: string, sizeBytes: number, offset: number, data: Uint8Array): Promise<Stored>;
  /** Bytes incoming from this gateway. */
  incomingBytes(from: Address): Promise<number>;
  /** A part of a complete one; null where it is not here. */
  read(id: string, offset: number, maxBytes: number): Promise<{ readonly data: Uint8Array; readonly sizeBytes: number } | null>;
  remove(id: string): Promise<void>;
  /** Removes what has been incoming since before `beforeMs`. */
  sweepIncoming(beforeMs: number): Promise<number>;
}

/** Ids are base64url, so they are file names; addresses have one slash. */
export async function openAttachmentFiles(folder: string): Promise<AttachmentFiles> {
  const incoming = join(folder, 'incoming');
  const complete = join(folder, 'complete');
  for (const path of [incoming, complete]) await mkdir(path, { recursive: true, mode: 0o700 });
  const partOf = (from: Address, id: string): string => join(incoming, `${from.replace('/', '.')}.${id}`);
  const shelfOf = (id: string): string => join(complete, id.slice(0, 2));
  const fileOf = (id: string): string => join(shelfOf(id), id);
  const lengthOf = async (path: string): Promise<number | null> => {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };

  return {
    async add(from, id, sizeBytes, offset, data) {
      if ((await lengthOf(fileOf(id))) !== null) return { outcome: 'complete' };
      const path = partOf(from, id);
      const there = (await lengthOf(path)) ?? 0;
      // Sent again after a lost answer, or from another place than asked for: the answer says where to go on.
      if (offset !== there || (data.length === 0 && there < sizeBytes)) return { outcome: 'more', offset: there };
      const handle = await open(path, 'a', 0o600);
      try {
        await handle.writeFile(data);
        if (there + data.length < sizeBytes) return { outcome: 'more', offset: there + data.length };
        // On disk before it is believed: a crash here leaves a whole part file, and the next call finds it so.
        await handle.sync();
      } finally {
        await handle.close();
      }
      if ((await lengthOf(path)) !== sizeBytes || (await digestOf(path)) !== id) {
        await rm(path, { force: true });
        return { outcome: 'mismatch' };
      }
      await mkdir(shelfOf(id), { recursive: true, mode: 0o700 });
      await rename(path, fileOf(id));
      await syncFolder(shelfOf(id));
      await syncFolder(complete);
      return { outcome: 'complete' };
    },
    async incomingBytes(from) {
      const prefix = `${from.replace('/', '.')}.`;
      const names = (await readdir(incoming)).filter((name) => name.startsWith(prefix) && name.length === prefix.length + ID_LENGTH);
      const lengths = await Promise.all(names.map((name) => lengthOf(join(incoming, name))));
      return lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0);
    },
    async read(id, offset, maxBytes) {
      let handle: FileHandle;
      try {
        handle = await open(fileOf(id), 'r');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
      try {
        const { size } = await handle.stat();
        const data = new Uint8Array(Math.max(Math.min(maxBytes, size - offset), 0));
        const { bytesRead } = await handle.read(data, 0, data.length, offset);
        return { data: data.subarray(0, bytesRead), sizeBytes: size };
      } finally {
        await handle.close();
      }
    },
    remove: (id) => rm(fileOf(id), { force: true }),
    async sweepIncoming(beforeMs) {
      let removed = 0;
      for (const name of await readdir(incoming)) {
        const path = join(incoming, name);
        if ((await stat(path)).mtimeMs >= beforeMs) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

const ID_LENGTH = 43;

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('base64url');
}

/** A new name is durable when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
