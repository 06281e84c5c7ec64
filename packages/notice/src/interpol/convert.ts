import { boundsIssue } from '../bounds.ts';
import { isCountry, isIssuer } from '../codes/countries.ts';
import { describe } from '../issues.ts';
import { parseNotice } from '../parse.ts';
import type { Notice } from '../schema/notice.ts';
import { NOT_STATED } from '../schema/text.ts';
import type { Address } from '../vocabulary.ts';
import { entityIdOf, type PublicKind, publicKind } from './kind.ts';
import { addressesOf, associatesOf, compact, subjectOf } from './person.ts';
import { Reader } from './reader.ts';
import { type ImportCode, Refusal } from './refusal.ts';

/** Which public record it was; entityId is null where the record has none. */
export interface RecordIdentity {
  readonly kind: PublicKind;
  readonly entityId: string | null;
}

export type Conversion =
  | { readonly outcome: 'converted'; readonly notice: Notice; readonly identity: RecordIdentity; readonly keptAside: readonly string[] }
  | { readonly outcome: 'refused'; readonly code: ImportCode; readonly reason: string };

/**
 * A notice from one record of INTERPOL's public notices API (detail or list page), with the profile `public-extract`. `keptAside` names the
 * fields that it has no place for, without their values. Refused records say which field and why. Never throws on JSON.
 */
export function convertRecord(record: unknown, options: { readonly importer: Address }): Conversion {
  try {
    const bounds = boundsIssue(record);
    if (bounds !== undefined) return { outcome: 'refused', code: bounds.code, reason: bounds.message };
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      throw new Refusal('not-a-record', 'record', 'an object', describe(record), 'correct the record or leave it out');
    }
    return convert(record, options.importer);
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', code: error.code, reason: error.message };
    throw error;
  }
}

function convert(record: object, importer: Address): Conversion {
  const identity = { kind: publicKind(record), entityId: entityIdOf(record) };
  const keptAside: string[] = [];
  const reader = new Reader(record, '', keptAside);
  reader.line('entity_id');
  const document = { ...ROUTING[identity.kind], content: withoutUndefined(CONTENT[identity.kind](reader, identity.entityId ?? undefined, importer)) };
  reader.finish();
  const parsed = parseNotice(document);
  if (parsed.ok) return { outcome: 'converted', notice: parsed.notice, identity, keptAside };
  const [issue] = parsed.issues;
  return { outcome: 'refused', code: issue?.code ?? 'malformed', reason: `${issue?.pointer ?? ''}: ${issue?.message ?? 'not a valid notice'}` };
}

/** Public already: no restriction on handling. The public shape does not classify the offence. */
const PUBLIC = { profile: 'public-extract', offenceClass: '0000', handling: { code: 'H0', tlp: 'CLEAR' } } as const;
const ROUTING = {
  red: { kind: 'red', purpose: 'arrest', basis: ['INTERPOL-RPD'], ...PUBLIC },
  yellow: { kind: 'yellow', purpose: 'locate', basis: ['INTERPOL-RPD'], ...PUBLIC },
  'un-person': { kind: 'un-special', purpose: 'sanction', basis: ['UNSC'], ...PUBLIC },
  'un-entity': { kind: 'un-special', purpose: 'sanction', basis: ['UNSC'], ...PUBLIC },
} as const;

type Content = (reader: Reader, reference: string | undefined, importer: Address) => object;

const CONTENT: Record<PublicKind, Content> = {
  red: (reader, reference, importer) => {
    const subject = subjectOf(reader);
    const warrants = reader.list('arrest_warrants', warrantOf, (charge) => ({ charge, ...WARRANT_NOT_STATED }));
    const issuers = new Set((warrants ?? []).flatMap((warrant) => ('issuer' in warrant && warrant.issuer !== undefined ? [warrant.issuer] : [])));
    return {
      subject,
      case: { facts: NOT_STATED, law: NOT_STATED, maxPenaltyMonths: NOT_STATED, ...(warrants === undefined ? { charge: NOT_STATED } : {}) },
      warrants: warrants ?? [WARRANT_NOT_STATED],
      source: { issuer: issuers.size === 1 ? [...issuers][0] : undefined, reference, unit: importer },
    };
  },
  yellow: (reader, reference, importer) => ({
    subject: { status: 'missing', ...subjectOf(reader) },
    event: { date: reader.date('date_of_event'), place: reader.line('place'), country: reader.country('country', isCountry) },
    location: { likelyCountries: reader.countries('countries_likely_to_be_visited', isCountry) },
    source: { issuer: reader.country('issuing_country', isIssuer), reference, unit: importer },
  }),
  'un-person': (reader, reference, importer) => ({
    subject: subjectOf(reader),
    associates: associatesOf(reader),
    sanction: sanctionOf(reader),
    source: { issuer: 'x-un', reference, unit: importer },
  }),
  'un-entity': (reader, reference, importer) => ({
    entity: entityOf(reader),
    associates: associatesOf(reader),
    sanction: sanctionOf(reader),
    source: { issuer: 'x-un', reference, unit: importer },
  }),
};

const WARRANT_NOT_STATED = { number: NOT_STATED };

function warrantOf(warrant: Reader) {
  const stated = compact({
    issuer: warrant.country('issuing_country_id', isIssuer),
    charge: warrant.paragraphs('charge'),
    chargeTranslation: warrant.paragraphs('charge_translation'),
  });
  return stated === undefined ? undefined : { ...WARRANT_NOT_STATED, ...stated };
}

/** A list page may leave the reference out; a record with anything else from the Security Council's list must have it. */
function sanctionOf(reader: Reader) {
  const reference = reader.line('un_reference');
  const rest = compact({
    date: reader.date('un_reference_date'),
    resolution: reader.lines('un_resolution')?.join(', '),
    measures: reader.lines('purposes'),
    summary: reader.paragraphs('summary'),
  });
  if (reference === undefined && rest !== undefined)
    throw new Refusal('missing-field', 'un_reference', "the reference on the Security Council's list", 'nothing');
  return { reference: reference ?? NOT_STATED, ...rest };
}

function entityOf(reader: Reader) {
  const aliases = reader.list(
    'aliases',
    (alias) => [alias.name('name'), alias.name('name_in_original_script')],
    (alias) => [alias],
  );
  const more = ['also_known_as', 'formerly_known_as']
    .flatMap((field) => reader.lines(field) ?? [])
    .flatMap((text) => text.split(';').map((part) => part.trim()));
  const names = [...(aliases ?? []).flat(), ...more].filter((name) => name !== undefined && name !== '');
  return {
    name: reader.name('name'),
    original: reader.name('name_in_original_script'),
    aliases: names.length === 0 ? undefined : [...new Set(names)],
    legalForm: reader.line('legal_form'),
    activity: reader.paragraphs('main_activity'),
    registrationNumber: reader.line('registration_number'),
    addresses: addressesOf(reader),
    administrators: reader.list(
      'administrators',
      (one) => compact({ family: one.name('name'), given: one.name('forename'), role: one.line('role') ?? one.line('function') }),
      (family) => ({ family }),
    ),
  };
}

/** A copy without undefined fields and without objects that would be empty. */
function withoutUndefined(value: object): object {
  const entries = Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
    if (field === undefined) return [];
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return [[name, field]];
    const inner = withoutUndefined(field);
    return Object.keys(inner).length === 0 ? [] : [[name, inner]];
  });
  return Object.fromEntries(entries);
}
