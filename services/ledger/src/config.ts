import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { LedgerServiceError } from './errors.ts';

/** How patient the service is. Milliseconds. */
const Timing = z.strictObject({
  /** How long requests are collected before they are committed together; 0: those that are there. */
  groupMs: z.int().min(0).max(1_000).default(0),
  /** At most one checkpoint in this time. */
  checkpointMs: z.int().min(1).max(60_000).default(50),
  /** How long after a failed write of the tree it is tried again. */
  retryMs: z.int().min(1).max(60_000).default(500),
  /** How long the quorum of the members' witnesses may be missing before only essential entries are taken: a second to a day. */
  haltAfterMs: z.int().min(1_000).max(86_400_000).default(600_000),
  /** How often witnesses are asked again about a checkpoint to which nothing was added: nobody could tell a quiet log from one held back. */
  freshMs: z.int().min(1_000).max(86_400_000).default(60_000),
});
export type Timing = z.infer<typeof Timing>;

const ConfigFile = z.strictObject({
  nats: z.strictObject({ url: z.union([z.string(), z.array(z.string()).min(1)]), creds: z.string().min(1) }),
  dataDir: z.string().min(1),
  genesis: z.string().min(1),
  key: z.string().min(1),
  http: z.strictObject({ host: z.string().default('127.0.0.1'), port: z.int().min(0).max(65_535).default(0) }).prefault({}),
  timing: Timing.prefault({}),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = ReturnType<typeof parseConfig>;

/**
 * The configuration with absolute paths; relative ones count from the file's folder.
 * @throws LedgerServiceError bad-config, naming each field that is wrong
 */
export function parseConfig(json: unknown, file: string) {
  const parsed = ConfigFile.safeParse(json);
  if (!parsed.success) throw new LedgerServiceError('bad-config', `${file} is not a ledger configuration: ${z.prettifyError(parsed.error)}`);
  const at = (path: string): string => resolve(dirname(file), path);
  const { nats, dataDir, genesis, key, http, timing, logLevel } = parsed.data;
  return { nats: { url: nats.url, creds: at(nats.creds) }, dataDir: at(dataDir), genesis: at(genesis), key: at(key), http, timing, logLevel } as const;
}

const LedgerOfGenesis = z.object({ ledger: z.object({ origin: z.string(), vkey: z.string(), mlDsaVkey: z.string().optional() }) });

/**
 * What the genesis file says about this log: its origin and the lines of its keys, Ed25519 first. The rest of it is for the registry to judge.
 * @throws LedgerServiceError bad-config
 */
export function ledgerOfGenesis(genesis: Uint8Array): { readonly origin: string; readonly vkeys: readonly string[] } {
  try {
    const { origin, vkey, mlDsaVkey } = LedgerOfGenesis.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(genesis))).ledger;
    return { origin, vkeys: mlDsaVkey === undefined ? [vkey] : [vkey, mlDsaVkey] };
  } catch (cause) {
    throw new LedgerServiceError('bad-config', 'expected a genesis file with ledger.origin and ledger.vkey', cause);
  }
}
