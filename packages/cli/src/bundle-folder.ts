import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BUNDLE_FILES, type Bundle, type BundleTexts, checkBundle, type CheckedBundle, parseBundle } from '@huecry/policy';
import { commonBundle } from '@huecry/policy/samples';
import type { Context } from './context.ts';
import { CliError } from './errors.ts';
import type { Output } from './output.ts';

/** Reads and checks the bundle in a folder. A file that is not there is one of its problems; a folder that is not there is not. */
export function readFolder(context: Context, folder: string): CheckedBundle & { readonly path: string } {
  const path = resolve(context.folder, folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CliError('unreadable-file', `there is no folder ${folder}: huecry policy init ${folder} --member CODE makes one`);
  const texts = Object.fromEntries(BUNDLE_FILES.map((file) => [file, readText(join(path, file))])) as Record<(typeof BUNDLE_FILES)[number], string | null>;
  return { ...checkBundle(texts satisfies BundleTexts), path };
}

function readText(path: string): string | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new CliError('unreadable-file', `cannot read ${path}: check that you may read it`, cause);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CliError('not-json', `${path} is not in UTF-8: convert it first, for example with iconv -f latin1 -t utf-8`, cause);
  }
}

/** The bundle of a folder, for a command that needs a good one. */
export function requireBundle(context: Context, output: Output, folder: string): Bundle {
  const checked = readFolder(context, folder);
  if (checked.bundle !== null) return checked.bundle;
  showProblems(output, checked.problems, output.note);
  throw new CliError('failed', `the bundle in ${folder} is not valid: correct what is shown above, then run huecry policy validate ${folder}`);
}

/** The common rules to test beside: those of a folder, or those that this version carries. */
export function commonRules(context: Context, output: Output, folder: string | undefined): Bundle {
  if (folder === undefined) return parseBundle(commonBundle());
  const common = requireBundle(context, output, folder);
  if (common.member !== 'common') throw new CliError('usage', `${folder} holds the rules of ${common.member}, not the common rules: leave --common out`);
  return common;
}

/** One fault after the other: place, line, what is wrong, what to do. */
export function showProblems(output: Output, problems: CheckedBundle['problems'], write: (text: string) => void): void {
  for (const { code, file, line, rule, message, excerpt, advice } of problems) {
    write(`${output.paint('red', line === null ? file : `${file}:${line}`)}${rule === null ? '' : `, rule ${output.paint('bold', rule)}`} [${code}]`);
    if (excerpt !== null) write(`  ${String(line).padStart(4)} | ${excerpt}`);
    write(`       ${message}`);
    write(`       ${output.paint('dim', `what to do: ${advice}`)}`);
  }
}
