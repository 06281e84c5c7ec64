/** The files of a ledger as the commands find them: a folder or an HTTP prefix, with the keys beside it. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LedgerError, type TreeFile, type TreeReader } from '@huecry/ledger';
import { readDirectory } from '@huecry/ledger/directory';
import { readHttp, UnreachableError } from '@huecry/ledger/http';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { linesOf } from '../lines.ts';

/** A data folder of the ledger service has its tree in `tree/`; a copy may be the tree itself. */
export const treeOf = (dir: string): string => (existsSync(join(dir, 'tree')) ? join(dir, 'tree') : dir);

/** Another copy, given as a folder or as an `http:` or `https:` prefix. */
export const copyAt = (context: Context, place: string): TreeReader =>
  /^https?:\/\//.test(place) ? readHttp(place) : readDirectory(treeOf(resolve(context.folder, place)));

/** The verifier key lines in `file`, or beside the tree. */
export function keysOf(tree: string, file: string | undefined): readonly string[] {
  const found = file ?? ['vkeys', 'vkey'].flatMap((name) => [join(tree, name), join(dirname(tree), name)]).find((path) => existsSync(path));
  if (found === undefined)
    throw new CliError(
      'unreadable-file',
      `found no vkeys or vkey in ${tree} or beside it: name the file that the ledger's operator published, as in --vkey .data/demo/ledger/vkeys`,
    );
  return linesOf(textOf(found));
}

export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CliError('unreadable-file', `cannot read ${path}`, cause);
  }
}

/** What is wrong with a ledger or its copy, in the command line's words. */
export async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof LedgerError || cause instanceof UnreachableError) throw new CliError('failed', `${cause.code}: ${cause.message}`, cause);
    throw cause;
  }
}

/** Whole or not at all, and durable: the ledger service may be serving these files. */
export async function replaceFile(tree: string, { path, bytes }: TreeFile): Promise<void> {
  const target = join(tree, path);
  await mkdir(dirname(target), { recursive: true });
  const file = await open(`${target}.fsck`, 'w', 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${target}.fsck`, target);
  const folder = await open(dirname(target), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
