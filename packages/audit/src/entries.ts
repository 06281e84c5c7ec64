import type { Address } from '@huecry/notice';
import type { Entry } from '@huecry/proto';
import { applyEntry, exchangeKey, initialState, ledgerVkeys, members, type RegistryState, signingKey } from '@huecry/registry';
import { parseDecision, type ParsedDecision, parseNoticeJws, verifyDecision, verifyNoticeSignature } from '@huecry/seal';
import { decodeEntry, DIGEST_BYTES, Finding, MAX_TIME_BACKWARDS_MS, readGenesis, reading, requireDigests, requireMode } from './checks.ts';
import { Marks } from './marks.ts';
import { Recalls } from './recalls.ts';
import { type AuditReport, type Fork, type Gap, Listing, MAX_LISTED, type Problem } from './report.ts';
import { Releases } from './releases.ts';
import { Revisions } from './revisions.ts';
import { type Contradiction, Sequence } from './sequence.ts';

/** A notice that waits for its decision or refusal. */
interface OpenNotice {
  readonly digest: Uint8Array;
  readonly iss: Address;
  readonly jti: string;
  readonly rev: number;
  readonly forked: boolean;
}

/** Replays entries in the order of the log. What it keeps grows with gateways, gaps, unanswered notices and recalls, and by at most 128 bytes a notice. */
export class EntryAuditor {
  readonly #vkeys: readonly string[];
  readonly #pinned: string | undefined;
  readonly #read: (position: number) => Promise<Uint8Array | null>;
  readonly #problems: Listing<Problem>;
  readonly #forks = new Listing<Fork>();
  readonly #refused = new Listing<AuditReport['refusedStatements'][number]>();
  readonly #sequences = new Map<Address, Sequence>();
  readonly #revisions = new Revisions();
  readonly #releases = new Releases();
  readonly #recalls = new Recalls();
  readonly #open = new Map<number, OpenNotice>();
  readonly #counts = { genesis: 0, registry: 0, notices: 0, decisions: 0, refusals: 0, releases: 0, recalls: 0, receiptBatches: 0, receipts: 0 };
  readonly #marks = new Marks();
  #state: RegistryState | null = null;
  #latestMs = 0;
  #checked = 0;

  /** `read`: an entry that was checked before; null where it cannot be read again. */
  constructor(options: {
    readonly vkey: string | readonly string[];
    readonly genesisDigest?: string | undefined;
    readonly problems: Listing<Problem>;
    readonly read: (position: number) => Promise<Uint8Array | null>;
  }) {
    this.#read = options.read;
    this.#vkeys = [options.vkey].flat();
    this.#pinned = options.genesisDigest;
    this.#problems = options.problems;
  }

  /** The ledger's keys that the genesis entry names; none before it was read, or where it cannot be. */
  get ledgerVkeys(): readonly string[] {
    return this.#state === null ? [] : ledgerVkeys(this.#state.genesis);
  }

  /** Checks the next entry; the promise, where there is one, is of this entry and comes before the next. */
  check(position: number, bytes: Uint8Array): void | Promise<void> {
    this.#checked++;
    const found = (error: unknown): void => {
      if (!(error instanceof Finding)) throw error;
      this.#problems.add({ code: error.code, position, reason: error.message });
    };
    try {
      return this.#checkEntry(position, decodeEntry(bytes))?.catch(found);
    } catch (error) {
      return found(error);
    }
  }

  #checkEntry(position: number, entry: Entry): void | Promise<void> {
    if (position === 0) this.#begin(entry);
    this.#checkTime(position, entry.timeMs);
    if (!this.#marks.add(position, entry, this.#state))
      this.#problems.add({ code: 'needless-mark', position, reason: 'marked as unwitnessed while the members ask for no witness' });
    if (entry.genesis) this.#genesis(position);
    else if (entry.registry) this.#registry(position, entry);
    else if (entry.notice) this.#notice(position, entry.timeMs, entry.notice.jws);
    else if (entry.decision) this.#decision(position, entry.timeMs, entry.decision);
    else if (entry.receipts) this.#receipts(entry.receipts.digests);
    else if (entry.refusal) this.#refusal(position, entry.refusal);
    else if (entry.release) this.#release(entry.release);
    else if (entry.recall) return this.#recall(position, entry.recall);
    else throw new Finding('malformed-entry', 'the entry has no body that this version knows');
  }

  #begin(entry: Entry): void {
    if (!entry.genesis) throw new Finding('invalid-genesis', 'expected the genesis file at position 0; nothing in this log can be verified without it');
    const genesis = readGenesis(entry.genesis.genesis);
    this.#state = applyEntry(initialState(genesis), 0, entry).state;
    if (this.#pinned !== undefined && genesis.digest !== this.#pinned) {
      throw new Finding('wrong-genesis', `the log begins with genesis ${genesis.digest}, pinned is ${this.#pinned}`);
    }
    const named = ledgerVkeys(genesis);
    const stranger = this.#vkeys.find((vkey) => !named.includes(vkey));
    if (stranger !== undefined) throw new Finding('foreign-ledger', `the genesis file names another ledger key: ${genesis.ledger.vkey}`);
  }

  /** A finding, and the entry is checked all the same. */
  #checkTime(position: number, timeMs: number): void {
    if (timeMs < this.#latestMs - MAX_TIME_BACKWARDS_MS) {
      const back = Math.round((this.#latestMs - timeMs) / 1000);
      this.#problems.add({
        code: 'time-backwards',
        position,
        reason: `the entry is dated ${back} seconds before an earlier one: key periods may have been judged by a false time`,
      });
    }
    this.#latestMs = Math.max(this.#latestMs, timeMs);
  }

  #genesis(position: number): void {
    this.#counts.genesis++;
    if (position !== 0) throw new Finding('misplaced-genesis', 'a genesis entry stands at position 0 and nowhere else');
  }

  #registry(position: number, entry: Entry): void {
    this.#counts.registry++;
    if (this.#state === null) return;
    const outcome = applyEntry(this.#state, position, entry);
    this.#state = outcome.state;
    if (outcome.applied) return;
    if (outcome.code === 'broken-chain') throw new Finding('broken-chain', outcome.reason);
    this.#refused.add({ position, code: outcome.code, reason: outcome.reason });
  }

  #notice(position: number, timeMs: number, jws: Uint8Array): void {
    this.#counts.notices++;
    const state = this.#state;
    if (state === null) return;
    const notice = reading('malformed-notice', () => parseNoticeJws(jws));
    const { claims, digest } = notice;
    // It waits for an answer whatever else is wrong with it: one problem is named once.
    const open = (forked: boolean) => this.#open.set(position, { digest, iss: claims.iss, jti: claims.jti, rev: claims.rev, forked });
    open(false);
    requireMode(state, notice.mode);
    const key = signingKey(state, claims.iss, notice.header.kid, timeMs, position);
    if (!key.ok) throw new Finding(key.code, key.reason);
    reading('bad-signature', () => verifyNoticeSignature(notice, key.publicKey));

    const known = this.#revisions.take(claims.iss, claims.jti, claims.rev, digest, position);
    if (known?.same === true) throw new Finding('repeated-notice', `the same notice stands at position ${known.position} already`);
    const sequence = this.#sequences.get(claims.iss) ?? new Sequence();
    this.#sequences.set(claims.iss, sequence);
    const contradiction = sequence.take({ seq: claims.seq, seqPrev: claims.seqPrev, digest, position });
    const fork: Contradiction | { kind: 'equivocation'; against: number } | null =
      known === null ? contradiction : { kind: 'equivocation', against: known.position };
    if (fork === null) return;
    open(true);
    this.#forks.add({ gateway: claims.iss, ...fork, position, seq: claims.seq, jti: claims.jti });
  }

  #decision(position: number, timeMs: number, { noticePosition, jws }: { readonly noticePosition: number; readonly jws: Uint8Array }): void {
    this.#counts.decisions++;
    const state = this.#state;
    if (state === null) return;
    // A notice that was decided is decided once more for each release, and then by what it says of itself.
    const later = !this.#open.has(noticePosition) && this.#releases.use(noticePosition);
    const notice = later ? null : this.#answer(noticePosition);
    if (!later) this.#releases.decided(noticePosition);
    const decision = reading('malformed-decision', () => parseDecision(jws));
    requireMode(state, decision.mode);
    checkDecision(decision, notice ?? this.#stood(decision, noticePosition), noticePosition, state);
    const key = exchangeKey(state, decision.header.kid, timeMs, position);
    if (!key.ok) throw new Finding(key.code, key.reason);
    reading('bad-signature', () => verifyDecision(jws, [], key.publicKey));
    const recalled = this.#recalls.at(decision.claims.origin, decision.claims.jti);
    if (recalled !== null) throw new Finding('recalled-decided', `the notice at position ${noticePosition} was recalled at ${recalled} and had to be refused`);
    if (notice?.forked)
      throw new Finding('fork-decided', `the notice at position ${noticePosition} contradicts an earlier one of its gateway and had to be refused`);
  }

  #receipts(digests: readonly Uint8Array[]): void {
    this.#counts.receiptBatches++;
    this.#counts.receipts += digests.length;
    requireDigests(digests);
  }

  #refusal(_position: number, { noticePosition, digest }: { readonly noticePosition: number; readonly digest: Uint8Array }): void {
    this.#counts.refusals++;
    if (this.#state === null) return;
    this.#answer(noticePosition);
    if (digest.length !== DIGEST_BYTES) throw new Finding('malformed-refusal', `the digest has ${digest.length} bytes, expected ${DIGEST_BYTES}`);
  }

  #release({ noticePosition, digest }: { readonly noticePosition: number; readonly digest: Uint8Array }): void {
    this.#counts.releases++;
    if (this.#state === null) return;
    if (digest.length !== DIGEST_BYTES) throw new Finding('malformed-release', `the digest has ${digest.length} bytes, expected ${DIGEST_BYTES}`);
    if (!this.#releases.release(noticePosition)) throw new Finding('wrong-notice', `position ${noticePosition} is not an earlier notice that was decided`);
  }

  /** The entry names a position: whose notice stands there is read again, so that nothing needs to be kept of notices that are never recalled. */
  async #recall(position: number, { noticePosition, digest }: { readonly noticePosition: number; readonly digest: Uint8Array }): Promise<void> {
    this.#counts.recalls++;
    if (this.#state === null) return;
    if (digest.length !== DIGEST_BYTES) throw new Finding('malformed-recall', `the digest has ${digest.length} bytes, expected ${DIGEST_BYTES}`);
    if (!this.#open.has(noticePosition) && !this.#releases.wasDecided(noticePosition))
      throw new Finding('wrong-notice', `position ${noticePosition} is not an earlier notice that was not refused`);
    this.#releases.end(noticePosition);
    const entry = await this.#read(noticePosition);
    const jws = entry === null ? null : decodeEntry(entry).notice?.jws;
    if (!jws) throw new Finding('wrong-notice', `the notice at position ${noticePosition} could not be read again`);
    const { claims, digest: of } = reading('malformed-notice', () => parseNoticeJws(jws));
    if (!this.#revisions.stood(claims.iss, claims.jti, claims.rev, of, noticePosition))
      throw new Finding('wrong-notice', `what stands at position ${noticePosition} is not a notice that took its revision`);
    const standing = this.#recalls.take(claims.iss, claims.jti, position);
    if (standing !== null) throw new Finding('repeated-recall', `the notice at position ${noticePosition} was recalled at ${standing} already`);
  }

  /** The notice that a later decision speaks of, which must be the one that stood there. */
  #stood({ claims }: ParsedDecision, noticePosition: number): OpenNotice {
    const { notice: digest, origin: iss, jti, rev } = claims;
    if (!this.#revisions.stood(iss, jti, rev, digest, noticePosition)) {
      throw new Finding('decision-mismatch', `the signed decision is not about the notice at position ${noticePosition}`);
    }
    return { digest, iss, jti, rev, forked: false };
  }

  /** The notice that an entry answers. Each is answered once. */
  #answer(noticePosition: number): OpenNotice {
    const notice = this.#open.get(noticePosition);
    if (notice === undefined) throw new Finding('wrong-notice', `position ${noticePosition} is not an earlier notice without an answer`);
    this.#open.delete(noticePosition);
    return notice;
  }

  /** What the report says about the entries. */
  /** The registry as far as the entries say; null before the genesis file. */
  get registry(): RegistryState | null {
    return this.#state;
  }

  summary(): Omit<AuditReport, 'ok' | 'origin' | 'size' | 'root' | 'witnesses' | 'problems' | 'problemCount'> {
    const state = this.#state;
    const sequences = [...this.#sequences].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const gaps = new Listing<Gap>();
    for (const [gateway, sequence] of sequences) for (const gap of sequence.gaps()) gaps.add({ gateway, ...gap });
    return {
      checked: this.#checked,
      network: state === null ? null : { name: state.genesis.network, mode: state.mode, genesis: state.network },
      counts: { ...this.#counts },
      members: state === null ? [] : members(state).map(({ code, name, suspended }) => ({ code, name, suspended })),
      gateways: sequences.map(([address, { notices, highest }]) => ({ address, notices, highestSeq: highest })),
      gaps: gaps.items,
      forks: this.#forks.items,
      unwitnessed: this.#marks.summary(),
      refusedStatements: this.#refused.items,
      unanswered: [...this.#open.keys(), ...this.#releases.open()].toSorted((a, b) => a - b).slice(0, MAX_LISTED),
    };
  }
}

function checkDecision({ claims }: ParsedDecision, notice: OpenNotice, noticePosition: number, state: RegistryState): void {
  if (claims.iss !== state.genesis.exchange.name)
    throw new Finding('wrong-exchange', `expected a decision of ${state.genesis.exchange.name}, found one of another name`);
  const agrees =
    claims.noticePosition === noticePosition &&
    Buffer.compare(claims.notice, notice.digest) === 0 &&
    claims.origin === notice.iss &&
    claims.jti === notice.jti &&
    claims.rev === notice.rev;
  if (!agrees) throw new Finding('decision-mismatch', `the signed decision is not about the notice at position ${noticePosition}`);
  // The ledger refuses an append that does not know the newest statement, so these are equal or someone went round it.
  if (claims.registryPosition !== state.position) {
    throw new Finding('stale-decision', `decided by the registry at ${claims.registryPosition}, in force was ${state.position}`);
  }
}
