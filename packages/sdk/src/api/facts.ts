/** Facts of law, as members stated them in the registry. */
import { isMemberCode, type MemberCode } from '@huecry/notice';
import { z } from 'zod';

const Day = z.iso.date();

export const FactsQuery = z.object({
  member: z
    .string()
    .max(16)
    .refine((value): value is MemberCode => isMemberCode(value), 'expected a member code such as de or x-un')
    .optional()
    .meta({ description: 'only what this member stated, or what was stated of it' }),
  treaty: z.string().max(64).optional().meta({ description: 'only what concerns this treaty, for example UNTOC' }),
  at: Day.optional().meta({ description: 'only what holds on this day; every stretch and version otherwise' }),
});

export const Fact = z.object({
  topic: z.enum([
    'treaty',
    'participation',
    'reservation',
    'adequacy',
    'assurance',
    'death-penalty',
    'offences',
    'classification',
    'sanction',
    'review',
    'code-list',
  ]),
  member: z.string().nullable().meta({ description: 'whose fact it is; null: of all members' }),
  subject: z.string().meta({ description: 'treaty, other member or list; may be empty' }),
  since: Day.nullable(),
  until: Day.nullable().meta({ description: 'first day on which it no longer holds' }),
  text: z.string(),
  source: z.string().meta({ description: 'the document, and who keeps it' }),
  asOf: Day.meta({ description: 'date on which the source said so' }),
  position: z.int().meta({ description: 'ledger position of the statement' }),
});
export type Fact = z.infer<typeof Fact>;

export const FactsResponse = z.object({ position: z.int().meta({ description: 'up to which the registry was folded' }), facts: z.array(Fact) });
