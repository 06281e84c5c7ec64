import { createHmac } from 'node:crypto';
import { NoticeError } from '../errors.ts';
import type { RecordIdentity } from './convert.ts';

const MIN_KEY_BYTES = 16;
/** Deeper than any record that is converted. */
const MAX_DEPTH = 64;

/** JSON with sorted keys and no space; the same for records that differ only in the order of their fields. */
function canonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) return '"too-deep"';
  if (Array.isArray(value)) return `[${value.map((element) => canonicalJson(element, depth + 1)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field, depth + 1)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function keyed(key: Uint8Array, label: string, value: unknown): string {
  if (key.length < MIN_KEY_BYTES)
    throw new NoticeError('bad-key', `expected a key of at least ${MIN_KEY_BYTES} bytes; found ${key.length}; generate a longer one`);
  return createHmac('sha256', key).update(`huecry/${label}\u0000`).update(canonicalJson(value)).digest('base64url');
}

/**
 * Tells whether the same record was seen before, without keeping it: HMAC-SHA-256 (base64url) over its canonical JSON. Links do not count:
 * thumbnails change address. Throws NoticeError `bad-key` where the key is shorter than 16 bytes.
 */
export function recordFingerprint(record: unknown, key: Uint8Array): string {
  const plain = typeof record === 'object' && record !== null && !Array.isArray(record);
  const counted = plain ? Object.fromEntries(Object.entries(record).filter(([name]) => name !== '_links' && name !== '_embedded')) : record;
  return keyed(key, 'record', counted);
}

/** Tells whether a record with the same kind and id was seen before; null where the record has no id. Throws NoticeError `bad-key`. */
export function identityFingerprint(identity: RecordIdentity, key: Uint8Array): string | null {
  return identity.entityId === null ? null : keyed(key, 'identity', [identity.kind, identity.entityId]);
}
