import { base64url, view } from './encoding.ts';

/** The JWS with content disclosures opened, as a standard SD-JWT (RFC 9901 section 4): `<JWS>~<disclosure>~…~`. */
export const presentation = (jws: Uint8Array, disclosures: readonly Uint8Array[]): string =>
  `${[view(jws).toString('latin1'), ...disclosures.map(base64url)].join('~')}~`;
