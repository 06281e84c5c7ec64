import { dirname, resolve } from 'node:path';
import { isAddress, parseAddress } from '@huecry/notice';
import { z } from 'zod';
import { GatewayError } from './errors.ts';

/** How patient the gateway is. Milliseconds. */
const Timing = z.strictObject({
  /** How often the registry is read when nothing asks for it. */
  registryPollMs: z.int().min(50).default(5_000),
  /** Nothing is sealed with a registry copy older than this. */
  registryMaxAgeMs: z.int().min(1_000).default(300_000),
  /** First resubmission of what has no proof or answer yet; doubles each time. */
  resubmitAfterMs: z.int().min(50).default(5_000),
  resubmitMaxMs: z.int().min(1_000).default(300_000),
  /** Comment lines that keep a live stream open. */
  heartbeatMs: z.int().min(50).default(15_000),
  /** After this time a receipt is sent again whose place in the ledger the exchange has not told; twice as long each time. */
  receiptAgainMs: z.int().min(50).default(300_000),
  /** A delivery, or a receipt of ours, whose entry has not appeared in a witnessed checkpoint after this time raises an alarm. */
  proofWithinMs: z.int().min(1).default(900_000),
  /** A checkpoint for which no quorum of witnesses has vouched anew for this long raises an alarm: the log may be held back from us. */
  ledgerFreshMs: z.int().min(1_000).default(900_000),
  /** How often deadlines (expiry, retention) are looked at. */
  sweepMs: z.int().min(50).default(60_000),
  /** After a purge the key that closes what is stored is replaced and destroyed, at most this long after it was made. */
  storageKeyMs: z.int().min(1_000).default(86_400_000),
  /** How long after its end a box key is kept for what is still on its way to us: with keys of seven days thirty days in all. */
  boxKeyGraceMs: z
    .int()
    .min(1_000)
    .default(23 * 86_400_000),
  /** How long each of the keys lives that this gateway makes for itself. */
  boxKeyMs: z
    .int()
    .min(1_000)
    .default(7 * 86_400_000),
  signingKeyMs: z
    .int()
    .min(1_000)
    .default(90 * 86_400_000),
  /** The next keys are made when the last registered one ends this soon. */
  keysRenewMs: z
    .int()
    .min(1_000)
    .default(6 * 86_400_000),
  /** For how long ahead they are made: so often its member has to sign. */
  keysAheadMs: z
    .int()
    .min(1_000)
    .default(35 * 86_400_000),
  /** An alarm when the last registered key ends this soon. */
  keysAlarmMs: z
    .int()
    .min(1_000)
    .default(5 * 86_400_000),
});
export type Timing = z.infer<typeof Timing>;

/** The member's witness, run beside this gateway (services/witness). */
const WitnessFile = z.strictObject({
  /** The name of its key, such as `witness.example/fr`. */
  name: z.string().min(1).max(255),
  /** Private key lines, made where they are not there. By default one, in the keystore's folder. */
  keys: z.array(z.string().min(1)).min(1).max(4).optional(),
  /** Its memory and its proofs. By default below the gateway's. */
  dataDir: z.string().min(1).optional(),
  /** Where the ledger reaches it. */
  http: z.strictObject({ host: z.string().default('127.0.0.1'), port: z.int().min(0).max(65_535).default(0) }).prefault({}),
});

const ConfigFile = z.strictObject({
  address: z.string().refine(isAddress, 'expected an address such as fr/dcpj'),
  nats: z.strictObject({ url: z.union([z.string(), z.array(z.string()).min(1)]), creds: z.string().min(1) }),
  dataDir: z.string().min(1),
  genesis: z.string().min(1),
  keystore: z.string().min(1),
  tokens: z.string().min(1),
  tokenFile: z.string().min(1).optional(),
  /** Where an auditor on this machine finds a token with the role. */
  auditTokenFile: z.string().min(1).optional(),
  http: z.strictObject({
    host: z.string().default('127.0.0.1'),
    port: z.int().min(0).max(65_535).default(0),
    /** Calls per token and minute. */
    callsPerMinute: z.int().min(1).default(6_000),
  }),
  witness: WitnessFile.optional(),
  /** Nothing is published whose dry-run was not confirmed. */
  requireConfirmation: z.boolean().default(false),
  timing: Timing.prefault({}),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = ReturnType<typeof parseConfig>;

/**
 * The configuration with absolute paths; relative ones count from the file's folder.
 * @throws GatewayError bad-config, naming each field that is wrong
 */
export function parseConfig(json: unknown, file: string) {
  const parsed = ConfigFile.safeParse(json);
  if (!parsed.success) throw new GatewayError('bad-config', `${file} is not a gateway configuration: ${z.prettifyError(parsed.error)}`);
  const at = (path: string): string => resolve(dirname(file), path);
  const { address, nats, dataDir, genesis, keystore, tokens, tokenFile, auditTokenFile, http, requireConfirmation, timing, logLevel, witness } = parsed.data;
  return {
    address: parseAddress(address),
    nats: { url: nats.url, creds: at(nats.creds) },
    dataDir: at(dataDir),
    genesis: at(genesis),
    keystore: at(keystore),
    tokens: at(tokens),
    tokenFile: at(tokenFile ?? `${dataDir}/token`),
    auditTokenFile: at(auditTokenFile ?? `${dataDir}/audit-token`),
    http,
    witness:
      witness === undefined
        ? undefined
        : {
            name: witness.name,
            keys: (witness.keys ?? [`${keystore}/witness.key`]).map(at),
            dataDir: at(witness.dataDir ?? `${dataDir}/witness`),
            http: witness.http,
          },
    requireConfirmation,
    timing,
    logLevel,
  } as const;
}
