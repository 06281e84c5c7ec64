/** A tree in a folder, as the ledger service writes and serves it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TreeReader } from './reader.ts';

/** Reads the tree below `folder` (the one that holds `checkpoint` and `tile/`). */
export function readDirectory(folder: string): Required<TreeReader> {
  return {
    async read(path) {
      const bytes = await ifThere(readFile(join(folder, path)));
      return bytes === null ? null : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
    async partialWidths(path) {
      const names = (await ifThere(readdir(join(folder, `${path}.p`)))) ?? [];
      return names.filter((name) => /^[1-9][0-9]{0,2}$/.test(name)).map(Number);
    },
  };
}

async function ifThere<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // A folder where a file is expected (or the other way round) is the same as nothing.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
    throw error;
  }
}
