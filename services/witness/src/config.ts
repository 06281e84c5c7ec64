import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { WitnessError } from './errors.ts';

const ConfigFile = z.strictObject({
  /** The name that its keys have. */
  name: z.string().min(1).max(255),
  dataDir: z.string().min(1),
  genesis: z.string().min(1),
  keys: z.array(z.string().min(1)).min(1).max(4),
  http: z.strictObject({ host: z.string().default('127.0.0.1'), port: z.int().min(0).max(65_535).default(0) }).prefault({}),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = z.infer<typeof ConfigFile>;

/**
 * The configuration with absolute paths; relative ones count from the file's folder.
 * @throws WitnessError bad-config, naming each field that is wrong
 */
export function parseConfig(json: unknown, file: string): Config {
  const parsed = ConfigFile.safeParse(json);
  if (!parsed.success) throw new WitnessError('bad-config', `${file} is not a witness configuration: ${z.prettifyError(parsed.error)}`);
  const at = (path: string): string => resolve(dirname(file), path);
  const { dataDir, genesis, keys } = parsed.data;
  return { ...parsed.data, dataDir: at(dataDir), genesis: at(genesis), keys: keys.map(at) };
}

const LedgerOfGenesis = z.object({ ledger: z.object({ origin: z.string(), vkey: z.string(), mlDsaVkey: z.string().optional() }) });

/**
 * The log that a genesis file names, and the lines of all its keys.
 * @throws WitnessError bad-config
 */
export function ledgerOfGenesis(genesis: string): { readonly origin: string; readonly vkeys: readonly string[] } {
  try {
    const { origin, vkey, mlDsaVkey } = LedgerOfGenesis.parse(JSON.parse(genesis)).ledger;
    return { origin, vkeys: mlDsaVkey === undefined ? [vkey] : [vkey, mlDsaVkey] };
  } catch (cause) {
    throw new WitnessError('bad-config', 'expected a genesis file with ledger.origin and ledger.vkey', cause);
  }
}
