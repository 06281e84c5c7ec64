import { z } from 'zod';
import { BASES, type Basis } from '../codes/bases.ts';
import { OFFENCE_CLASSES, type OffenceClass } from '../codes/offences.ts';
import { CLASSIFICATIONS, CONDITIONS, type Kind, PROFILES, type RoutingFacts } from '../vocabulary.ts';
import { block } from './block.ts';
import { assets, entity, event, judicialCase, location, method, record, sanction, source, warrants } from './matter.ts';
import { associates, subject } from './person.ts';

const about = { associates: associates.optional(), location: location.optional(), source: source.optional() };
const judicial = { case: judicialCase.optional(), warrants: warrants.optional(), record: record.optional() };
const person = { subject: subject.optional(), ...about };

/** What each kind may hold. What it must hold stands in KIND_RULES. */
const CONTENT = {
  red: block({ ...person, ...judicial }),
  yellow: block({ ...person, event: event.optional() }),
  blue: block({ ...person, ...judicial, event: event.optional() }),
  black: block({ ...person, event: event.optional() }),
  green: block({ ...person, ...judicial }),
  orange: block({ ...person, event: event.optional(), assets: assets.optional(), method: method.optional() }),
  purple: block({ method: method.optional(), event: event.optional(), assets: assets.optional(), source: source.optional() }),
  silver: block({ ...person, entity: entity.optional(), ...judicial, assets: assets.optional() }),
  'un-special': block({ ...person, entity: entity.optional(), sanction: sanction.optional(), assets: assets.optional() }),
} as const satisfies Record<Kind, z.ZodObject>;

const offenceClass = z.enum(Object.keys(OFFENCE_CLASSES) as OffenceClass[]);
const basis = z
  .array(z.enum(Object.keys(BASES) as Basis[]))
  .min(1)
  .max(14);

/** What the exchange sees, besides kind and purpose. Nothing in it may tell who the notice is about. */
const routing = {
  profile: z.enum(PROFILES),
  /** The origin chose the recipients itself. */
  diffusion: z.boolean().optional(),
  offenceClass,
  basis,
  handling: z.strictObject({ code: z.enum(['H0', 'H1', 'H2', 'H3']), tlp: z.enum(['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR']) }),
  /** Left out: unclassified. */
  classification: z.enum(CLASSIFICATIONS).optional(),
  /** Left out: none. */
  conditions: z.array(z.enum(CONDITIONS)).min(1).max(CONDITIONS.length).optional(),
  /** UTC, RFC 3339. Without it the kind's default holds. */
  expires: z.iso.datetime().optional(),
};

const purpose = <const Purposes extends readonly [RoutingFacts['purpose'], ...RoutingFacts['purpose'][]]>(...purposes: Purposes) => z.enum(purposes);

const red = z.strictObject({ kind: z.literal('red'), purpose: purpose('arrest'), ...routing, content: CONTENT.red });
const yellow = z.strictObject({ kind: z.literal('yellow'), purpose: purpose('locate', 'identify'), ...routing, content: CONTENT.yellow });
const blue = z.strictObject({ kind: z.literal('blue'), purpose: purpose('locate', 'identify', 'inform'), ...routing, content: CONTENT.blue });
const black = z.strictObject({ kind: z.literal('black'), purpose: purpose('identify'), ...routing, content: CONTENT.black });
const green = z.strictObject({ kind: z.literal('green'), purpose: purpose('warn', 'inform'), ...routing, content: CONTENT.green });
const orange = z.strictObject({ kind: z.literal('orange'), purpose: purpose('warn'), ...routing, content: CONTENT.orange });
const purple = z.strictObject({ kind: z.literal('purple'), purpose: purpose('inform', 'warn'), ...routing, content: CONTENT.purple });
const silver = z.strictObject({ kind: z.literal('silver'), purpose: purpose('trace-assets'), ...routing, content: CONTENT.silver });
const unSpecial = z.strictObject({ kind: z.literal('un-special'), purpose: purpose('sanction'), ...routing, content: CONTENT['un-special'] });

/** The one source: types, categories, JSON Schema and validation all come from here. */
export const noticeSchema = z.discriminatedUnion('kind', [red, yellow, blue, black, green, orange, purple, silver, unSpecial]);

/** A notice as an agency system writes it. */
export type Notice = z.infer<typeof noticeSchema>;
export type NoticeOf<Of extends Kind> = Extract<Notice, { kind: Of }>;

/** The schema of what lies under `content`, by kind. */
export function contentSchema(kind: Kind): z.ZodObject {
  return CONTENT[kind];
}
