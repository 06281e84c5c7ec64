import { randomBytes } from 'node:crypto';
import { type BusMessage, senderOf, type Verdict } from '@huecry/bus';
import { decideRefused, decideReleased } from '@huecry/decision';
import { type Category, memberOf } from '@huecry/notice';
import { entryOf, Release } from '@huecry/proto';
import { type RegistryState, reviewers } from '@huecry/registry';
import { type Mode, type ParsedJws, parseRelease, type ReleaseClaims, signDecision, type Signer, verifyRelease } from '@huecry/seal';
import type { Engine } from '@huecry/policy';
import type { Logger } from 'pino';
import { sha256 } from './bytes.ts';
import { codeOf, ExchangeError, isBroken, isRetryable } from './errors.ts';
import { entryKey, type Ledger } from './ledger.ts';
import type { Metrics } from './metrics.ts';
import { Refusal } from './refusals.ts';
import type { Refuse } from './refuse.ts';
import type { RegistryKeeper } from './registry-keeper.ts';
import type { RulingProver } from './ruling-prover.ts';
import { parseSaid, requireMode, requireOwnSubject, requireSignature } from './said.ts';
import { reach } from './steps.ts';
import type { Standstill } from './standstill.ts';
import type { NoticeRow, RulingRow, Store } from './store/index.ts';
import { noticeName, type Turns } from './turns.ts';

export interface ReleaseWayOptions {
  readonly mode: Mode;
  /** The exchange's name, `iss` of what it signs. */
  readonly name: string;
  readonly signer: () => Signer;
  readonly clock: () => number;
  readonly engine: Engine;
  readonly registry: Pick<RegistryKeeper, 'state' | 'catchUp'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly store: Pick<Store, 'notices' | 'rulings' | 'recalls' | 'commit'>;
  readonly refuse: Pick<Refuse, 'turnAway'>;
  readonly rulingProver: Pick<RulingProver, 'add'>;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'releases' | 'recipients' | 'retries'>;
  readonly standstill: Pick<Standstill, 'assertGoing' | 'saw'>;
  readonly turns: Turns;
}

/** With this the ledger appends nothing and only says where a key stands that it has. */
const SURELY_STALE = 0;
/** A further decision that is fixed and not yet in the ledger is made anew after this time. */
const MAX_DECISION_AGE_MS = 60_000;

/**
 * The way of one release: examine it, claim its recipients, release entry, decide anew by the registry as it stands then, decision entry.
 * Each step may be cut off and run again with the same message: what it promised before is durable, or done anew in the same way.
 */
export function releaseWay(options: ReleaseWayOptions): (message: BusMessage) => Promise<Verdict> {
  const { clock, registry, ledger, store, refuse, rulingProver, log, metrics, standstill, turns } = options;
  const { rulings } = store;

  const handle = async (message: BusMessage): Promise<void> => {
    standstill.assertGoing();
    let release: ParsedJws<ReleaseClaims> | null = null;
    try {
      const parsed = parse(message.data);
      release = parsed;
      requireOwnSubject(parsed, message.subject, 'release');
      await turns(noticeName(parsed.claims.origin, parsed.claims.jti), async () => {
        const known = rulings.byRelease(parsed.digest);
        if (known !== null) return carryOn(known, parsed, message, `.${message.sequence}`);
        const taken = await take(parsed);
        reach('exchange:release-taken');
        await carryOn(taken, parsed, message, '');
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      metrics.releases.inc({ outcome: 'turned-away', code: error.code });
      await refuse.turnAway(message, release, error);
    }
  };

  /** Everything but the ledger has been asked; the recipients are claimed, so that no other release speaks of them. */
  const take = async (release: ParsedJws<ReleaseClaims>): Promise<RulingRow> => {
    requireMode(release, options.mode, 'release');
    requireReviewer(release, registry.state(), clock());
    requireHeld(release, store, clock());
    requireNotRecalled(release.claims);
    const salt = Uint8Array.from(randomBytes(32));
    const row = { notice: release.claims.notice, release: release.digest, releaseJws: release.jws, salt };
    const taken = await store.commit(() => rulings.take(row, release.claims.recipients));
    if (taken === null) throw new Refusal('not-held', 'another release speaks of one of these recipients');
    return taken;
  };

  const carryOn = async (known: RulingRow, release: ParsedJws<ReleaseClaims>, message: BusMessage, again: string): Promise<void> => {
    let ruling = known;
    if (ruling.state === 'taken') ruling = await append(ruling, release);
    if (isRecalled(release.claims)) ruling = await endRecalled(ruling, release.claims);
    if (ruling.state === 'released') ruling = await decide(ruling, release.claims);
    if (ruling.state === 'decided') ruling = await stand(ruling, release.claims, message);
    rulingProver.add(ruling.id, again);
  };

  /** A release that its reviewer may no longer give does not enter the ledger; one that is there stands, whatever has changed since. */
  const append = async (ruling: RulingRow, release: ParsedJws<ReleaseClaims>): Promise<RulingRow> => {
    const { position: noticePosition, essential } = noticeOf(ruling);
    const digest = sha256(ruling.salt, ruling.releaseJws);
    for (;;) {
      const state = registry.state();
      const refusal = refusalOf(() => {
        requireReviewer(release, state, clock());
        requireNotRecalled(release.claims);
      });
      const entry = entryOf(clock(), { release: { noticePosition, digest } });
      const appended = await ledger.append(entryKey('release', ruling.release), entry, refusal === null ? state.position : SURELY_STALE, essential);
      if (!appended.stale) {
        const { position } = appended;
        reach('exchange:release-appended');
        await store.commit(() => rulings.setReleased(ruling.id, position));
        return current(ruling);
      }
      if (refusal !== null) {
        await store.commit(() => rulings.drop(ruling.id));
        throw refusal;
      }
      await registry.catchUp(appended.registryPosition);
    }
  };

  const isRecalled = ({ origin, jti }: ReleaseClaims): boolean => store.recalls.of(origin, jti) !== null;
  const requireNotRecalled = (claims: ReleaseClaims): void => {
    if (isRecalled(claims)) throw new Refusal('recalled', `${claims.jti} was recalled`);
  };

  /** Nobody is decided anew of a notice that is recalled: a further decision that does not stand yet is not made. */
  const endRecalled = async (ruling: RulingRow, claims: ReleaseClaims): Promise<RulingRow> => {
    if (ruling.state === 'standing' || ruling.state === 'settled') return ruling;
    const { jws } = ruling;
    if (ruling.state === 'decided' && jws !== null) {
      const { position: noticePosition, essential } = noticeOf(ruling);
      const entry = entryOf(ruling.outcomeTimeMs, { decision: { noticePosition, jws } });
      const asked = await ledger.append(entryKey('decision', ruling.notice, ruling.release), entry, SURELY_STALE, essential);
      if (!asked.stale) {
        const { position } = asked;
        await store.commit(() => rulings.setStanding(ruling, position));
        return current(ruling);
      }
    }
    if (ruling.state !== 'recalled') await store.commit(() => rulings.setRecalled(ruling.id));
    throw new Refusal('recalled', `${claims.jti} was recalled`);
  };

  const decide = async (ruling: RulingRow, claims: ReleaseClaims): Promise<RulingRow> => {
    const { name, signer, engine, mode } = options;
    const notice = noticeOf(ruling);
    const facts = rulings.facts(ruling.notice);
    if (facts === null) throw new TypeError('a notice with held recipients has the facts by which it is decided');
    const state = registry.state();
    const nowMs = clock();
    const iat = Math.floor(nowMs / 1000);
    const decisions =
      claims.outcome === 'release'
        ? decideReleased(facts, claims.recipients, reviewedBy(claims, store), { registry: state, engine, nowMs: iat * 1000 })
        : decideRefused(claims.recipients, claims);
    const { digest, jti, rev, iss, position } = notice;
    const about = { mode, iss: name, notice: digest, jti, rev, origin: iss, noticePosition: position, registryPosition: state.position };
    const { jws, elements } = signDecision({ ...about, iat, decisions }, signer());
    const recipients = decisions.map(({ to, outcome, categories }, index) => ({
      address: to,
      outcome: outcome === 'deliver' ? outcome : ('refuse' as const),
      categories,
      element: elements[index] ?? new Uint8Array(0),
    }));
    await store.commit(() => rulings.setDecided(ruling.id, { jws, outcomeTimeMs: nowMs, registryPosition: state.position }, recipients));
    reach('exchange:ruling-decided');
    for (const { outcome, code } of decisions) metrics.recipients.inc({ outcome, code, kind: facts.routing.kind });
    return current(ruling);
  };

  const stand = async (decided: RulingRow, claims: ReleaseClaims, { subject }: BusMessage): Promise<RulingRow> => {
    const notice = noticeOf(decided);
    for (let ruling = decided; ; ) {
      const { outcomeTimeMs, jws, registryPosition } = ruling;
      if (jws === null) throw new TypeError('a ruling that was decided has its decision');
      const entry = entryOf(outcomeTimeMs, { decision: { noticePosition: notice.position, jws } });
      const key = entryKey('decision', ruling.notice, ruling.release);
      const appended = await ledger.append(key, entry, clock() - outcomeTimeMs > MAX_DECISION_AGE_MS ? SURELY_STALE : registryPosition, notice.essential);
      if (!appended.stale) {
        const { position } = appended;
        reach('exchange:ruling-appended');
        await store.commit(() => rulings.setStanding(ruling, position));
        metrics.releases.inc({ outcome: claims.outcome, code: '' });
        const { releasePosition } = ruling;
        log.info({ jti: notice.jti, reviewer: senderOf(subject), outcome: claims.outcome, releasePosition, decisionPosition: position }, 'hold ended');
        return current(ruling);
      }
      // Keys or law changed before it stood.
      await registry.catchUp(appended.registryPosition);
      ruling = await decide(ruling, claims);
    }
  };

  const noticeOf = ({ notice }: RulingRow): NoticeRow => {
    const found = store.notices.find(notice);
    if (found === null) throw new TypeError('a ruling is about a notice that is known');
    return found;
  };
  const current = ({ id }: RulingRow): RulingRow => {
    const found = rulings.byId(id);
    if (found === null) throw new TypeError('a ruling that stands in the ledger is not dropped');
    return found;
  };

  return async (message) => {
    reach('exchange:release-received');
    try {
      await handle(message);
      return 'ack';
    } catch (error) {
      metrics.retries.inc({ during: 'release', code: codeOf(error) });
      standstill.saw(error);
      if (!isRetryable(error) && !isBroken(error)) throw error;
      log.warn({ sender: senderOf(message.subject), code: codeOf(error), err: error }, 'release put off');
      return 'retry';
    }
  };
}

const parse = (data: Uint8Array): ParsedJws<ReleaseClaims> => parseSaid(() => parseRelease(Release.decode(data).jws));

/** A key of the gateway that is valid, of a member that the others appointed: by the registry at one position. */
function requireReviewer(release: ParsedJws<ReleaseClaims>, registry: RegistryState, nowMs: number): void {
  requireSignature(release, registry, nowMs, verifyRelease);
  const { claims } = release;
  if (!reviewers(registry).includes(memberOf(claims.iss))) throw new Refusal('not-a-reviewer', `${memberOf(claims.iss)} is not a reviewing body`);
}

/** It is about a notice that this body was given to review, as it is, and about recipients that are held. */
function requireHeld({ claims }: ParsedJws<ReleaseClaims>, { notices }: Pick<Store, 'notices'>, nowMs: number): void {
  const notice = notices.find(claims.notice);
  const recipients = notice === null ? [] : notices.recipientsOf(notice.digest);
  const wasGiven = recipients.some(({ address, outcome }) => outcome === 'deliver' && memberOf(address) === memberOf(claims.iss));
  if (notice === null || !wasGiven || notice.iss !== claims.origin || notice.jti !== claims.jti || notice.rev !== claims.rev) {
    throw new Refusal('unknown-notice', `no notice with that digest, origin and revision was delivered to ${memberOf(claims.iss)}`);
  }
  // Whoever reads the log could name it before the reviewer has it.
  if (notice.outcomePosition === null) throw new ExchangeError('unavailable', 'the notice is still on its way');
  if (notice.exp * 1000 <= nowMs) throw new Refusal('expired', 'the notice expired while it was held');
  for (const to of claims.recipients) {
    if (recipients.find(({ address }) => address === to)?.outcome !== 'hold') throw new Refusal('not-held', `${to} is not held`);
  }
}

/** The categories that the body which speaks was given. */
const reviewedBy = ({ iss, notice }: ReleaseClaims, { notices }: Pick<Store, 'notices'>): ReadonlySet<Category> =>
  new Set(
    notices
      .recipientsOf(notice)
      .filter(({ address, outcome }) => outcome === 'deliver' && memberOf(address) === memberOf(iss))
      .flatMap(({ categories }) => categories),
  );

function refusalOf(check: () => void): Refusal | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
