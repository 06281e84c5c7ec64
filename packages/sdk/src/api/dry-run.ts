/** What would become of a notice before it is published. */
import { z } from 'zod';
import { Recipients, Restrictions } from './revisions.ts';
import { AddressText, CategoryName, PointName, RuleReference } from './words.ts';

export const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const;

export const DryRunRequest = z.strictObject({
  notice: z.record(z.string(), z.unknown()).meta({ description: 'a notice document' }),
  to: Recipients.optional().meta({ description: 'required unless `revises` is given: then those of the revision before' }),
  restrictions: Restrictions.optional(),
  revises: z.uuid().optional().meta({ description: 'a notice of ours of which this would be the next revision' }),
  language: z.enum(LANGUAGES).default('en').meta({ description: 'of the reasons, where a rule has it; else the language of its bundle' }),
});

const Outcome = z.enum(['deliver', 'hold', 'refuse', 'wait']);

export const DryRunCategory = z.object({
  category: CategoryName,
  outcome: z.enum(['disclosed', 'withheld', 'not-addressed']).meta({ description: '`not-addressed`: withheld by a rule that keeps silent about it' }),
  point: PointName.nullable().meta({ description: 'where it is withheld' }),
  rule: z.string().nullable(),
  cite: z.string().nullable(),
  reason: z.string().nullable(),
  retentionDays: z.int().nullable().meta({ description: 'of its own, shorter than that of the notice' }),
});

export const DryRunRecipient = z.object({
  recipient: AddressText,
  outcome: Outcome.meta({ description: '`hold`: once a reviewer has released it; `wait`: nothing can be decided now, `reason` says why' }),
  points: z.object({ origin: Outcome, exchange: Outcome.nullable(), recipient: Outcome.nullable() }).meta({ description: 'null: it does not come there' }),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  addressed: z.boolean().meta({ description: 'false: it is only told to erase what it holds of an earlier revision, or added for review' }),
  review: z.boolean().meta({ description: 'a reviewing body that is added, because rules of the exchange hold the notice for others' }),
  refusedBy: z.array(RuleReference.extend({ point: PointName })),
  heldBy: z.array(RuleReference.extend({ point: PointName })),
  categories: z.array(DryRunCategory),
  retentionDays: z.int().nullable().meta({ description: 'null: to the end of the notice' }),
  flags: z.array(RuleReference).meta({ description: 'rules of the recipient that decline the action asked for' }),
});

export const DryRunResponse = z.object({
  confirmation: z.string().meta({ description: 'digest over the notice, its recipients, the bundles, the facts and this matrix' }),
  registryPosition: z.int(),
  prediction: z.string().meta({ description: 'what this cannot know' }),
  recipients: z.array(DryRunRecipient),
});

export type DryRun = z.infer<typeof DryRunResponse>;
export type DryRunRecipient = z.infer<typeof DryRunRecipient>;
export type Language = (typeof LANGUAGES)[number];
