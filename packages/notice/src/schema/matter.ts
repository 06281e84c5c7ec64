import { z } from 'zod';
import { block, blocks, leaf, named } from './block.ts';
import { country, issuer, line, NOT_STATED, paragraphs, partialDate, sha256 } from './text.ts';

/** A penalty in whole months; `life`; or not stated. */
const months = z.union([z.int().min(1).max(1200), z.enum(['life', NOT_STATED])]).describe('whole months, life, or not-stated');

/** The case: RPD art. 83(2)(b), judicial data. */
export const judicialCase = named(
  'case',
  block({
    procedure: leaf('judicial', z.enum(['prosecution', 'serve-sentence'])),
    facts: leaf('judicial', paragraphs(12_000)),
    charge: leaf('judicial', paragraphs(12_000)),
    law: leaf('judicial', paragraphs(2000)),
    maxPenaltyMonths: leaf('judicial', months),
    sentenceMonths: leaf('judicial', months),
    deathPenaltyPossible: leaf('judicial', z.boolean()),
    timeLimit: leaf('judicial', partialDate),
  }),
);

export const warrants = named(
  'warrants',
  blocks(32, {
    number: leaf('judicial', line(200)),
    issuer: leaf('judicial', issuer),
    authority: leaf('judicial', line(300)),
    issuedOn: leaf('judicial', partialDate),
    charge: leaf('judicial', paragraphs(12_000)),
    chargeTranslation: leaf('judicial', paragraphs(12_000)),
    law: leaf('judicial', paragraphs(2000)),
    maxPenaltyMonths: leaf('judicial', months),
    sentenceMonths: leaf('judicial', months),
  }),
);

/** What the police know beyond the case. */
export const record = named(
  'record',
  block({
    summary: leaf('record', paragraphs(12_000)),
    convictions: leaf('record', paragraphs(4000)),
    cautions: leaf(
      'record',
      z
        .array(z.enum(['armed', 'violent', 'dangerous', 'escape-risk', 'suicide-risk']))
        .min(1)
        .max(5),
    ),
    modusOperandi: leaf('record', paragraphs(4000)),
  }),
);

export const location = named(
  'location',
  block({
    lastKnown: leaf('location', line(500)),
    country: leaf('location', country),
    seenOn: leaf('location', partialDate),
    likelyCountries: leaf('location', z.array(country).min(1).max(64)),
  }),
);

export const event = named(
  'event',
  block({
    type: leaf('event', line(100)),
    date: leaf('event', partialDate),
    place: leaf('event', line(300)),
    country: leaf('event', country),
    circumstances: leaf('event', paragraphs(12_000)),
    advice: leaf('event', paragraphs(2000)),
  }),
);

export const method = named(
  'method',
  block({
    title: leaf('method', line(200)),
    description: leaf('method', paragraphs(12_000)),
    targets: leaf('method', paragraphs(2000)),
    concealment: leaf('method', paragraphs(2000)),
    countermeasures: leaf('method', paragraphs(4000)),
  }),
);

/** Property of whatever kind: an account, a company share, a vehicle, a weapon, a dangerous object. */
export const assets = named(
  'assets',
  blocks(64, {
    type: leaf(
      'asset',
      z.enum([
        'account',
        'real-estate',
        'vehicle',
        'vessel',
        'aircraft',
        'company',
        'virtual-asset',
        'valuables',
        'art',
        'weapon',
        'explosive',
        'substance',
        'device',
        'other',
      ]),
    ),
    description: leaf('asset', paragraphs(2000)),
    identifier: leaf('asset', line(200)),
    holder: leaf('asset', line(300)),
    country: leaf('asset', country),
    value: leaf('asset', z.strictObject({ amount: z.number().min(0).max(1e15), currency: z.string().regex(/^[A-Z]{3,4}$/) })),
    action: leaf('asset', z.enum(['locate', 'identify', 'monitor', 'obtain-information'])),
    imageSha256: leaf('asset', sha256),
  }),
);

/** A company, group or undertaking. */
export const entity = named(
  'entity',
  block({
    name: leaf('identity', line(300)),
    original: leaf('identity', line(300)),
    aliases: leaf('identity', z.array(line(300)).min(1).max(64)),
    legalForm: leaf('identity', line(200)),
    activity: leaf('identity', paragraphs(1000)),
    registrationNumber: leaf('document', line(100)),
    addresses: blocks(32, { text: leaf('contact', line(500)), country: leaf('contact', country) }).optional(),
    administrators: blocks(32, { family: leaf('associates', line(200)), given: leaf('associates', line(200)), role: leaf('associates', line(200)) }).optional(),
  }),
);

/** A listing by a sanctions committee of the UN Security Council. */
export const sanction = named(
  'sanction',
  block({
    reference: leaf('judicial', line(100)),
    date: leaf('judicial', partialDate),
    resolution: leaf('judicial', line(100)),
    measures: leaf('judicial', z.array(line(200)).min(1).max(16)),
    summary: leaf('judicial', paragraphs(12_000)),
  }),
);

/** Where the notice comes from. */
export const source = named(
  'source',
  block({
    /** Who asked for it; the origin that signs may be another (an import). */
    issuer: leaf('source', issuer),
    reference: leaf('source', line(100)),
    publishedOn: leaf('source', partialDate),
    /** 4x4: reliability of the source (A–D, X) and of the information (1–4, X). */
    evaluation: leaf('source', z.string().regex(/^[ABCDX][1234X]$/)),
    unit: leaf('source', line(200)),
    note: leaf('source', paragraphs(2000)),
  }),
);
