import { createHash } from 'node:crypto';
import { type Category, leavesOf, type Notice } from '@huecry/notice';
import { decryptAttachment } from '@huecry/seal/open';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { disclosable } from '../inbox/disclosable.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { InboxEntry } from '../store/types.ts';
import { openOutgoing } from './outgoing.ts';

/** A file as its reader gets it: all of it, checked to the end. */
export interface ReadFile {
  readonly content: Uint8Array;
  readonly mediaType: string;
}

/** What a notice that we hold brings with it, as far as it may be given out now. */
export interface FileSummary {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly category: Category;
  /** `waiting`: the exchange has not given it yet. */
  readonly state: 'here' | 'waiting';
}

const unknown = (): GatewayError => new GatewayError('not-found', 'the notice brings no file with this sha256, or not for this gateway');

export function receivedFiles(context: GatewayContext, entry: InboxEntry): FileSummary[] {
  const incoming = new Map(context.files.incoming(entry.cursor).map(({ id, here }) => [id, here]));
  return context.parts
    .files(disclosable(context, entry).grant)
    .map(({ id, sha256, sizeBytes, category }) => ({ sha256, sizeBytes, category, state: incoming.get(id) === true ? 'here' : 'waiting' }));
}

/**
 * A file of a notice that we hold. The same question as for every other field comes first: whether the law in force still permits its category.
 * @throws GatewayError not-found, attachment-waiting
 */
export function readReceived(context: GatewayContext, entry: InboxEntry, sha256: string): ReadFile {
  const file = context.parts.files(disclosable(context, entry).grant).find((one) => one.sha256 === sha256);
  if (file === undefined) throw unknown();
  const known = context.files.incoming(entry.cursor).find(({ id }) => id === file.id);
  if (known?.here !== true || !context.folder.has('in', file.id)) {
    throw new GatewayError('attachment-waiting', 'the file has not come from the exchange yet: this gateway goes on asking for it; try again shortly');
  }
  const chunks = [...decryptAttachment({ mode: context.mode, iss: entry.origin }, file, file, [context.folder.read('in', file.id)])];
  return { content: new Uint8Array(Buffer.concat(chunks)), mediaType: file.mediaType };
}

/** The files that a notice of ours brings with it. */
export function sentFiles(context: GatewayContext, row: OutboxRow, notice: Notice): FileSummary[] {
  const bound = context.files.ofNotice(row.id);
  return leavesOf(notice).flatMap(({ category, value }) => {
    const sha256 = typeof value === 'object' && value !== null && 'sha256' in value ? value.sha256 : undefined;
    const file = bound.find((one) => one.sha256 === sha256);
    return file === undefined ? [] : [{ sha256: file.sha256, sizeBytes: file.sizeBytes, category, state: 'here' as const }];
  });
}

/** A file of a notice of ours. @throws GatewayError not-found */
export function readSent(context: GatewayContext, row: OutboxRow, sha256: string): ReadFile {
  const file = context.files.ofNotice(row.id).find((one) => one.sha256 === sha256);
  if (file === undefined || !context.folder.has('out', file.id)) throw unknown();
  const content = new Uint8Array(Buffer.concat([...openOutgoing(context, file)]));
  if (createHash('sha256').update(content).digest('hex') !== sha256) throw new TypeError('a file of ours is not what its row says');
  return { content, mediaType: 'application/octet-stream' };
}
