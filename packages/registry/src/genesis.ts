import { parseVkey } from '@huecry/ledger';
import type { MemberCode } from '@huecry/notice';
import { type Bundle, type BundleSource, parseBundle } from '@huecry/policy';
import type { Mode, PublicJwk } from '@huecry/seal';
import { z } from 'zod';
import { asRefusal } from './bundles.ts';
import { RegistryError } from './errors.ts';
import { canonicalJson, digestOf, parseCanonicalJson } from './json.ts';
import { keyOfJwk, signingRecord } from './keys.ts';
import { exchangeKeySchema, memberSchema, textSchema } from './payload.ts';
import { GENESIS_MARK } from './records.ts';

/** The largest genesis file, bytes: it is the ledger's entry 0. */
export const MAX_GENESIS_BYTES = 60 * 1024;

/** What a genesis file says. */
export interface GenesisFile {
  readonly format: 'huecry-genesis/1';
  /** The network's name, for people. Statements name the genesis digest instead. */
  readonly network: string;
  readonly mode: Mode;
  /** Members needed for what the members decide together; see {@link quorumOf} for how it grows. */
  readonly quorum: number;
  readonly members: readonly { readonly code: MemberCode; readonly name: string; readonly root: PublicJwk }[];
  readonly ledger: {
    readonly origin: string;
    /** Ed25519, type 1. */
    readonly vkey: string;
    /** ML-DSA-44, type 6, beside it. A genesis file from before there was one has none. */
    readonly mlDsaVkey?: string | undefined;
  };
  /** Seconds since the epoch: `notBefore <= t < notAfter`. */
  readonly exchange: { readonly name: string; readonly keys: readonly { readonly jwk: PublicJwk; readonly notBefore: number; readonly notAfter: number }[] };
  readonly common: BundleSource;
}

export interface Genesis extends GenesisFile {
  /** base64url SHA-256 of the file: the network's identity. */
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly commonBundle: Bundle;
}

const genesisSchema = z.strictObject({
  format: z.literal('huecry-genesis/1'),
  network: textSchema(100),
  mode: z.enum(['live', 'exercise']),
  quorum: z.int().min(1),
  members: z.array(memberSchema).min(1).max(256),
  ledger: z.strictObject({
    origin: textSchema(200),
    vkey: z.string().regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/, 'expected a signed-note verifier key'),
    mlDsaVkey: z.string().max(4_000).optional(),
  }),
  exchange: z.strictObject({ name: textSchema(200), keys: z.array(exchangeKeySchema).min(1).max(16) }),
  common: z.unknown(),
});

/** base64url SHA-256 of a genesis file's bytes. */
export const genesisDigest = (bytes: Uint8Array): string => digestOf(bytes);

/** The bytes of a genesis file: canonical JSON (RFC 8785). They are checked by {@link parseGenesis} on the way. */
export function formatGenesis(file: GenesisFile): Uint8Array {
  const bytes = canonicalJson(file);
  parseGenesis(bytes);
  return bytes;
}

/**
 * Parses a genesis file. The caller compares its digest with the one it has pinned.
 * @throws RegistryError malformed, too-large, weak-key, key-id-mismatch, key-in-use, invalid-period, member-exists, quorum-unreachable, bundle-invalid
 */
export function parseGenesis(bytes: Uint8Array): Genesis {
  const parsed = genesisSchema.safeParse(parseCanonicalJson(bytes, MAX_GENESIS_BYTES, 'the genesis file'));
  if (!parsed.success) throw new RegistryError('malformed', `the genesis file: ${z.prettifyError(parsed.error)}`);
  const file = parsed.data;

  const codes = new Set(file.members.map(({ code }) => code));
  if (codes.size !== file.members.length) throw new RegistryError('member-exists', 'the genesis file names a member twice');
  const floor = Math.floor(file.members.length / 2) + 1;
  if (file.quorum < floor || file.quorum > file.members.length) {
    throw new RegistryError(
      'quorum-unreachable',
      `expected a quorum between ${floor} (a majority) and ${file.members.length} (all genesis members), found ${file.quorum}`,
    );
  }
  const kids = [...file.members.map(({ root }) => keyOfJwk(root).kid), ...file.exchange.keys.map((key) => signingRecord(key, GENESIS_MARK).kid)];
  if (new Set(kids).size !== kids.length) throw new RegistryError('key-in-use', 'the genesis file names a key twice');
  if (file.ledger.vkey.split('+', 1)[0] !== file.ledger.origin) throw new RegistryError('malformed', 'the name in the ledger vkey must be the ledger origin');

  checkSecondKey(file.ledger);

  const commonBundle = parseCommon(file.common);
  return { ...file, common: commonBundle.source, commonBundle, digest: genesisDigest(bytes), bytes: Uint8Array.from(bytes) };
}

/**
 * Every verifier key line of the network's ledger: who knows two asks for the signatures of both.
 * @returns the Ed25519 line first
 */
export const ledgerVkeys = ({ ledger: { vkey, mlDsaVkey } }: Pick<GenesisFile, 'ledger'>): readonly string[] =>
  mlDsaVkey === undefined ? [vkey] : [vkey, mlDsaVkey];

function checkSecondKey({ origin, mlDsaVkey }: GenesisFile['ledger']): void {
  if (mlDsaVkey === undefined) return;
  try {
    const { name, type } = parseVkey(mlDsaVkey);
    if (name === origin && type === 'ml-dsa-44') return;
  } catch (error) {
    throw new RegistryError('malformed', 'expected the ledger mlDsaVkey to be a verifier key line of type 6', error);
  }
  throw new RegistryError('malformed', 'expected the ledger mlDsaVkey to be an ML-DSA-44 key whose name is the ledger origin');
}

function parseCommon(source: unknown): Bundle {
  const bundle = asRefusal(() => parseBundle(source));
  if (bundle.member !== 'common') throw new RegistryError('bundle-invalid', `the genesis bundle must be the common one, found one of ${bundle.member}`);
  return bundle;
}
