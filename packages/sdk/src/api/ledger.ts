/** What a gateway believes of the ledger: docs/spec/gateway-api.md, The ledger. */
import { z } from 'zod';
import { Time } from './words.ts';

export const LedgerHealth = z.object({
  size: z.int().meta({ description: 'entries under the largest checkpoint that is believed; 0 before the first' }),
  root: z.string().nullable().meta({ description: 'its root, base64 as in the checkpoint: to be compared with what other members see' }),
  witnesses: z
    .array(z.object({ name: z.string(), at: Time }))
    .nullable()
    .meta({ description: "who has cosigned it, as the members' policy asks; null: the members ask for no witnesses, and the ledger's signature stands alone" }),
  freshAt: Time.nullable().meta({ description: 'when their quorum said last that it is the newest; null: the members ask for no witnesses' }),
  missingSince: Time.nullable().meta({ description: 'since when newer checkpoints came without their quorum: they wait and are asked for again' }),
  distrust: z
    .object({ since: Time, proof: z.string().meta({ description: "file below the gateway's data folder: check it with huecry ledger fork" }) })
    .nullable()
    .meta({ description: 'the ledger has shown two histories: nothing is sent, nothing new is believed' }),
});

export const LedgerResponse = LedgerHealth.extend({
  checkpoint: z.string().nullable().meta({ description: 'the believed checkpoint, word for word' }),
  policy: z
    .object({ policy: z.string(), position: z.int() })
    .nullable()
    .meta({ description: 'the witness policy known here (tlog-policy), and its ledger entry' }),
});

/** The data of an SSE event named `alarm`. */
export const AlarmEventData = z.object({
  code: z.string(),
  at: Time,
  active: z.boolean().meta({ description: 'false: what it was about is over' }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** The data of an SSE event named `open`, the first of each connection; its id is the cursor at which the stream begins. */
export const OpenEventData = z.object({
  at: Time,
  alarms: z.array(z.string()).meta({ description: 'codes of the alarms that stand: any other that was told before is over' }),
});

export type LedgerView = z.infer<typeof LedgerResponse>;
export type AlarmEvent = z.infer<typeof AlarmEventData>;
