import { describe } from '../issues.ts';
import { Refusal } from './refusal.ts';

/** What a public record is about. */
export type PublicKind = 'red' | 'yellow' | 'un-person' | 'un-entity';

/** Fields that only one kind of record has. */
const ONLY: readonly (readonly [kind: 'red' | 'yellow' | 'un', fields: readonly string[]])[] = [
  ['red', ['arrest_warrants']],
  ['yellow', ['date_of_event', 'countries_likely_to_be_visited', 'issuing_country', 'birth_name', 'place', 'country']],
  [
    'un',
    ['un_reference', 'un_reference_date', 'un_resolution', 'purposes', 'adresses', 'identity_documents', 'legal_form', 'registration_number', 'administrators'],
  ],
];
const ENTITY_ONLY = ['legal_form', 'registration_number', 'administrators', 'main_activity', 'also_known_as', 'formerly_known_as'];

/** The record's own address: `https://…/notices/v1/un/persons/2011-88000`. */
const SELF = /\/notices\/v\d+\/([a-z]+)(?:\/(persons|entities))?(?:\/|\?|$)/;

function linkOf(record: object): string | undefined {
  let value: unknown = record;
  for (const name of ['_links', 'self', 'href']) {
    value = typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
  }
  return typeof value === 'string' ? value : undefined;
}

/** The kind of a record: from its own address, else from the fields that only one kind has. Refuses with `unknown-kind`. */
export function publicKind(record: object): PublicKind {
  const match = SELF.exec(linkOf(record) ?? '');
  if (match !== null) return fromAddress(match[1] ?? '', match[2], record);
  const candidates = ONLY.filter(([, fields]) => fields.some((field) => Object.hasOwn(record, field))).map(([kind]) => kind);
  const [only] = candidates;
  if (only === undefined || candidates.length > 1) {
    const found = only === undefined ? 'none of them' : `those of ${candidates.join(' and ')}`;
    throw new Refusal('unknown-kind', '_links.self.href', 'the address of a red, yellow or UN notice, or fields that only one of these kinds has', found);
  }
  return only === 'un' ? unKind(record) : only;
}

function fromAddress(colour: string, part: string | undefined, record: object): PublicKind {
  if (colour === 'red' || colour === 'yellow') return colour;
  if (colour === 'un') return part === 'persons' ? 'un-person' : part === 'entities' ? 'un-entity' : unKind(record);
  throw new Refusal('unknown-kind', '_links.self.href', 'the address of a red, yellow or UN notice', 'the address of another kind');
}

function unKind(record: object): PublicKind {
  return ENTITY_ONLY.some((field) => Object.hasOwn(record, field)) ? 'un-entity' : 'un-person';
}

const ENTITY_ID = /^(\d{4})[/-](\d{1,10})$/;

/** The id of a record as `2022/46614`, from `entity_id` or else from its own address; null where it has none. Refuses with `bad-id`. */
export function entityIdOf(record: object): string | null {
  const stated: unknown = Object.getOwnPropertyDescriptor(record, 'entity_id')?.value;
  if (stated === undefined || stated === null || stated === '') {
    const match = /\/(\d{4}-\d{1,10})(?:[/?#]|$)/.exec(linkOf(record) ?? '');
    return match?.[1]?.replace('-', '/') ?? null;
  }
  const match = typeof stated === 'string' ? ENTITY_ID.exec(stated.trim()) : null;
  if (match === null) throw new Refusal('bad-id', 'entity_id', 'an id of the form 2022/46614', describe(stated));
  return `${match[1]}/${match[2]}`;
}
