import { EYE_COLOURS, type EyeColour, HAIR_COLOURS, type HairColour } from '../codes/appearance.ts';
import { isCountry, isCountryOfPerson } from '../codes/countries.ts';
import type { Reader } from './reader.ts';

/** An object without the fields that are undefined; undefined where none is left. */
export function compact<Fields extends object>(fields: Fields): Fields | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Fields);
}

const isEyeColour = (code: string): code is EyeColour => Object.hasOwn(EYE_COLOURS, code);
const isHairColour = (code: string): code is HairColour => Object.hasOwn(HAIR_COLOURS, code);
const isLanguage = (code: string): code is string => /^[A-Z]{3}$/.test(code);

/** Metres as a number of either kind; some records have centimetres. Gives centimetres, to the millimetre. */
function centimetres(value: number): number | undefined {
  const cm = Math.round((value <= 3 ? value * 100 : value) * 10) / 10;
  return cm >= 20 && cm <= 300 ? cm : undefined;
}

function birthOf(reader: Reader) {
  return compact({
    date: reader.date('date_of_birth'),
    place: reader.line('place_of_birth'),
    country: reader.country('country_of_birth_id', isCountryOfPerson),
  });
}

function nameOf(reader: Reader) {
  return {
    family: reader.name('name'),
    given: reader.name('forename'),
    original: compact({ family: reader.name('name_in_original_script'), given: reader.name('forename_in_original_script') }),
  };
}

/** Everything about a person that any of the public records has, in the shape of `content.subject`. */
export function subjectOf(reader: Reader) {
  return {
    name: compact({ ...nameOf(reader), atBirth: reader.name('birth_name') ?? reader.name('name_at_birth') }),
    aliases: reader.list(
      'aliases',
      (alias) => compact({ ...nameOf(alias), atBirth: alias.name('name_at_birth'), qualification: alias.line('qualification'), birth: birthOf(alias) }),
      (family) => ({ family }),
    ),
    sex: reader.code('sex_id', ['F', 'M', 'U']),
    nationalities: reader.countries('nationalities', isCountryOfPerson),
    languages: reader.codes('languages_spoken_ids', isLanguage)?.map((code) => code.toLowerCase()),
    occupation: reader.line('profession'),
    birth: birthOf(reader),
    parents: compact({
      father: compact({ family: reader.name('father_name'), given: reader.name('father_forename') }),
      mother: compact({ family: reader.name('mother_name'), given: reader.name('mother_forename') }),
    }),
    contact: compact({ addresses: addressesOf(reader) }),
    documents: reader.list('identity_documents', documentOf, (note) => ({ note })),
    appearance: compact({
      heightCm: reader.measure('height', 'metres, or 0 where it is not known', centimetres),
      weightKg: reader.measure('weight', 'kilograms, or 0 where it is not known', (kg) => (kg >= 0.5 && kg <= 700 ? kg : undefined)),
      eyes: reader.codes('eyes_colors_id', isEyeColour),
      hair: reader.codes('hairs_id', isHairColour),
      marks: reader.paragraphs('distinguishing_marks'),
    }),
  };
}

function documentOf(document: Reader) {
  return compact({
    type: document.line('type'),
    number: document.line('nr') ?? document.line('number'),
    country: document.country('issuing_country_id', isCountry),
    citizenship: document.country('citizenship_id', isCountryOfPerson),
    issuedOn: document.date('issued_on'),
    expiresOn: document.date('expiry_date'),
    place: document.line('place_of_issue'),
  });
}

/** `adresses`, as the public records spell it. */
export function addressesOf(reader: Reader) {
  const name = reader.has('adresses') ? 'adresses' : 'addresses';
  return reader.list(
    name,
    (address) => compact({ text: address.line('address') ?? address.line('complete_address'), country: address.country('country', isCountry) }),
    (text) => ({ text }),
  );
}

export function associatesOf(reader: Reader) {
  return reader.list(
    'associates',
    (one) => compact({ family: one.name('name'), given: one.name('forename'), birthDate: one.date('date_of_birth'), reference: one.line('reference_number') }),
    (family) => ({ family }),
  );
}
