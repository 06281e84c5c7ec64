import { z } from 'zod';
import { EYE_COLOURS, HAIR_COLOURS } from '../codes/appearance.ts';
import { block, blocks, leaf, named } from './block.ts';
import { country, countryOfPerson, language, line, paragraphs, partialDate, sha256 } from './text.ts';

const EYES = Object.keys(EYE_COLOURS) as (keyof typeof EYE_COLOURS)[];
const HAIR = Object.keys(HAIR_COLOURS) as (keyof typeof HAIR_COLOURS)[];

const SUBJECT_STATUSES = ['suspect', 'convicted', 'witness', 'victim', 'missing', 'unknown'] as const;

const birth = {
  date: leaf('birth', partialDate),
  place: leaf('birth', line(200)),
  country: leaf('birth', countryOfPerson),
};

const name = {
  family: leaf('identity', line(200)),
  given: leaf('identity', line(200)),
  /** As the person writes it, in whatever script. */
  original: block({ family: leaf('identity', line(200)), given: leaf('identity', line(200)) }).optional(),
  atBirth: leaf('identity', line(200)),
};

const relative = { family: leaf('associates', line(200)), given: leaf('associates', line(200)) };

/** A photograph, by its digest; the file itself travels as an attachment. One leaf. */
const photo = z
  .strictObject({
    sha256,
    mediaType: z.enum(['image/jpeg', 'image/png', 'image/jp2', 'image/webp']),
    sizeBytes: z
      .int()
      .min(1)
      .max(64 * 1024 * 1024),
    caption: line(200).optional(),
    takenOn: partialDate.optional(),
  })
  .describe('a photograph by its digest');

/** A biometric file by its digest: ANSI/NIST-ITL fingerprints, a DNA profile, a face template. One leaf. */
const sample = z.strictObject({
  sha256,
  format: z.enum(['ansi-nist-itl', 'dna-str', 'iso-19794-5', 'wsq']),
  sizeBytes: z
    .int()
    .min(1)
    .max(64 * 1024 * 1024),
  count: z.int().min(1).max(64).optional(),
});

/** A person, or a body not yet identified. */
export const subject = named(
  'subject',
  block({
    status: leaf('judicial', z.enum(SUBJECT_STATUSES)),
    name: block(name).optional(),
    aliases: blocks(64, { ...name, qualification: leaf('identity', line(100)), birth: block(birth).optional() }).optional(),
    sex: leaf('identity', z.enum(['F', 'M', 'U'])),
    nationalities: leaf('identity', z.array(countryOfPerson).min(1).max(16)),
    languages: leaf('identity', z.array(language).min(1).max(32)),
    occupation: leaf('identity', line(300)),
    title: leaf('identity', line(200)),
    birth: block(birth).optional(),
    parents: block({ father: block(relative).optional(), mother: block(relative).optional() }).optional(),
    contact: block({
      addresses: blocks(32, { text: leaf('contact', line(500)), country: leaf('contact', country) }).optional(),
      phones: leaf('contact', z.array(line(40)).min(1).max(16)),
      emails: leaf('contact', z.array(line(254)).min(1).max(16)),
      accounts: leaf('contact', z.array(line(200)).min(1).max(32)),
    }).optional(),
    documents: blocks(32, {
      type: leaf('document', line(100)),
      number: leaf('document', line(100)),
      country: leaf('document', country),
      citizenship: leaf('document', countryOfPerson),
      issuedOn: leaf('document', partialDate),
      expiresOn: leaf('document', partialDate),
      place: leaf('document', line(200)),
      note: leaf('document', paragraphs(1000)),
    }).optional(),
    appearance: block({
      heightCm: leaf('appearance', z.number().min(20).max(300)),
      weightKg: leaf('appearance', z.number().min(0.5).max(700)),
      eyes: leaf('appearance', z.array(z.enum(EYES)).min(1).max(12)),
      hair: leaf('appearance', z.array(z.enum(HAIR)).min(1).max(12)),
      marks: leaf('appearance', paragraphs(4000)),
      build: leaf('appearance', line(200)),
      clothing: leaf('appearance', paragraphs(1000)),
      apparentAge: leaf('appearance', z.strictObject({ min: z.int().min(0).max(130), max: z.int().min(0).max(130) })),
    }).optional(),
    photos: z
      .array(photo.meta({ category: 'photo' }))
      .min(1)
      .max(16)
      .optional(),
    biometric: block({
      fingerprints: leaf('biometric', sample),
      dna: leaf('biometric', sample),
      face: leaf('biometric', sample),
    }).optional(),
    health: block({
      conditions: leaf('health', paragraphs(2000)),
      medication: leaf('health', paragraphs(2000)),
      disability: leaf('health', paragraphs(1000)),
      bloodGroup: leaf('health', z.enum(['0+', '0-', 'A+', 'A-', 'B+', 'B-', 'AB+', 'AB-'])),
      dental: leaf('health', paragraphs(2000)),
    }).optional(),
    belief: block({
      religion: leaf('belief', line(200)),
      politicalOpinion: leaf('belief', line(500)),
      ethnicity: leaf('belief', line(200)),
    }).optional(),
    minor: block({
      underAge: leaf('minor', z.boolean()),
      guardian: leaf('minor', line(300)),
      school: leaf('minor', line(300)),
      custody: leaf('minor', paragraphs(2000)),
    }).optional(),
    /** International protection (1951 Convention on Refugees): what must not reach those whom the person is protected from. */
    protection: block({
      status: leaf('protection', z.enum(['refugee', 'asylum-seeker', 'subsidiary', 'stateless', 'protected-witness'])),
      from: leaf('protection', z.array(country).min(1).max(16)),
      grantedBy: leaf('protection', country),
      note: leaf('protection', paragraphs(1000)),
    }).optional(),
  }),
);

export const associates = named(
  'associates',
  blocks(64, {
    family: leaf('associates', line(200)),
    given: leaf('associates', line(200)),
    relation: leaf('associates', line(200)),
    birthDate: leaf('associates', partialDate),
    reference: leaf('associates', line(100)),
    note: leaf('associates', paragraphs(1000)),
  }),
);
