import { createHash } from 'node:crypto';

/**
 * One text for one value: keys sorted by UTF-16 code unit, no blanks, undefined members left out (RFC 8785 for what stands in bundles and
 * facts: strings, integers, booleans, null, lists, objects).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** base64url SHA-256 of a text's UTF-8 bytes. */
export function digestText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}

/** Freezes a value and everything in it, so that what is shared between callers cannot be changed by one of them. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}
