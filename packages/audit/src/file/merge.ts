import { createHash } from 'node:crypto';
import type { AuditOpening } from '@huecry/proto';
import type { Opening } from './encode.ts';
import { AuditFileError } from './errors.ts';
import { type AuditFile, openAuditFile, type PlacedOpening } from './reader.ts';
import type { AuditFileHeader } from './rules.ts';
import { createAuditFileWriter } from './writer.ts';

/**
 * Puts audit files of one role and member into one: those of a member's several gateways. Each entry is opened by everything that any of them
 * has of it. Streaming; the size is the largest, the time the latest.
 * @throws AuditFileError other-file where they are not of one role, member and log, and what reading and writing them throws
 */
export async function mergeAuditFiles(paths: readonly string[], out: string): Promise<void> {
  const files: AuditFile[] = [];
  try {
    for (const path of paths) files.push(await openAuditFile(path));
    const writer = await createAuditFileWriter(out, mergedHeader(files.map(({ header }) => header)));
    try {
      for await (const opening of inOrder(files.map((file) => file.openings()))) await writer.add(opening);
      await writer.finish();
    } catch (error) {
      await writer.abort();
      throw error;
    }
  } finally {
    for (const file of files) await file.close();
  }
}

function mergedHeader(headers: readonly AuditFileHeader[]): AuditFileHeader {
  const [first, ...others] = headers;
  if (first === undefined) throw new AuditFileError('other-file', 0, 'expected at least one file');
  for (const { role, member, origin, genesis } of others) {
    if (role !== first.role || member !== first.member || origin !== first.origin || Buffer.compare(genesis, first.genesis) !== 0) {
      throw new AuditFileError('other-file', 0, 'expected files of one role, one member and one log');
    }
  }
  return { ...first, size: Math.max(...headers.map(({ size }) => size)), madeMs: Math.max(...headers.map(({ madeMs }) => madeMs)) };
}

async function* inOrder(sources: readonly AsyncGenerator<PlacedOpening, void, undefined>[]): AsyncGenerator<Opening> {
  const heads = await Promise.all(sources.map(async (source) => ({ source, next: await source.next() })));
  for (;;) {
    const there = heads.flatMap((head) => (head.next.done === true ? [] : [{ head, opening: head.next.value.opening }]));
    const position = Math.min(...there.map(({ opening }) => opening.position));
    if (there.length === 0) return;
    const same = there.filter(({ opening }) => opening.position === position);
    yield merged(
      position,
      same.map(({ opening }) => opening),
    );
    for (const { head } of same) head.next = await head.source.next();
  }
}

function merged(position: number, openings: readonly AuditOpening[]): Opening {
  const all = <K extends 'notice' | 'decision' | 'receipts' | 'refusal' | 'release' | 'recall'>(kind: K): NonNullable<AuditOpening[K]>[] =>
    openings.flatMap((opening) => (opening[kind] === null ? [] : [opening[kind] as NonNullable<AuditOpening[K]>]));
  const notices = all('notice');
  const decisions = all('decision');
  const receipts = all('receipts');
  const kinds = [notices, decisions, receipts, all('refusal'), all('release'), all('recall')].filter(({ length }) => length > 0);
  if (kinds.length !== 1) throw new AuditFileError('other-file', 0, `entry ${position} is another kind of entry in each file`);
  const [refusal] = all('refusal');
  const [release] = all('release');
  const [recall] = all('recall');
  if (notices.length > 0) {
    const first = (field: 'routing' | 'restrictions'): Uint8Array => notices.find((one) => one[field].length > 0)?.[field] ?? new Uint8Array(0);
    const elements = byAddress(notices.flatMap((one) => one.elements));
    return {
      position,
      notice: { routing: first('routing'), restrictions: first('restrictions'), elements, content: distinct(notices.flatMap(({ content }) => content)) },
    };
  }
  if (decisions.length > 0) return { position, decision: { elements: byAddress(decisions.flatMap(({ elements }) => elements)) } };
  if (refusal !== undefined) return { position, refusal };
  if (release !== undefined) return { position, release };
  if (recall !== undefined) return { position, recall };
  const salted = new Map(receipts.flatMap((one) => one.receipts).map((one) => [createHash('sha256').update(one.salt).update(one.jws).digest('hex'), one]));
  return { position, receipts: { receipts: [...salted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one) } };
}

const distinct = (all: readonly Uint8Array[]): Uint8Array[] => [...new Map(all.map((one) => [Buffer.from(one).toString('base64'), one])).values()];

/** Elements say to whom they are; a notice and a decision have them by address. */
const byAddress = (all: readonly Uint8Array[]): Uint8Array[] =>
  distinct(all)
    .map((element) => ({ element, to: addressOf(element) }))
    .toSorted((a, b) => (a.to < b.to ? -1 : 1))
    .map(({ element }) => element);

function addressOf(element: Uint8Array): string {
  try {
    const [, value] = JSON.parse(Buffer.from(element).toString('utf8')) as [unknown, { readonly to?: unknown }];
    if (typeof value.to === 'string') return value.to;
  } catch {
    // Said below: it is none.
  }
  throw new AuditFileError('malformed', 0, 'a file holds an element that names no recipient');
}
