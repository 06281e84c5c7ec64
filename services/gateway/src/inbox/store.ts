import { type Category, KIND_RULES, type Leaf } from '@huecry/notice';
import type { ContentFacts } from '@huecry/policy';
import { detach, type Signer } from '@huecry/seal';
import type { Opened } from '@huecry/seal/open';
import { expectFiles } from '../attachments/incoming.ts';
import type { GatewayContext } from '../context.ts';
import { categoriesOf } from '../decide.ts';
import { rememberReview } from '../review/remember.ts';
import type { Part } from '../store/parts-store.ts';
import type { InboxEntry } from '../store/types.ts';
import type { ImportOutcome } from './import-policy.ts';
import { erase, eraseAllBut } from './purge.ts';
import { storeReceipt } from './receipts.ts';
import { type Deadlines, deadlinesOf } from './retention.ts';
import { indexedWords, wordsOfValue } from './words.ts';

const toText = (digest: Uint8Array): string => Buffer.from(digest).toString('base64url');

export interface ToStore {
  readonly opened: Opened;
  /** Null for a blank or an expired notice. */
  readonly outcome: Exclude<ImportOutcome, { readonly undecided: string }> | null;
  readonly expired: boolean;
  readonly originKid: string;
  readonly originKey: Uint8Array;
  /** Null where we have none now; a blank needs none. */
  readonly signer: Signer | null;
  /** The exchange's decision as signed, and whether it said that an entry of it was seen by no witnesses. */
  readonly decision: Uint8Array;
  readonly unwitnessed: boolean;
}

type Verdict = Pick<InboxEntry, 'state' | 'point' | 'code' | 'refusedBy' | 'flags' | 'withheld' | 'retainUntilMs'> & {
  readonly leaves: readonly Leaf[];
  readonly reason: string | null;
  /** Where anything is kept: how long each category, and by which facts the law judged. */
  readonly keep: { readonly deadlines: Deadlines; readonly facts: ContentFacts } | null;
};

/** Stores what our law lets in, the link of the origin's chain, and our receipt, all at once. What it does not let in is never written. */
export function storeOpened(context: GatewayContext, input: ToStore): void {
  const { opened } = input;
  const { claims, element } = opened;
  const { inbox, database, log, metrics } = context;
  const digest = toText(opened.digest);
  const nowMs = context.time.countedFromMs();
  const newest = inbox.newestRevision(claims.iss, claims.jti);
  // Asked here, where nothing comes in between: a tombstone may have been laid while this was opened.
  const recalled = context.tombstones.of(claims.iss, claims.jti) !== undefined;
  const verdict = judge(context, input, newest !== null && newest > claims.rev, recalled);

  const link = database.transaction(() => {
    const cursor = inbox.insert(
      {
        digest,
        id: claims.jti,
        rev: claims.rev,
        origin: claims.iss,
        kind: opened.routing?.kind ?? null,
        state: verdict.state,
        point: verdict.point,
        code: verdict.code,
        receivedMs: nowMs,
        expiresMs: claims.exp * 1000,
        retainUntilMs: verdict.retainUntilMs,
        position: opened.noticePosition,
        decisionPosition: opened.decisionPosition,
        routing: opened.routing,
        categories: categoriesOf(verdict.leaves),
        withheld: verdict.withheld,
        refusedBy: verdict.refusedBy,
        flags: verdict.flags,
        originKid: input.originKid,
        originKey: input.originKey,
        issuedMs: claims.iat * 1000,
        bundles: opened.bundles,
      },
      verdict.keep === null ? null : opened.jws,
    );
    context.proofs.expect({ cursor, jws: opened.jws, decision: input.decision, marked: input.unwitnessed });
    if (!recalled) rememberReview(context, opened);
    // Of what our law did not let in we keep what was decided about it, and not what it was about.
    const routing = verdict.keep === null ? new Uint8Array(0) : opened.openings.routing;
    context.openings.addReceived(cursor, opened.noticePosition, { routing, element: opened.openings.element });
    context.openings.addDecision(opened.decisionPosition, opened.openings.decision, { inbox: cursor });
    if (verdict.keep !== null) {
      const { deadlines, facts } = verdict.keep;
      expectFiles(context, cursor, verdict.leaves);
      context.parts.insert(cursor, digest, partsOf(opened, verdict.leaves, deadlines), facts, deadlines.noticeMs);
    }
    // It came too late to be kept: the origin gets our word for that too.
    if (verdict.state === 'superseded') inbox.addPurge({ cursor, categories: [], code: 'superseded', purgedMs: nowMs });
    // A revision that is stored replaces those before it. One that is not, whoever refused it, still takes away what its origin no longer gives.
    for (const older of inbox.olderRevisions(claims.iss, claims.jti, claims.rev)) {
      if (verdict.state === 'stored') erase(context, older, 'superseded');
      else eraseAllBut(context, older, element.categories);
    }
    // The exchange's own signed decision is the origin's answer for a blank.
    if (!opened.blank) {
      if (input.signer === null) throw new TypeError('what is no blank needs a signed receipt');
      storeReceipt(context, input.signer, {
        origin: claims.iss,
        notice: digest,
        jti: claims.jti,
        rev: claims.rev,
        state: verdict.state === 'refused' ? 'refused' : 'delivered',
        ...(verdict.state === 'refused' ? { code: verdict.code ?? 'policy-refused', reason: verdict.reason ?? 'refused' } : {}),
        ...(verdict.retainUntilMs === null ? {} : { retainUntil: Math.floor(verdict.retainUntilMs / 1000) }),
        flags: verdict.state === 'refused' ? verdict.refusedBy : verdict.flags,
      });
    }
    return inbox.link(claims.iss, element.n, digest, element.nPrev === null ? null : toText(element.nPrev));
  });

  metrics.deliveries.inc({ outcome: opened.blank ? 'blank' : verdict.state });
  log.info({ notice: claims.jti, digest, origin: claims.iss, state: verdict.state, code: verdict.code, n: element.n }, 'delivery taken in');
  // An alert overtakes other notices of its origin: what is missing before it is most likely still on its way.
  const overtook = opened.routing !== null && KIND_RULES[opened.routing.kind].essential;
  if (link.newHoles > 0)
    log[overtook ? 'info' : 'error']({ origin: claims.iss, n: element.n, missing: link.newHoles }, 'pair-hole: deliveries of this origin have not come');
  if (link.filled) log.info({ origin: claims.iss, n: element.n }, 'a delivery that was missing has come');
  if (link.contradicts) context.alarm('pair-chain-broken', { origin: claims.iss, n: element.n, digest });
}

function judge(context: GatewayContext, { opened, outcome, expired }: ToStore, late: boolean, recalled: boolean): Verdict {
  const told: InboxEntry['withheld'] = opened.withheld;
  const nothing = { leaves: [], flags: [], withheld: told, retainUntilMs: null, reason: null, keep: null };
  if (opened.blank) {
    const { decision } = opened.decision;
    const code = decision.code === '' ? 'policy-refused' : decision.code;
    return { ...nothing, state: 'refused', point: 'exchange', code, refusedBy: opened.refusedBy };
  }
  if (recalled) return { ...nothing, state: 'refused', point: 'recipient', code: 'recalled', refusedBy: [], reason: 'its origin has recalled the notice' };
  if (expired)
    return { ...nothing, state: 'refused', point: 'recipient', code: 'expired', refusedBy: [], reason: 'the notice had expired when it was delivered' };
  if (outcome === null || 'missing' in outcome) {
    return { ...nothing, state: 'refused', point: 'recipient', code: 'no-bundle', refusedBy: [], reason: outcome?.missing ?? null };
  }

  const { decision, facts } = outcome;
  if (decision.outcome !== 'permit') {
    const code = decision.outcome === 'hold' ? 'release-required' : 'policy-refused';
    return { ...nothing, state: 'refused', point: 'recipient', code, refusedBy: decision.refusedBy, reason: decision.refusedBy[0]?.reason ?? null };
  }
  const deadlines = deadlinesOf(decision, { receivedMs: context.time.countedFromMs(), expiresMs: opened.claims.exp * 1000 });
  const withheld = [...told, ...decision.withheld.map(({ category, point, rule, cite, reason }) => ({ category, point, rule, cite, reason }))];
  const flags = decision.flags.map(({ rule, cite, reason }) => ({ rule, cite, reason }));
  // A late older revision never replaces a newer one: it is acknowledged, and nothing of it is kept.
  if (late) return { ...nothing, state: 'superseded', point: null, code: null, refusedBy: [], withheld, flags };
  const permitted = new Set(decision.permitted);
  return {
    state: 'stored',
    point: null,
    code: null,
    refusedBy: [],
    reason: null,
    leaves: opened.leaves.filter(({ category }) => permitted.has(category)),
    withheld,
    flags,
    retainUntilMs: deadlines.noticeMs,
    keep: { deadlines, facts },
  };
}

/** What is kept, category by category: the disclosures as the origin signed them, and the words by which they can be found. */
function partsOf(opened: Opened, leaves: readonly Leaf[], deadlines: Deadlines): Part[] {
  const byCategory = Map.groupBy(leaves, ({ category }): Category => category);
  return [...byCategory].map(([category, fields]) => ({
    category,
    disclosures: opened
      .presentation((leaf) => leaf.category === category)
      .split('~')
      .slice(1, -1),
    retainUntilMs: deadlines.of(category),
    words: indexedWords(new Set(fields.flatMap(({ value }) => [...wordsOfValue(detach(value))]))),
  }));
}
