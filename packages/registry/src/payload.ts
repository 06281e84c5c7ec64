import { SUITE_IDS } from '@huecry/seal';
import { z } from 'zod';
import { FACT_STATEMENTS } from './payload-facts.ts';
import { address, base64url, digest, member, reason, seconds, statement, text } from './payload-words.ts';

/** The largest payload, bytes of canonical JSON: with its signatures it must fit a ledger entry of 65,535 bytes. */
export const MAX_PAYLOAD_BYTES = 60 * 1024;
/** The largest witness policy, characters: ML-DSA-44 keys are 1.8 KB each, and more witnesses than these fit as Ed25519 keys. */
const MAX_WITNESS_POLICY = 48_000;
/** More members than this cannot sign one statement. */
export const MAX_SIGNATURES = 256;

export const jwkSchema = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: digest, kid: digest, alg: z.literal('Ed25519') }).readonly();
const signingKeySchema = z.strictObject({ jwk: jwkSchema, notBefore: seconds, notAfter: seconds }).readonly();
const boxKeySchema = z.strictObject({ kid: digest, suite: z.enum(SUITE_IDS), publicKey: base64url, notBefore: seconds, notAfter: seconds }).readonly();

const signing = z.array(signingKeySchema).max(16).readonly();
const boxes = z.array(boxKeySchema).max(16).readonly();

/** Every statement there is. A new type needs a new version of docs/spec/registry.md: readers refuse what they do not know. */
export const payloadSchema = z.discriminatedUnion('type', [
  statement('member.admit', { code: member, name: text(200), root: jwkSchema }),
  statement('member.suspend', { member, reason }),
  statement('member.reinstate', { member, reason }),
  statement('member.rotate-root', { member, root: jwkSchema }),
  statement('gateway.register', { address, name: text(200), bureau: z.boolean().optional(), signing, boxes }),
  statement('gateway.deregister', { address, reason }),
  statement('key.add', { address, signing, boxes }),
  statement('key.revoke', { address, kid: digest, reason }),
  statement('bundle-key.add', { key: signingKeySchema }),
  statement('bundle-key.revoke', { kid: digest, reason }),
  statement('exchange-key.add', { key: signingKeySchema }),
  statement('exchange-key.revoke', { kid: digest, reason }),
  // A C2SP tlog-policy file, or none: who must have cosigned a checkpoint.
  statement('witness.policy', { policy: z.string().min(1).max(MAX_WITNESS_POLICY).nullable() }),
  ...FACT_STATEMENTS,
  // The bundle itself is parsed by policy, which knows its shape.
  statement('policy.bundle', { bundle: z.unknown(), digest, validFrom: seconds }),
]);

export type StatementPayload = z.infer<typeof payloadSchema>;
export type StatementType = StatementPayload['type'];
export type PayloadOf<T extends StatementType> = Extract<StatementPayload, { readonly type: T }>;
type WithoutCommon<P> = P extends unknown ? Omit<P, 'id' | 'network' | 'iat'> : never;
/** A payload before it has its id, network and time. */
export type StatementBody = WithoutCommon<StatementPayload>;
/** A signing key and the seconds between which it may be used: `notBefore <= t < notAfter`. */
export type SigningKeySpec = z.infer<typeof signingKeySchema>;
export type BoxKeySpec = z.infer<typeof boxKeySchema>;

export const memberSchema = z.strictObject({ code: member, name: text(200), root: jwkSchema }).readonly();
export const exchangeKeySchema = signingKeySchema;
export { text as textSchema };
