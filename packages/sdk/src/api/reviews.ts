/** Holds and their end: what a reviewing body has before it, what it said, and what the origin is told. */
import { z } from 'zod';
import { AddressText, CategoryName, KindName, RuleReference, Time } from './words.ts';

const Outcome = z.enum(['release', 'refuse']);

/** A reviewing body's word as the ledger holds it. */
export const ReleaseReport = z.object({
  reviewer: AddressText,
  outcome: Outcome,
  recipients: z.array(AddressText),
  code: z.string(),
  reason: z.string(),
  cite: z.string(),
  at: Time.meta({ description: 'as the reviewing body signed it' }),
  position: z.int().meta({ description: 'ledger entry that holds its salted digest, proved' }),
  decisionPosition: z.int().meta({ description: 'ledger entry of the decision that followed, proved' }),
});

const ReviewedRecipient = z.object({
  recipient: AddressText,
  categories: z.array(CategoryName).meta({ description: 'what it would be given' }),
  rules: z.array(RuleReference).meta({ description: 'why it is held' }),
  state: z.enum(['held', 'released', 'refused']).meta({ description: 'our word on it' }),
  logged: z.boolean().meta({ description: 'the exchange has logged our word and decided by it' }),
});

/** A notice that came to this gateway for review. */
export const ReviewSummary = z.object({
  cursor: z.int(),
  id: z.string(),
  rev: z.int(),
  origin: AddressText,
  kind: KindName.nullable().meta({ description: 'null where nothing of it is held here, or our own rules bar it' }),
  offenceClass: z.string().nullable(),
  digest: z.string(),
  receivedAt: Time,
  expires: Time,
  state: z.enum(['open', 'done', 'expired']).meta({ description: '`open`: somebody is held still; `expired`: nobody can be released any more' }),
  held: z.array(ReviewedRecipient),
});
export const ReviewsQuery = z.object({
  state: z.enum(['open', 'all']).default('open'),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const ReviewsResponse = z.object({ items: z.array(ReviewSummary), next: z.int().nullable() });

export const ReviewStatus = ReviewSummary.extend({
  releases: z.array(
    z.object({
      outcome: Outcome,
      recipients: z.array(AddressText),
      code: z.string(),
      reason: z.string(),
      cite: z.string(),
      at: Time,
      state: z.enum(['signed', 'logged', 'refused']).meta({ description: '`signed`: sent until the exchange answers; `refused`: it counts for nothing' }),
      error: z.object({ code: z.string(), reason: z.string() }).nullable().meta({ description: 'why the exchange refused it, over its signature' }),
      jws: z.string().meta({ description: 'what this gateway signed' }),
      salt: z.string().nullable().meta({ description: 'base64url: SHA-256(salt || jws) stands in the entry' }),
      position: z.int().nullable(),
      proof: z.string().nullable().meta({ description: 'c2sp.org/tlog-proof text, verified' }),
    }),
  ),
});

const Words = { reason: z.string().max(2048).default(''), cite: z.string().max(2048).default('') };
const To = z.array(AddressText).min(1).max(512).optional().meta({ description: 'all who are held still unless given' });
export const ReleaseRequest = z.strictObject({ to: To, ...Words });
export const RefuseRequest = z.strictObject({
  to: To,
  ...Words,
  code: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'expected up to 64 small letters, digits and hyphens')
    .default('review-refused'),
  reason: z.string().min(1).max(2048).meta({ description: 'the origin and the recipients read it' }),
});

export type ReviewSummary = z.infer<typeof ReviewSummary>;
export type ReviewStatus = z.infer<typeof ReviewStatus>;
