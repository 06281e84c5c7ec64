import type { Command } from 'commander';

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
