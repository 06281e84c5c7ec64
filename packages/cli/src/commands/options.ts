import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { linesOf } from '../lines.ts';
import { type Command, InvalidArgumentError } from 'commander';

/** `exactOptionalPropertyTypes`: what was not given stays absent. */
export const present = <T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

/** Options of every command that speaks to a gateway. */
export const withGateway = (command: Command): Command =>
  command
    .option('--as <address>', 'speak as this gateway of a local exchange, for example fr/dcpj')
    .option('--data <dir>', 'where the local exchange keeps its data')
    .option('--gateway <url>', "the gateway's URL")
    .option('--token-file <file>', "file that holds the gateway's access token")
    .option('--json', 'print JSON');

/** The ledger's verifier key lines, from the file that the person named. */
export function readVkeys(context: Context, name: string): readonly string[] {
  try {
    return linesOf(readFileSync(resolve(context.folder, name), 'utf8'));
  } catch (cause) {
    throw new CliError('unreadable-file', `cannot read the verifier key ${name}: give the file that the ledger's operator published`, cause);
  }
}

/** The value of an option that counts. */
export const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('expected a whole number from 0');
  return value;
};
