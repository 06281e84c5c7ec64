import type { DecideContext } from '@huecry/decision';
import { type Category, categoryOf } from '@huecry/notice';
import { createEngine, type Engine } from '@huecry/policy';
import type { AuditOpening, Entry } from '@huecry/proto';
import { exchangeKey, type RegistryState, signingKey } from '@huecry/registry';
import {
  checkParts,
  parseDecision,
  parseNoticeJws,
  type ParsedDecision,
  type RecipientDecision,
  type ReleaseClaims,
  type RuleClaim,
  verifyParsedDecision,
  verifyNoticeSignature,
} from '@huecry/seal';
import { decodeEntry, Finding, reading, requireMode } from '../checks.ts';
import { type Attempts, judgeReceipts, judgeRefusal, judgeRelease } from './commitments.ts';
import { judgeRecall } from './judge-recall.ts';
import { decideAgain, decideFurther, type OpenedNotice } from './again.ts';
import { bitsOf } from './category-bits.ts';
import type { Again, Found, Item, Judged, JudgedBody, Material, Reason, Ruling, UnopenedCounts } from './judged.ts';
import { apart, decodeOpening, partsOf, readOpening, sha256 } from './opening.ts';
import { originAgain, recipientAgain } from './points.ts';
import { RegistryFold } from './registry-fold.ts';

/** Whose file it is. `tiles`: there is none. */
export interface Role {
  readonly role: 'tiles' | 'member' | 'oversight';
  readonly member: string;
}

/** Opened notices kept: a decision mostly follows its notice closely. */
const MAX_KEPT = 512;

/**
 * Judges entries one by one: shape, signatures by the registry of their position, what the audit file opens, and every decision again.
 * Entries of one judge come in ascending order; registry entries that it is not given to judge are folded.
 */
export class Judge {
  readonly #registry = new RegistryFold();
  readonly #engine: Engine = createEngine();
  readonly #role: Role;
  readonly #kept = new Map<number, OpenedNotice | null>();
  readonly #reasons = new Map<string, Reason>();

  constructor(role: Role) {
    this.#role = role;
  }

  fold(position: number, entry: Uint8Array): void {
    this.#registry.fold(position, decodeEntry(entry));
  }

  judge(item: Item): Judged {
    const found: Found[] = [];
    let timeMs: number | null = null;
    let unwitnessed = false;
    let unopened: UnopenedCounts = {};
    let body: JudgedBody | null = null;
    const attempt = <T>(work: () => T): T | null => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof Finding)) throw error;
        found.push({ code: error.code, reason: error.message });
        return null;
      }
    };
    const about: Attempts = {
      item,
      attempt,
      missing(what) {
        unopened = { ...unopened, ...what };
      },
    };
    attempt(() => {
      const entry = decodeEntry(item.entry);
      ({ timeMs, unwitnessed } = entry);
      const opening = item.opening === null ? null : attempt(() => readOpening(item, entry));
      body = this.#body(entry, opening, about);
    });
    return { position: item.position, timeMs, unwitnessed, found, unopened, body };
  }

  /** Decides anew what followed a release. */
  further(
    material: Material,
    { position, entry, opening }: Item,
    release: ReleaseClaims,
    reviewed: ReadonlySet<Category>,
    context: Omit<DecideContext, 'engine'>,
  ): Again | null {
    const notice = this.#opened(material);
    const { decision, timeMs } = decodeEntry(entry);
    if (notice === null || decision === null || opening === null) return null;
    // What was judged said no more of it than every decision needs.
    const parsed = parseDecision(decision.jws);
    const { publicKey } = decisionKey(context.registry, parsed, timeMs, position);
    const signed = verifyParsedDecision(parsed, decodeOpening(opening).decision?.elements ?? [], publicKey);
    return decideFurther(notice, signed, release, reviewed, { ...context, engine: this.#engine });
  }

  #body(entry: Entry, opening: AuditOpening | null, about: Attempts): JudgedBody | null {
    if (entry.genesis) {
      this.#registry.fold(about.item.position, entry);
      return { kind: 'genesis' };
    }
    if (entry.registry) {
      this.#registry.fold(about.item.position, entry);
      return { kind: 'registry' };
    }
    const { state } = this.#registry;
    if (entry.notice) return this.#notice(state, entry.timeMs, entry.notice.jws, opening, about);
    if (entry.decision) return this.#decision(state, entry.timeMs, entry.decision, opening, about);
    if (entry.receipts) return judgeReceipts(state, entry.timeMs, entry.receipts.digests, opening, about);
    if (entry.refusal) return judgeRefusal(state, entry.refusal, opening, about);
    if (entry.release) return judgeRelease(state, entry.timeMs, entry.release, opening, about);
    if (entry.recall) return judgeRecall(state, entry.timeMs, entry.recall, opening, about);
    throw new Finding('malformed-entry', 'the entry has no body that this version knows');
  }

  #notice(state: RegistryState | null, timeMs: number, jws: Uint8Array, opening: AuditOpening | null, { item, attempt, missing }: Attempts): JudgedBody {
    const { position } = item;
    const digest = sha256(jws);
    const notice = attempt(() => reading('malformed-notice', () => parseNoticeJws(jws)));
    if (notice === null) return { kind: 'notice', claims: null, digest, authentic: false, noticeKind: null, content: {}, atOrigin: null };
    const authentic =
      attempt(() => {
        if (state === null) return false;
        requireMode(state, notice.mode);
        const key = signingKey(state, notice.claims.iss, notice.header.kid, timeMs, position);
        if (!key.ok) throw new Finding(key.code, key.reason);
        reading('bad-signature', () => verifyNoticeSignature(notice, key.publicKey));
        return true;
      }) ?? false;
    const opened = opening === null ? null : attempt(() => this.#keep({ position, jws, opening: item.opening }, notice, opening));
    const own = this.#hasWhole(notice.claims.iss);
    if (opened === null && own) missing({ notice: 1 });
    const noticeKind = opened?.routing?.kind ?? null;
    // Only the origin can open its restrictions: where they are missing, this is not what the origin knew.
    const asOrigin = opened?.whole === true && opened.restrictions !== null;
    const atOrigin = !asOrigin || state === null ? null : originAgain(opened, state, this.#engine);
    const { iss, jti, rev, exp, seq, seqPrev } = notice.claims;
    const claims = { iss, jti, rev, exp, seq, seqPrev: seqPrev === null ? null : Uint8Array.from(seqPrev) };
    return { kind: 'notice', claims, digest, authentic, noticeKind, content: labels(opened), atOrigin };
  }

  #decision(
    state: RegistryState | null,
    timeMs: number,
    { noticePosition, jws }: { readonly noticePosition: number; readonly jws: Uint8Array },
    opening: AuditOpening | null,
    { item, attempt, missing }: Attempts,
  ): JudgedBody {
    const nothing = { kind: 'decision', noticePosition, claims: null, authentic: false, recipients: null, again: null, atRecipient: [] } as const;
    const decision = attempt(() => reading('malformed-decision', () => parseDecision(jws)));
    if (decision === null || state === null) return nothing;
    const { claims } = decision;
    const elements = opening?.decision?.elements ?? [];
    const key = attempt(() => decisionKey(state, decision, timeMs, item.position));
    if (key === null) return { ...nothing, claims };
    let authentic = true;
    const recipients = attempt(() => {
      try {
        return reading('wrong-opening', () => verifyParsedDecision(decision, elements, key.publicKey));
      } catch (error) {
        // Anything else: signed by the exchange, and the file does not open it.
        authentic = !(error instanceof Finding && error.code === 'bad-signature');
        throw error;
      }
    });
    if (!authentic) return { ...nothing, claims };
    const expected = this.#role.role === 'oversight' || this.#hasWhole(claims.origin);
    if (elements.length === 0 && expected) missing({ decision: 1 });
    const known = recipients === null || recipients.length === 0 ? null : recipients;
    const notice = known === null ? null : this.#opened(item.notice, noticePosition);
    const again = known === null || notice === null ? null : decideAgain(notice, known, { registry: state, engine: this.#engine, nowMs: claims.iat * 1000 });
    const here = { state, engine: this.#engine, nowMs: claims.iat * 1000 };
    const atRecipient = notice === null ? [] : (known ?? []).flatMap((one) => recipientAgain(notice, one, here) ?? []);
    return { ...nothing, claims: apart(claims), authentic, recipients: known?.map((one) => this.#ruling(one)) ?? null, again, atRecipient };
  }

  #ruling({ to, outcome, code, categories, refusedBy, withheld }: RecipientDecision): Ruling {
    const reasons = [
      ...refusedBy.map((claim) => this.#reason(outcome === 'hold' ? 'holds' : 'refuses', claim)),
      ...withheld.map((claim) => this.#reason('withholds', claim)),
    ];
    return { to, outcome, code, categories: bitsOf(categories), reasons };
  }

  /** The same object for the same words: rules are few, and what is met again within a batch is not copied again. */
  #reason(does: Reason['does'], { rule, cite, reason }: RuleClaim): Reason {
    const name = JSON.stringify([does, rule, cite, reason]);
    const known = this.#reasons.get(name) ?? { does, rule, cite, reason };
    if (this.#reasons.size >= MAX_KEPT) this.#reasons.clear();
    this.#reasons.set(name, known);
    return known;
  }

  /** The role has everything that a gateway of this address published. */
  #hasWhole(origin: string): boolean {
    const { role } = this.#role;
    return role === 'oversight' || (role === 'member' && this.#isOf(origin));
  }

  #isOf(address: string): boolean {
    return address.startsWith(`${this.#role.member}/`);
  }

  #keep(material: Material, notice: ReturnType<typeof parseNoticeJws>, opening: AuditOpening): OpenedNotice {
    // Kept before it is asked, so that a wrong opening is named once and never believed.
    this.#remember(material.position, null);
    const parts = reading('wrong-opening', () => checkParts(notice, partsOf(opening)));
    // Whose file it is nobody has signed. A member can open what it sent, and of what it was sent its own element.
    const { role, member } = this.#role;
    const received = parts.recipients.length > 0 && parts.recipients.every(({ to }) => this.#isOf(to));
    if (role === 'member' && !this.#isOf(notice.claims.iss) && !received)
      throw new Finding('wrong-file', `the file says that it is of ${member}, and opens a notice of another member otherwise than ${member} could`);
    const opened = { ...parts, claims: notice.claims, whole: this.#hasWhole(notice.claims.iss) };
    this.#remember(material.position, opened);
    return opened;
  }

  #remember(position: number, opened: OpenedNotice | null): void {
    this.#kept.delete(position);
    this.#kept.set(position, opened);
    if (this.#kept.size <= MAX_KEPT) return;
    const oldest = this.#kept.keys().next();
    if (!oldest.done) this.#kept.delete(oldest.value);
  }

  /** A notice that was opened before, or is now; null where it cannot be: what is wrong with it was said at its own entry. */
  #opened(material: Material | null, position = material?.position ?? -1): OpenedNotice | null {
    const kept = this.#kept.get(position);
    if (kept !== undefined) return kept;
    if (material === null || material.opening === null) return null;
    try {
      return this.#keep(material, parseNoticeJws(material.jws), decodeOpening(material.opening));
    } catch (error) {
      if (error instanceof Finding) return null;
      throw error;
    }
  }
}

/** The exchange's key that must have signed it. @throws Finding */
function decisionKey(state: RegistryState, { claims, header, mode }: ParsedDecision, timeMs: number, position: number): { readonly publicKey: Uint8Array } {
  requireMode(state, mode);
  const { name } = state.genesis.exchange;
  if (claims.iss !== name) throw new Finding('wrong-exchange', `expected a decision of ${name}, found one of another name`);
  // The ledger refuses an append that does not know the newest statement, so these are equal or someone went round it.
  if (claims.registryPosition !== state.position) {
    throw new Finding('stale-decision', `decided by the registry at ${claims.registryPosition}, in force was ${state.position}`);
  }
  const key = exchangeKey(state, header.kid, timeMs, position);
  if (!key.ok) throw new Finding(key.code, key.reason);
  return key;
}

/** How many content fields of each category there are. */
function labels(opened: OpenedNotice | null): Record<string, number> {
  const counts: Record<string, number> = {};
  const kind = opened?.routing?.kind;
  for (const { pointer } of opened?.fields ?? []) {
    const label = (kind === undefined ? undefined : categoryOf(kind, pointer)) ?? 'no-category';
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}
