import { type Address, isAddress, isMemberCode, type MemberCode } from '@huecry/notice';
import { SUITE_IDS } from '@huecry/seal';
import { z } from 'zod';

/** The largest payload, bytes of canonical JSON: with its signatures it must fit a ledger entry of 65,535 bytes. */
export const MAX_PAYLOAD_BYTES = 60 * 1024;
/** More members than this cannot sign one statement. */
export const MAX_SIGNATURES = 256;

const digest = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, 'expected a SHA-256 in canonical base64url');
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => !CONTROL.test(value), 'control characters are not allowed');
const seconds = z.int().min(0).max(253_402_300_799);
const date = z.iso.date();
const member = z.custom<MemberCode>(isMemberCode, 'expected a member code such as fr or x-un');
const address = z.custom<Address>(isAddress, 'expected an address such as fr/dcpj');
const base64url = z
  .string()
  .max(2048)
  .regex(/^[A-Za-z0-9_-]+$/, 'expected base64url');

export const jwkSchema = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: digest, kid: digest, alg: z.literal('Ed25519') }).readonly();
const signingKeySchema = z.strictObject({ jwk: jwkSchema, notBefore: seconds, notAfter: seconds }).readonly();
const boxKeySchema = z.strictObject({ kid: digest, suite: z.enum(SUITE_IDS), publicKey: base64url, notBefore: seconds, notAfter: seconds }).readonly();

const treaty = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:-]{0,63}$/, 'expected a treaty id such as UNTOC or bilateral:de-fr');
const common = { id: z.uuid().lowercase(), network: digest, iat: seconds };
const source = text(500);
const reason = text(500);
const signing = z.array(signingKeySchema).max(16).readonly();
const boxes = z.array(boxKeySchema).max(16).readonly();

const statement = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...common, ...shape }).readonly();

/** Every statement there is. A new type needs a new version of docs/spec/registry.md: readers refuse what they do not know. */
export const payloadSchema = z.discriminatedUnion('type', [
  statement('member.admit', { code: member, name: text(200), root: jwkSchema }),
  statement('member.suspend', { member, reason }),
  statement('member.reinstate', { member, reason }),
  statement('member.rotate-root', { member, root: jwkSchema }),
  statement('member.facts', { deathPenalty: z.boolean(), source }),
  statement('sanction.declare', { member, source }),
  statement('sanction.lift', { member, source }),
  statement('review.appoint', { member, source, asOf: date }),
  statement('review.dismiss', { member, source, asOf: date }),
  statement('gateway.register', { address, name: text(200), bureau: z.boolean().optional(), signing, boxes }),
  statement('gateway.deregister', { address, reason }),
  statement('key.add', { address, signing, boxes }),
  statement('key.revoke', { address, kid: digest, reason }),
  statement('bundle-key.add', { key: signingKeySchema }),
  statement('bundle-key.revoke', { kid: digest, reason }),
  statement('exchange-key.add', { key: signingKeySchema }),
  statement('exchange-key.revoke', { kid: digest, reason }),
  statement('treaty.join', { treaty, inForce: date, until: date.optional(), source }),
  statement('adequacy.recognise', { member, source, from: date, until: date.optional() }),
  statement('assurance.give', { to: member, subject: z.literal('death-penalty'), source, from: date, until: date.optional() }),
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
