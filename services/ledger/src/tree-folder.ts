/** The tree on disk: what is written stays written, whole files only. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { TreeFile, TreeReader, TreeStorage } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';

/** Files written beside each other. */
const PARALLEL = 16;
const CHECKPOINT = 'checkpoint';

/**
 * A file is written to a scratch folder, synced, and renamed into place; then its folder is synced. So a reader, and a restart
 * after a crash at any point, sees the whole file or none, and what `write` has resolved for survives a power cut.
 */
export class TreeFolder implements TreeStorage {
  readonly folder: string;
  readonly reader: TreeReader;
  readonly #scratch: string;
  readonly #known = new Set<string>();
  #count = 0;

  private constructor(folder: string, scratch: string) {
    this.folder = folder;
    this.reader = readDirectory(folder);
    this.#scratch = scratch;
  }

  /** `scratch` is emptied; it must be on the same file system. */
  static async open(folder: string, scratch: string): Promise<TreeFolder> {
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true, mode: 0o700 });
    await mkdir(folder, { recursive: true, mode: 0o755 });
    await syncFolder(dirname(folder));
    return new TreeFolder(folder, scratch);
  }

  async write(files: readonly TreeFile[]): Promise<void> {
    const changed = new Set<string>();
    for (let from = 0; from < files.length; from += PARALLEL) {
      const some = files.slice(from, from + PARALLEL);
      for (const { path } of some) for (const folder of await this.#ensureFolder(dirname(join(this.folder, path)))) changed.add(folder);
      await Promise.all(some.map((file) => this.#replace(file)));
    }
    await Promise.all([...changed].map(syncFolder));
  }

  async checkpoint(): Promise<string | undefined> {
    const bytes = await this.reader.read(CHECKPOINT);
    return bytes === null ? undefined : new TextDecoder().decode(bytes);
  }

  writeCheckpoint(note: string): Promise<void> {
    return this.write([{ path: CHECKPOINT, bytes: new TextEncoder().encode(note) }]);
  }

  /** Removes the partial files beside a full tile or bundle. */
  async prunePartials(path: string): Promise<void> {
    const folder = join(this.folder, `${path}.p`);
    this.#known.delete(folder);
    await rm(folder, { recursive: true, force: true });
  }

  async #replace({ path, bytes }: TreeFile): Promise<void> {
    const scratch = join(this.#scratch, String(this.#count++));
    try {
      const file = await open(scratch, 'wx', 0o644);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(scratch, join(this.folder, path));
    } catch (error) {
      await rm(scratch, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  /** Makes the folder where it is not there; gives the folders whose names must be synced, its own among them. */
  async #ensureFolder(folder: string): Promise<readonly string[]> {
    if (this.#known.has(folder)) return [folder];
    await mkdir(folder, { recursive: true });
    this.#known.add(folder);
    // Also where it was there already: the crash may have come between making and syncing it.
    const steps = relative(this.folder, folder)
      .split(sep)
      .filter((step) => step !== '');
    return [this.folder, ...steps.map((_, i) => join(this.folder, ...steps.slice(0, i + 1)))];
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes one file whole, in a folder that is there, in place of what stands there. */
export async function replaceFile(path: string, text: string, mode = 0o644): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => undefined)) === text) return;
  const scratch = `${path}.new`;
  const file = await open(scratch, 'w', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(scratch, path);
  await syncFolder(dirname(path));
}
