import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };

/** Assigned ISO 3166-1 alpha-2 codes in lower case, and `xk` for Kosovo. */
const CURRENT: ReadonlySet<string> = new Set([...codes.map(([alpha2 = '']) => alpha2.toLowerCase()), 'xk']);

/** ISO 3166-3: states that are no more, but in which living people were born or whose papers they hold. */
const FORMER: ReadonlySet<string> = new Set(['an', 'bu', 'cs', 'dd', 'nt', 'su', 'tp', 'yd', 'yu', 'zr']);

const BY_ALPHA3: ReadonlyMap<string, string> = new Map(codes.map(([alpha2 = '', alpha3 = '']) => [alpha3, alpha2.toLowerCase()]));

/** Organisations that issue notices, and INTERPOL's own code for each. */
const ORGANISATION = /^x-[a-z0-9]{2,12}$/;
const INTERPOL_ISSUERS: ReadonlyMap<string, string> = new Map([
  ['914', 'x-icc'],
  ['916', 'x-stl'],
  ['922', 'x-irmct'],
  ['UNK', 'xk'],
]);

/** A state today (ISO 3166-1 alpha-2, lower case) or Kosovo (`xk`). */
export function isCountry(value: string): boolean {
  return CURRENT.has(value);
}

/** A state of today or of the past (ISO 3166-3): what a nationality or a country of birth may be. */
export function isCountryOfPerson(value: string): boolean {
  return CURRENT.has(value) || FORMER.has(value);
}

/** Who may issue a warrant or a notice: a state, or an organisation such as `x-icc`. */
export function isIssuer(value: string): boolean {
  return CURRENT.has(value) || ORGANISATION.test(value);
}

/**
 * The code used here for a country code as INTERPOL's public records carry it: alpha-2 or alpha-3 in any case, `914` (ICC), `916` (STL),
 * `922` (IRMCT), `UNK` (Kosovo). Undefined where it is none of these.
 */
export function countryFromInterpol(value: string): string | undefined {
  const upper = value.trim().toUpperCase();
  const lower = upper.toLowerCase();
  if (INTERPOL_ISSUERS.has(upper)) return INTERPOL_ISSUERS.get(upper);
  if (isCountryOfPerson(lower)) return lower;
  return BY_ALPHA3.get(upper);
}
