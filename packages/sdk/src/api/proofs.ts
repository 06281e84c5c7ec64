/** Proof that a notice stands in the ledger: docs/spec/gateway-api.md, Proof of a delivery. */
import { z } from 'zod';
import { Time } from './words.ts';

export const ProofQuery = z.strictObject({ rev: z.coerce.number().int().min(1).optional().meta({ description: 'a revision; the newest unless given' }) });
export const ProofResponse = z.object({
  id: z.string(),
  rev: z.int(),
  position: z.int().meta({ description: 'of the notice entry in the ledger' }),
  proof: z.string().meta({ description: 'c2sp.org/tlog-proof text for it, verified here' }),
  decisionPosition: z.int(),
  decisionProof: z.string().meta({ description: "the same for the exchange's decision" }),
  size: z.int().meta({ description: 'entries under the checkpoint of the first proof' }),
  witnesses: z
    .array(z.object({ name: z.string(), at: Time }))
    .nullable()
    .meta({ description: 'who has cosigned it, of those whom the witness policy names now; null: the members ask for none' }),
  at: Time.nullable().meta({ description: 'when it was verified here; null for a notice of ours' }),
});

/** The data of an SSE event named `witnessed`: the delivery of this cursor is proved since. */
export const WitnessedEventData = z.object({ cursor: z.int(), id: z.string(), rev: z.int(), position: z.int(), decisionPosition: z.int() });

export type NoticeProof = z.infer<typeof ProofResponse>;
export type WitnessedEvent = z.infer<typeof WitnessedEventData>;
