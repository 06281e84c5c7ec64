import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { ExchangeError } from './errors.ts';

const ConfigFile = z.strictObject({
  nats: z.strictObject({ url: z.union([z.string(), z.array(z.string()).min(1)]), creds: z.string().min(1) }),
  dataDir: z.string().min(1),
  genesis: z.string().min(1),
  keystore: z.string().min(1),
  http: z.strictObject({ host: z.string().default('127.0.0.1'), port: z.int().min(0).max(65_535).default(0) }).prefault({}),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = ReturnType<typeof parseConfig>;

/**
 * The configuration with absolute paths; relative ones count from the file's folder.
 * @throws ExchangeError bad-config, naming each field that is wrong
 */
export function parseConfig(json: unknown, file: string) {
  const parsed = ConfigFile.safeParse(json);
  if (!parsed.success) throw new ExchangeError('bad-config', `${file} is not an exchange configuration: ${z.prettifyError(parsed.error)}`);
  const at = (path: string): string => resolve(dirname(file), path);
  const { nats, dataDir, genesis, keystore, http, logLevel } = parsed.data;
  return {
    nats: { url: nats.url, creds: at(nats.creds) },
    dataDir: at(dataDir),
    genesis: at(genesis),
    keystore: at(keystore),
    http,
    logLevel,
  } as const;
}
