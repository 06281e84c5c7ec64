/** The log's part: entries, genesis, checkpoint, inclusion, and who has cosigned. */
import { type Checkpoint, leafHash, openCheckpoint, openNote, parseTlogPolicy, parseVkey, verifyInclusion, verifyUnderPolicy } from '@huecry/ledger';
import { Entry, type EntryKind } from '@huecry/proto';
import { type Genesis, ledgerVkeys, parseGenesis, type RegistryState } from '@huecry/registry';
import { fromBase64url } from '../encoding.ts';
import { EvidenceError } from '../errors.ts';
import type { Evidence } from '../format.ts';
import type { PartBuilder, ReportBuilder } from '../report.ts';

/** An entry of the file that could be read. */
export interface LogEntry {
  readonly position: number;
  readonly bytes: Uint8Array;
  readonly entry: Entry;
  readonly path: string;
}

/** The file's entries by position. */
export type Log = ReadonlyMap<number, LogEntry>;

/** Reads every entry. Those that cannot be read are problems and are left out. */
export function readEntries(evidence: Evidence, part: PartBuilder): Log {
  const log = new Map<number, LogEntry>();
  let before = -1;
  for (const [index, { position, entry: text }] of evidence.entries.entries()) {
    const path = `/entries/${index}`;
    if (position <= before) part.wrong('wrong-order', `${path}/position`, `expected positions in ascending order, found ${position} after ${before}`);
    before = position;
    part.attempt(`${path}/entry`, () => {
      const bytes = fromBase64url(text, `${path}/entry`);
      log.set(position, { position, bytes, entry: Entry.decode(bytes), path });
    });
  }
  return log;
}

/** The genesis file at position 0, which everything else rests on. */
export function checkGenesis(log: Log, pinned: string | undefined, report: ReportBuilder): Genesis | undefined {
  const part = report.part('genesis', '/entries/0/entry');
  const first = log.get(0)?.entry.genesis;
  if (!first) {
    part.wrong('missing', '/entries/0', 'expected the genesis file as entry 0: nothing can be verified without it');
    return undefined;
  }
  const genesis = part.attempt('/entries/0/entry', () => parseGenesis(first.genesis));
  if (genesis === undefined) return undefined;
  const { digest, network, members, quorum } = genesis;
  if (pinned !== undefined && pinned !== digest)
    part.wrong('wrong-genesis', '/entries/0/entry', `the file rests on genesis ${digest}, pinned is ${pinned}: it is of another network, or was made up`);
  part.say(pinned === undefined ? 'genesis-unpinned' : 'genesis-pinned', { network, digest });
  part.say('genesis-members', { members: members.map(({ code }) => code).join(', '), quorum });
  return genesis;
}

/** The log's own signature. */
export function checkCheckpoint(evidence: Evidence, genesis: Genesis | undefined, report: ReportBuilder): Checkpoint | undefined {
  const part = report.part('checkpoint', '/checkpoint');
  if (genesis === undefined) {
    part.leave();
    return undefined;
  }
  const checkpoint = part.attempt('/checkpoint', () => openCheckpoint(evidence.checkpoint, ledgerVkeys(genesis)));
  if (checkpoint !== undefined) part.say('checkpoint-signed', { origin: checkpoint.origin, size: checkpoint.size });
  return checkpoint;
}

/** That each entry stands where the file says, in the tree that the checkpoint names. */
export function checkInclusion(evidence: Evidence, log: Log, checkpoint: Checkpoint | undefined, part: PartBuilder): void {
  if (checkpoint === undefined) {
    part.leave();
    return;
  }
  for (const [index, { position, path }] of evidence.entries.entries()) {
    const found = log.get(position);
    if (found?.path !== `/entries/${index}`) continue;
    const hashes = part.attempt(`/entries/${index}/path`, () => path.map((hash, i) => fromBase64url(hash, `/entries/${index}/path/${i}`)));
    if (hashes !== undefined && !verifyInclusion(position, checkpoint.size, leafHash(found.bytes), checkpoint.root, hashes))
      part.wrong('wrong-hash', `/entries/${index}`, `this entry does not lead to the signed root at position ${position}: entry, position or path was altered`);
  }
  part.say('entries-included', { count: evidence.entries.length, size: checkpoint.size });
}

/** Whom the members ask to have cosigned, and that they have. */
export function checkWitnesses(evidence: Evidence, checkpoint: Checkpoint | undefined, state: RegistryState | undefined, report: ReportBuilder): boolean {
  const part = report.part('witnesses', '/checkpoint');
  if (checkpoint === undefined || state === undefined) {
    part.leave();
    return false;
  }
  const logs = ledgerVkeys(state.genesis).map(parseVkey);
  const { witnessPolicy } = state;
  return (
    part.attempt('/checkpoint', () => {
      const policy = witnessPolicy === null ? null : parseTlogPolicy(witnessPolicy.policy);
      const { signatures } = openNote(evidence.checkpoint, [...logs, ...(policy?.witnesses.map(({ verifier }) => verifier) ?? [])]);
      // A line that nobody can check could be altered unseen: whoever makes the file leaves such lines out.
      if (evidence.checkpoint.split('\n— ').length - 1 !== signatures.length)
        throw new EvidenceError(
          'unknown-signature',
          'the checkpoint carries a signature line of a key that neither genesis nor witness policy names, or one twice',
          '/checkpoint',
        );
      if (policy === null || witnessPolicy === null) {
        part.say('witnesses-none');
        return false;
      }
      const { witnesses } = verifyUnderPolicy(evidence.checkpoint, policy);
      const times = witnesses.map(({ timeS }) => timeS);
      part.say('witnesses-quorum', {
        names: witnesses.map(({ name }) => name).join(', '),
        count: witnesses.length,
        of: policy.witnesses.length,
        position: witnessPolicy.from.position,
      });
      if (times.length > 0) part.say('witnesses-time', { time: new Date(Math.max(...times) * 1000).toISOString() });
      return true;
    }) ?? false
  );
}

/** The entry at a position, if it is of that kind; else a problem at `path`. */
export function entryOfKind<K extends EntryKind>(
  log: Log,
  position: number,
  kind: K,
  path: string,
  part: PartBuilder,
): (LogEntry & { readonly body: NonNullable<Entry[K]> }) | undefined {
  const found = log.get(position);
  if (found === undefined) {
    part.wrong('missing', path, `expected the entry at position ${position} in the file, found none that can be read`);
    return undefined;
  }
  const body = found.entry[kind];
  if (!body) {
    part.wrong('wrong-kind', path, `expected a ${kind} entry at position ${position}, found another`);
    return undefined;
  }
  return { ...found, body: body as NonNullable<Entry[K]> };
}
