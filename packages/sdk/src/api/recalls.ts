/** Withdrawals: of notices of ours, and of notices that came to us. */
import { z } from 'zod';
import { AddressText, Time } from './words.ts';

/** Codes in use; any other of the same form is taken too. */
export const RECALL_CODES = [
  'withdrawn',
  'mistaken-identity',
  'found',
  'arrested',
  'court-ordered',
  'review-body',
  'data-protection',
  'duplicate',
  'other',
] as const;

export const RecallRequest = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/u, 'expected a code of lower-case letters, digits and hyphens')
    .meta({ description: `why: ${RECALL_CODES.join(', ')}`, example: 'mistaken-identity' }),
  reason: z.string().max(2048).default('').meta({ description: 'plain words, which every recipient reads' }),
  sent: z
    .strictObject({ origin: AddressText, notice: z.string().regex(/^[A-Za-z0-9_-]{43}$/u), rev: z.int().min(1) })
    .optional()
    .meta({ description: 'of a notice that another gateway of the member sent, which may be lost: that gateway, and the digest and number of a revision' }),
});

/** A recipient that is told to purge. */
const Purger = z.object({
  recipient: AddressText,
  state: z.enum(['told', 'purged', 'deregistered']).meta({ description: '`purged`: over its signature; `deregistered`: it will not answer any more' }),
  at: Time.nullable().meta({ description: 'as it signed' }),
  position: z.int().nullable().meta({ description: 'ledger entry that holds the digest of its receipt' }),
  reason: z.string().nullable(),
  jws: z.string().nullable().meta({ description: 'its signed receipt' }),
});

/** The withdrawal of a notice of ours, and who has purged. */
export const RecallView = z.object({
  id: z.string(),
  origin: AddressText,
  by: AddressText.meta({ description: 'the gateway that recalled: the origin, or another one of its member' }),
  code: z.string(),
  reason: z.string(),
  at: Time,
  state: z.enum(['open', 'signed', 'logged', 'settled', 'refused', 'unsent']).meta({
    description:
      '`open`, `signed`: nothing more leaves this gateway, and the recall is on its way; `logged`: it stands, and recipients purge; `settled`: all have who still can; `refused` by the exchange; `unsent`: nothing of the notice had reached anybody',
  }),
  notice: z.string().nullable().meta({ description: 'digest of the revision that it names; it speaks of all' }),
  rev: z.int().nullable(),
  position: z.int().nullable().meta({ description: 'of its entry in the ledger, proved' }),
  proof: z.string().nullable().meta({ description: 'c2sp.org/tlog-proof text, verified' }),
  refusal: z.object({ code: z.string(), reason: z.string() }).nullable(),
  recipients: z.array(Purger),
});

/** A notice that came to us and was recalled: nothing of it is here any more. */
export const RecalledView = z.object({
  id: z.string(),
  origin: AddressText,
  by: AddressText,
  code: z.string(),
  reason: z.string(),
  at: Time.meta({ description: 'as it was signed' }),
  receivedAt: Time,
  held: z.boolean().meta({ description: 'whether anything of it was here' }),
  purgedAt: Time.nullable().meta({ description: 'when the receipt for the purge was signed; null while it waits' }),
  position: z.int().meta({ description: 'of its entry in the ledger' }),
  witnessed: z.boolean().meta({ description: 'that entry is proved here' }),
});

export const RecallsResponse = z.object({
  sent: z.array(RecallView).meta({ description: 'withdrawals of notices of this member that this gateway knows of, newest first' }),
  received: z.array(RecalledView).meta({ description: 'notices that their origins recalled from this gateway, newest first' }),
});

/** What waits, in the health. */
export const RecallsHealth = z.object({
  unlogged: z.int().meta({ description: 'recalls of ours that do not stand in the ledger yet' }),
  unpurged: z.int().meta({ description: 'recipients that were told to purge and have not signed that they have' }),
  unsigned: z.int().meta({ description: 'recalled notices of others whose purge receipt is not signed yet' }),
});

export type Recall = z.infer<typeof RecallView>;
/** The data of an SSE event named `recalled`, and of an error of that code. */
export type Recalled = z.infer<typeof RecalledView>;
