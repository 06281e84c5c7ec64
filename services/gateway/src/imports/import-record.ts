import { convertRecord, identityFingerprint, pseudonymise, recordFingerprint } from '@huecry/notice';
import type { GatewayContext } from '../context.ts';
import { accept, resolveRecipients } from '../outbox/accept.ts';
import { requireConfirmed } from '../outbox/dry-run.ts';
import { UNRESTRICTED } from '../outbox/restrictions.ts';
import { type Database, int, text } from '../store/database.ts';

export interface ImportResult {
  readonly outcome: 'accepted' | 'duplicate' | 'refused';
  readonly id: string | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly keptAside: readonly string[];
}

export interface Importing {
  readonly key: Uint8Array;
  readonly record: unknown;
  readonly pseudonymise: boolean;
}

/**
 * Publishes one record of the public notices API to all. Found again by keyed hashes of what was imported, taken before pseudonymisation, so
 * importing twice publishes nothing twice, in either form.
 * @throws GatewayError not-ready, not-registered, confirmation-required
 */
export async function importRecord(context: GatewayContext, { key, record, pseudonymise: replaceNames }: Importing): Promise<ImportResult> {
  const conversion = convertRecord(record, { importer: context.address });
  if (conversion.outcome === 'refused') return { outcome: 'refused', id: null, code: conversion.code, reason: conversion.reason, keptAside: [] };
  const { keptAside } = conversion;
  const content = recordFingerprint(record, key);
  const identity = identityFingerprint(conversion.identity, key) ?? content;

  const recipients = await resolveRecipients(context, 'all');
  const seen = find(context.database, identity);
  if (seen !== undefined) {
    const { id } = context.outbox.byCursor(seen.outbox) ?? { id: null };
    if (seen.record === content) return { outcome: 'duplicate', id, code: null, reason: null, keptAside };
    const reason = `this record was imported before with other content, as notice ${id}: if the record has changed, publish it as a revision of that notice`;
    return { outcome: 'refused', id, code: 'record-changed', reason, keptAside };
  }
  requireConfirmed(context, { notice: conversion.notice, recipients, restrictions: UNRESTRICTED }, undefined);
  const notice = replaceNames ? pseudonymise(conversion.notice, key) : conversion.notice;
  const row = accept(context, { notice, recipients, restrictions: UNRESTRICTED }, (cursor) => {
    context.database.run('INSERT INTO imports (identity, record, outbox) VALUES (?, ?, ?)', identity, content, cursor);
    // Under pseudonyms nothing of the record itself may stay.
    if (!replaceNames) for (const field of keptAside) keep(context.content, cursor, field, valueAt(record, field));
  });
  return { outcome: 'accepted', id: row.id, code: null, reason: null, keptAside };
}

function find(database: Database, identity: string): { readonly record: string; readonly outbox: number } | undefined {
  const row = database.one('SELECT record, outbox FROM imports WHERE identity = ?', identity);
  return row === undefined ? undefined : { record: text(row, 'record'), outbox: int(row, 'outbox') };
}

function keep(content: GatewayContext['content'], cursor: number, field: string, value: unknown): void {
  if (value !== undefined) content.keepAside(cursor, field, value);
}

/** A field as the conversion names it: `_links`, `arrest_warrants[0].authority`. */
function valueAt(record: unknown, field: string): unknown {
  let value = record;
  for (const name of field.split(/[.[\]/]/u).filter((part) => part !== '')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, name)?.value;
  }
  return value;
}
