import { Buffer } from 'node:buffer';
import { base64url, digestText, parseCanonicalJson, plain, strictlyAscending, DIGEST_PATTERN, view } from './encoding.ts';
import { SealError } from './errors.ts';
import { assertAtMost } from './limits.ts';
import type { RandomPool } from './random.ts';

/** Bytes of a disclosure's salt: 128 bits, RFC 9901 section 9.3. */
const SALT_BYTES = 16;
const SALT_PATTERN = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** A name that SD-JWT gives a meaning of its own, at any depth: in canonical JSON `":` ends a name and nothing else. */
const RESERVED = /"(?:_sd|_sd_alg|\.\.\.)":/;
const RESERVED_NAMES: readonly string[] = ['_sd', '...'];

/** The raw bytes of a disclosure and its digest as it stands in `_sd`. */
export interface Disclosure {
  readonly bytes: Uint8Array;
  readonly digest: string;
}

/** The digest of a disclosure (RFC 9901 section 4.2.3): SHA-256 over the base64url text of its bytes. */
export const disclosureDigest = (bytes: Uint8Array): string => digestText(view(bytes).toString('base64url'));

function made(text: string, maxBytes: number): Disclosure {
  const bytes = plain(Buffer.from(text, 'utf8'));
  assertAtMost('bytes of a disclosure', bytes.length, maxBytes);
  if (RESERVED.test(text)) throw new SealError('malformed', 'a disclosed value must not hold a name that SD-JWT reserves');
  return { bytes, digest: disclosureDigest(bytes) };
}

const jsonText = (value: unknown): string => {
  const text = JSON.stringify(value);
  if (text === undefined) throw new SealError('malformed', 'a disclosed value must be JSON');
  return text;
};

/** A disclosure of a named claim: `[salt, name, value]`. */
export const disclose = (random: RandomPool, name: string, value: unknown, maxBytes: number): Disclosure =>
  made(`["${base64url(random.take(SALT_BYTES))}",${JSON.stringify(name)},${jsonText(value)}]`, maxBytes);

/** A disclosure of an array element: `[salt, value]`. */
export const discloseElement = (random: RandomPool, value: unknown, maxBytes: number): Disclosure =>
  made(`["${base64url(random.take(SALT_BYTES))}",${jsonText(value)}]`, maxBytes);

/** A decoy digest: what no disclosure hashes to, and what nobody can tell from a digest. */
const decoy = (random: RandomPool): string => base64url(random.take(32));

/** The digests with decoys up to `bucket`, sorted: the order tells nothing. */
export function padDigests(random: RandomPool, digests: readonly string[], bucket: number): string[] {
  const padded = [...digests];
  while (padded.length < bucket) padded.push(decoy(random));
  return padded.toSorted();
}

/** `recipients` of a notice or decision: RFC 9901 array elements, `{"...": digest}`. */
export const elementList = (digests: readonly string[]): { readonly '...': string }[] => digests.map((digest) => ({ '...': digest }));

/** Digests as {@link padDigests} writes them. @throws SealError malformed */
export function checkDigests(what: string, digests: readonly string[], bucketOf: (used: number) => number): void {
  if (digests.length === 0 || bucketOf(digests.length) !== digests.length)
    throw new SealError('malformed', `${what} must be padded to a bucket, ${digests.length} digests found`);
  if (!digests.every((digest) => DIGEST_PATTERN.test(digest))) throw new SealError('malformed', `${what} must hold SHA-256 digests in canonical base64url`);
  if (!strictlyAscending(digests)) throw new SealError('malformed', `${what} must be sorted and free of duplicates`);
}

function parse(what: string, bytes: Uint8Array, maxBytes: number, members: 2 | 3): readonly unknown[] {
  assertAtMost(`bytes of ${what}`, bytes.length, maxBytes);
  const parsed = parseCanonicalJson(what, bytes);
  if (!Array.isArray(parsed) || parsed.length !== members) throw new SealError('malformed', `${what} must be an array of ${members}`);
  if (typeof parsed[0] !== 'string' || !SALT_PATTERN.test(parsed[0])) throw new SealError('malformed', `${what} must begin with a salt of 16 bytes`);
  if (RESERVED.test(view(bytes).toString('utf8'))) throw new SealError('malformed', `${what} holds a name that SD-JWT reserves`);
  return parsed;
}

/** Name and value of a disclosure of a named claim. @throws SealError malformed, too-large */
export function parseDisclosure(what: string, bytes: Uint8Array, maxBytes: number): { name: string; value: unknown } {
  const [, name, value] = parse(what, bytes, maxBytes, 3);
  if (typeof name !== 'string' || RESERVED_NAMES.includes(name)) throw new SealError('malformed', `${what} must have a name that SD-JWT does not reserve`);
  return { name, value };
}

/** Value of a disclosure of an array element. @throws SealError malformed, too-large */
export const parseElement = (what: string, bytes: Uint8Array, maxBytes: number): unknown => parse(what, bytes, maxBytes, 2)[1];
