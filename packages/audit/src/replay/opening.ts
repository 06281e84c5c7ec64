/** One record of an audit file, for the entry that it belongs to. */
import { AuditOpening, type Entry, ProtoError } from '@huecry/proto';
import type { NoticeParts } from '@huecry/seal';
import { hash } from 'node:crypto';
import { Finding } from '../checks.ts';
import type { Item } from './judged.ts';

export const sha256 = (bytes: Uint8Array): Uint8Array => Uint8Array.from(hash('sha256', bytes, 'buffer'));

/** With bytes of its own: a digest that was read is a view of a larger piece of memory, all of which would cross to another thread with it. */
export const apart = <T extends { readonly notice: Uint8Array }>(claims: T): T => ({ ...claims, notice: Uint8Array.from(claims.notice) });
const present = (bytes: Uint8Array): Uint8Array | null => (bytes.length === 0 ? null : bytes);

export function decodeOpening(bytes: Uint8Array): AuditOpening {
  try {
    return AuditOpening.decode(bytes);
  } catch (error) {
    if (error instanceof ProtoError) throw new Finding('wrong-opening', `the audit file's record cannot be read: ${error.message}`);
    throw error;
  }
}

export function readOpening({ opening }: Item, entry: Entry): AuditOpening | null {
  if (opening === null) return null;
  const decoded = decodeOpening(opening);
  const kinds = ['notice', 'decision', 'receipts', 'refusal', 'release', 'recall'] as const;
  const found = kinds.find((kind) => decoded[kind] !== null);
  if (found === undefined || entry[found] === null) throw new Finding('wrong-opening', 'the audit file opens another kind of entry here');
  return decoded;
}

export const partsOf = ({ notice }: AuditOpening): NoticeParts => ({
  routing: notice === null ? null : present(notice.routing),
  restrictions: notice === null ? null : present(notice.restrictions),
  elements: notice?.elements ?? [],
  content: notice?.content ?? [],
});
