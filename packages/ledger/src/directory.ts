/** A tree in a folder, as the ledger service writes and serves it. */
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TreeReader } from './reader.ts';

/** Reads the tree below `folder` (the one that holds `checkpoint` and `tile/`). */
export const readDirectory = (folder: string): Required<TreeReader> => ({
  read: async (path) => plain(await ifThere(() => readFile(join(folder, path)))),
  partialWidths: async (path) => widthsOf(await ifThere(() => readdir(join(folder, `${path}.p`)))),
});

/**
 * The same for a program that has nothing else to do meanwhile: it waits for the disk itself. Of files as small as tiles, handing each step to
 * another thread and back costs more than reading them.
 */
export const readDirectoryAlone = (folder: string): Required<TreeReader> => ({
  read: async (path) => plain(await ifThere(() => readFileSync(join(folder, path)))),
  partialWidths: async (path) => widthsOf(await ifThere(() => readdirSync(join(folder, `${path}.p`)))),
});

const plain = (bytes: Buffer | null): Uint8Array | null => (bytes === null ? null : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
const widthsOf = (names: readonly string[] | null): number[] => (names ?? []).filter((name) => /^[1-9][0-9]{0,2}$/.test(name)).map(Number);

async function ifThere<T>(read: () => T | Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // A folder where a file is expected (or the other way round) is the same as nothing.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
    throw error;
  }
}
