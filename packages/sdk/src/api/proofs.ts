/** Proof that a notice stands in the ledger: docs/spec/gateway-api.md, Proof of a delivery. */
import { CATEGORIES } from '@huecry/notice';
import { z } from 'zod';
import { Time } from './words.ts';

export const ProofQuery = z.strictObject({ rev: z.coerce.number().int().min(1).optional().meta({ description: 'a revision; the newest unless given' }) });
const Cosigned = z.array(z.object({ name: z.string(), at: Time })).nullable();

/** What this gateway said of a received notice, over its signature, and where that stands in the ledger. */
export const OwnReceipt = z.object({
  state: z.string(),
  categories: z.array(z.enum(CATEGORIES)).nullable().meta({ description: 'what a purge speaks of; null: everything' }),
  code: z.string().nullable(),
  at: Time.meta({ description: 'when it was signed' }),
  jws: z.string(),
  logged: z
    .object({
      position: z.int(),
      salt: z.string().meta({ description: '32 bytes, base64url: SHA-256(salt ‖ jws) is one of the digests in the entry' }),
      entry: z.string().meta({ description: 'the ledger entry, base64url' }),
      proof: z.string().meta({ description: 'c2sp.org/tlog-proof text for the entry, verified here' }),
      size: z.int().meta({ description: 'entries under its checkpoint' }),
      witnesses: Cosigned,
    })
    .nullable()
    .meta({ description: 'null while the ledger has not shown it here under a checkpoint that counts' }),
});

export const ProofResponse = z.object({
  id: z.string(),
  rev: z.int(),
  position: z.int().meta({ description: 'of the notice entry in the ledger' }),
  proof: z.string().meta({ description: 'c2sp.org/tlog-proof text for it, verified here' }),
  decisionPosition: z.int(),
  decisionProof: z.string().meta({ description: "the same for the exchange's decision" }),
  size: z.int().meta({ description: 'entries under the checkpoint of the first proof' }),
  witnesses: Cosigned.meta({ description: 'who has cosigned it, of those whom the witness policy names now; null: the members ask for none' }),
  at: Time.nullable().meta({ description: 'when it was verified here; null for a notice of ours' }),
  receipts: z.array(OwnReceipt).meta({ description: 'what this gateway itself has said of a received notice, in the order in which it was signed' }),
});

/** The data of an SSE event named `witnessed`: the delivery of this cursor is proved since. */
export const WitnessedEventData = z.object({ cursor: z.int(), id: z.string(), rev: z.int(), position: z.int(), decisionPosition: z.int() });

export type NoticeProof = z.infer<typeof ProofResponse>;
export type WitnessedEvent = z.infer<typeof WitnessedEventData>;
