/** What those who write and question law ask of a gateway. */
import { z } from 'zod';
import { LANGUAGES } from './dry-run.ts';
import { AddressText, CategoryName, PointName, RuleReference, WithheldCategory } from './words.ts';

export const RegistryQuery = z.object({ from: z.coerce.number().int().min(0).default(0).meta({ description: '`next` of the page before' }) });
/** The gateway's own copy of the registry, as it proved it: whoever folds it finds the same members, facts and rules. */
export const RegistryPage = z.object({
  genesis: z.string().meta({ description: 'the genesis file, base64url' }),
  entries: z.array(z.object({ position: z.int(), entry: z.string().meta({ description: 'protobuf Entry, base64url' }) })),
  next: z.int().nullable().meta({ description: '`from` of the next page; null: these were the last' }),
});

const Holder = z.enum(['notice', 'case', 'registry', 'recipient', 'nobody']).meta({
  description:
    "in whose hands a fact is: the origin's choice in the notice; the case itself; what members state or agree in the registry; the recipient's own law; nobody's",
});
const Rules = z.array(RuleReference.extend({ point: PointName }));

export const ExplainRequest = z.strictObject({
  id: z.string().optional(),
  notice: z.record(z.string(), z.unknown()).optional(),
  recipient: AddressText,
  language: z.enum(LANGUAGES).default('en').meta({ description: 'of sentences, and of reasons where a rule has it' }),
});

export const ExplainedFact = z.object({
  point: PointName,
  rule: z.string().meta({ description: 'the rule that read it' }),
  fact: z.string(),
  label: z.string().meta({ description: 'what it is called in the language' }),
  value: z.string().nullable().meta({ description: 'null: a fact of the content that this gateway does not show' }),
  holder: Holder,
  holderLabel: z.string(),
  sources: z.array(
    z.object({
      member: z.string(),
      text: z.string(),
      source: z.string().nullable(),
      asOf: z.string().nullable(),
      since: z.string().nullable(),
      until: z.string().nullable(),
      position: z.int().nullable().meta({ description: 'ledger position of the statement' }),
    }),
  ),
});

/** Changes that together would have changed the answer; each alternative is enough by itself. */
export const Alternative = z.object({
  point: PointName,
  about: z.enum(['notice', 'category', 'action']),
  category: CategoryName.nullable(),
  changes: z.array(z.object({ fact: z.string(), label: z.string(), from: z.string(), to: z.string(), holder: Holder, holderLabel: z.string() })),
});

export const ExplainResponse = z.object({
  basis: z.enum(['decision', 'hypothetical']).meta({ description: '`hypothetical`: what the bundles in force would say now' }),
  recipient: AddressText,
  outcome: z.enum(['permit', 'refuse', 'hold', 'open']).meta({ description: '`open`: not decided yet' }),
  permitted: z.array(CategoryName),
  withheld: z.array(WithheldCategory),
  refusedBy: Rules,
  lines: z.array(z.string()).meta({ description: 'the same in sentences' }),
  language: z.enum(LANGUAGES),
  position: z.int().nullable().meta({ description: 'ledger position up to which rules and facts counted; null: not in the ledger yet' }),
  bundles: z.object({ origin: z.string(), recipient: z.string(), common: z.string() }).nullable().meta({ description: 'digests of the rules that decided' }),
  facts: z.array(ExplainedFact).meta({ description: 'what the rules that decided rest on, and where the registry has it from' }),
  alternatives: z.array(Alternative).meta({ description: 'what would have had to differ, found by deciding again' }),
  now: z
    .object({
      same: z.boolean(),
      outcome: z.enum(['permit', 'refuse', 'hold']),
      permitted: z.array(CategoryName),
      withheld: z.array(WithheldCategory),
      refusedBy: Rules,
    })
    .nullable()
    .meta({ description: 'for a past decision: what the rules and facts of today would say; null where that cannot be said' }),
});
export type Explanation = z.infer<typeof ExplainResponse>;

export const WhatIfRequest = z.strictObject({
  bundle: z.record(z.string(), z.unknown()).meta({ description: "a bundle of this gateway's member, or the common rules: {format, member, version, …}" }),
  since: z.iso.date().meta({ description: 'first day that is looked at, UTC' }),
});

const WouldBe = z.object({
  outcome: z.enum(['permit', 'refuse', 'hold']),
  permitted: z.array(CategoryName),
  flags: z.array(z.string()).meta({ description: 'rules that decline the action' }),
  retentionDays: z.int().nullable(),
  rules: z.array(z.string()).meta({ description: 'rules that refuse, hold or withhold' }),
});

export const WhatIfResponse = z.object({
  member: z.string(),
  bundle: z.string().meta({ description: 'its digest' }),
  since: z.iso.date(),
  looked: z.object({ sent: z.int(), received: z.int() }).meta({ description: 'deliveries decided again' }),
  unknown: z
    .object({ content: z.int(), undecided: z.int() })
    .meta({ description: '`content`: decided without facts of the content, because it is gone or may not be read; `undecided`: could not be decided again' }),
  left: z.int().meta({ description: 'notices since that day that were not looked at, because they are too many for one question: ask for a later day' }),
  differences: z.array(
    z.object({
      box: z.enum(['in', 'out']),
      id: z.string(),
      rev: z.int(),
      kind: z.string().nullable(),
      position: z.int().nullable().meta({ description: 'ledger position of the notice' }),
      at: z.string(),
      other: AddressText.meta({ description: 'the recipient of what was sent, the origin of what was received' }),
      before: WouldBe,
      after: WouldBe,
    }),
  ),
});
export type WhatIf = z.infer<typeof WhatIfResponse>;
