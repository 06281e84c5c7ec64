import { type Address, CATEGORIES, CLASSIFICATIONS, CONDITIONS, KINDS, type MemberCode, PROFILES } from '@huecry/notice';
import { z } from 'zod';
import { DIGEST_PATTERN, fromBase64url, strictlyAscending } from './encoding.ts';
import { SealError } from './errors.ts';
import { MAX_ATTACHMENTS, MAX_RECIPIENTS, MAX_RESTRICTED, MAX_RULES, MAX_WITHHELD } from './limits.ts';
import { SUITE_IDS } from './suites.ts';

/** Shapes of everything signed. Strict: a member that is not named here is refused. */

/** Reads `value` by `schema`. @throws SealError malformed, naming where and never what */
export function read<T>(what: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new SealError('malformed', `${what} is not as specified${issue === undefined ? '' : ` at /${issue.path.join('/')} (${issue.code})`}`);
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ADDRESS = /^(?:[a-z]{2}|x-[a-z0-9]{2,12})\/[a-z0-9-]{1,32}$/;
const MEMBER = /^(?:[a-z]{2}|x-[a-z0-9]{2,12})$/;
const CODE = /^[a-z0-9-]{0,64}$/;

const address = z
  .string()
  .regex(ADDRESS)
  .transform((text) => text as Address);
const digest = z.string().regex(DIGEST_PATTERN);
const digestBytes = digest.transform((text) => fromBase64url('a digest', text));
const position = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const counter = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** Seconds, to the end of the year 9999: what RFC 3339 can write, and what stays exact in milliseconds. */
const time = z.number().int().min(0).max(253_402_300_799);
const category = z.enum(CATEGORIES);
const categories = z
  .array(category)
  .max(CATEGORIES.length)
  .refine((found) => new Set(found).size === found.length);
const suite = z.enum(SUITE_IDS as [(typeof SUITE_IDS)[number], ...(typeof SUITE_IDS)[number][]]);
const name = z.string().min(1).max(256);
const text = z.string().max(2048);
const rule = { rule: name, cite: text, reason: text };
const ruleClaim = z.strictObject(rule);
/** A policy bundle's digest; empty where a decision found none. */
const bundleDigest = z.string().max(64);

export const withheldAt = (point: 'origin' | 'exchange') => z.array(z.strictObject({ category, point: z.literal(point), ...rule })).max(MAX_WITHHELD);

/** A digest list is read as unknown text here and checked whole by `checkDigests`. */
const digests = z.array(z.string()).max(1024);
const elements = z.array(z.strictObject({ '...': z.string() }).transform((element) => element['...'])).max(1024);

export const noticePayload = z
  .strictObject({
    iss: address,
    jti: z.string().regex(UUID_V7),
    rev: counter,
    prev: digestBytes.optional(),
    seq: counter,
    seqPrev: digestBytes.optional(),
    iat: time,
    exp: time,
    suite,
    _sd_alg: z.literal('sha-256'),
    _sd: digests,
    recipients: elements,
  })
  .refine((claims) => claims.exp > claims.iat, { path: ['exp'] })
  .refine((claims) => (claims.rev === 1) === (claims.prev === undefined), { path: ['prev'] })
  .refine((claims) => (claims.seq === 1) === (claims.seqPrev === undefined), { path: ['seqPrev'] });

export const routingValue = z.strictObject({
  kind: z.enum(KINDS),
  profile: z.enum(PROFILES),
  diffusion: z.boolean(),
  offenceClass: z.string().min(1).max(16),
  basis: z.array(z.string().min(1).max(64)).max(32),
  purpose: z.enum(['arrest', 'locate', 'identify', 'warn', 'inform', 'trace-assets', 'sanction']),
  handling: z.strictObject({ code: z.enum(['H0', 'H1', 'H2', 'H3']), tlp: z.enum(['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR']) }),
  classification: z.enum(CLASSIFICATIONS),
  conditions: z
    .array(z.enum(CONDITIONS))
    .max(CONDITIONS.length)
    .refine((list) => new Set(list).size === list.length),
  bundles: z.strictObject({ origin: bundleDigest, common: bundleDigest }),
});

/** Members in strictly ascending order, so that one meaning has one text. */
const memberCodes = z
  .array(
    z
      .string()
      .regex(MEMBER)
      .transform((code) => code as MemberCode),
  )
  .max(MAX_RESTRICTED)
  .refine(strictlyAscending);

export const restrictionsValue = z.strictObject({ exclude: memberCodes, limit: memberCodes.min(1).optional() });

export const slotValue = z.strictObject({
  ciphertext: digest,
  commitment: digest,
  attachments: z
    .array(z.strictObject({ id: digest, sizeBytes: counter }))
    .min(1)
    .max(MAX_ATTACHMENTS)
    .refine((files) => strictlyAscending(files.map(({ id }) => id)))
    .optional(),
});

export const recipientValue = z
  .strictObject({
    to: address,
    kid: digest,
    suite: suite.optional(),
    n: counter,
    nPrev: digestBytes.optional(),
    bundle: bundleDigest,
    box: digest.optional(),
    keys: z.partialRecord(category, digest),
    withheld: withheldAt('origin'),
  })
  .refine((value) => (value.n === 1) === (value.nPrev === undefined), { path: ['nPrev'] })
  .refine((value) => (Object.keys(value.keys).length === 0) === (value.box === undefined), { path: ['box'] });

export const decisionPayload = z.strictObject({
  iss: name,
  notice: digestBytes,
  jti: z.string().regex(UUID_V7),
  rev: counter,
  origin: address,
  noticePosition: position,
  registryPosition: position,
  iat: time,
  _sd_alg: z.literal('sha-256'),
  recipients: elements,
});

export const decisionValue = z
  .strictObject({
    to: address,
    outcome: z.enum(['deliver', 'refuse', 'hold']),
    code: z.string().regex(CODE),
    categories,
    withheld: withheldAt('exchange'),
    refusedBy: z.array(ruleClaim).max(MAX_RULES),
    bundles: z.strictObject({ origin: bundleDigest, recipient: bundleDigest, common: bundleDigest }),
    factsDigest: z.string().max(64),
  })
  .refine((value) => value.outcome !== 'refuse' || value.categories.length === 0, { path: ['categories'] });

export const receiptPayload = z
  .strictObject({
    iss: address,
    origin: address,
    notice: digestBytes,
    jti: z.string().regex(UUID_V7),
    rev: counter,
    state: z.enum(['delivered', 'opened', 'requested', 'refused', 'acted', 'purged']),
    iat: time,
    code: z.string().regex(CODE).optional(),
    reason: text.optional(),
    retainUntil: time.optional(),
    flags: z.array(ruleClaim).max(MAX_RULES).optional(),
    // One spelling for one set: there is one receipt for it.
    categories: z
      .array(category)
      .min(1)
      .max(CATEGORIES.length)
      .refine((found) => found.every((one, index) => index === 0 || (found[index - 1] ?? '') < one))
      .optional(),
  })
  .refine((claims) => claims.categories === undefined || claims.state === 'purged', { path: ['categories'] });

export const releasePayload = z
  .strictObject({
    iss: address,
    origin: address,
    notice: digestBytes,
    jti: z.string().regex(UUID_V7),
    rev: counter,
    recipients: z.array(address).min(1).max(MAX_RECIPIENTS).refine(strictlyAscending),
    outcome: z.enum(['release', 'refuse']),
    code: z.string().regex(CODE),
    reason: text,
    cite: text,
    iat: time,
  })
  .refine((claims) => claims.outcome === 'release' || (claims.code !== '' && claims.reason !== ''), { path: ['reason'] });

export const recallPayload = z.strictObject({
  iss: address,
  origin: address,
  notice: digestBytes,
  jti: z.string().regex(UUID_V7),
  rev: counter,
  code: z.string().regex(CODE).min(1),
  reason: text,
  iat: time,
});

export const refusalPayload = z.strictObject({
  iss: name,
  origin: address,
  notice: digestBytes,
  jti: z.string().regex(UUID_V7).nullable(),
  rev: counter.nullable(),
  code: z.string().regex(CODE).min(1),
  reason: text,
  iat: time,
});

/** The member of an address: what stands before the slash. */
export const memberOfAddress = (of: Address): MemberCode => of.slice(0, of.indexOf('/')) as MemberCode;
