import type { Category } from '@huecry/notice';
import { type Decision, PolicyError, type RuleRef } from '@huecry/policy';
import { RegistryError } from '@huecry/registry';
import type { GatewayContext } from '../context.ts';
import { bundlesInForce, bundlesNamed, decideOn } from '../decide.ts';
import { issueGrant } from '../store/grant.ts';
import type { Grant, InboxEntry, WithheldReport } from '../store/types.ts';
import { deadlinesOf } from './retention.ts';

/** What may be given out of a received notice now, to whoever asks and however. */
export interface Disclosable {
  /** With this the store gives the content of the categories below, and of no other. */
  readonly grant: Grant;
  readonly categories: readonly Category[];
  /** What was withheld when it came, and what the law in force now withholds of what is held. */
  readonly withheld: readonly WithheldReport[];
  /** Rules that now bar the notice as a whole; empty where it is not barred. */
  readonly barredBy: readonly RuleRef[];
  /** Rules that decline the action asked for: as told to the origin, and as they are now. */
  readonly flags: readonly RuleRef[];
}

const ENDED: RuleRef = {
  rule: 'recipient/retention-ended',
  cite: 'Directive (EU) 2016/680, art. 5',
  reason: 'the time for which this may be kept has ended; it is about to be erased',
};
const UNDECIDED: RuleRef = {
  rule: 'recipient/undecidable',
  cite: 'docs/spec/policy.md',
  reason: 'no decision can be made now: a policy bundle is not in the registry, or the policy engine has failed (see the health); nothing is given out',
};

interface Law {
  readonly key: string;
  readonly decision: Decision;
}

/** Decisions by notice, each good for one state of the registry and the bundles in force. Enough for the pages that people read. */
const REMEMBERED = 4_096;
const remembered = new WeakMap<GatewayContext, Map<string, Law>>();

/**
 * Asks the law in force now, and the one that the notice names, what of a stored notice may be given out. Every way by which content leaves
 * this gateway begins here: the store opens nothing without the grant. A member may have tightened its rules since the notice was stored, or
 * been suspended, or a period may have ended that the sweep has not come to yet.
 */
export function disclosable(context: GatewayContext, entry: InboxEntry): Disclosable {
  const nothing = { grant: issueGrant(entry, []), categories: [], flags: entry.flags };
  if (entry.state !== 'stored') return { ...nothing, withheld: entry.withheld, barredBy: [] };
  // What has ended by any clock is not given out, also while it is not erased.
  const nowMs = context.time.latestMs();
  const held = context.parts.held(entry.cursor);
  const gone = (category: Category): boolean => (held.get(category) ?? 0) <= nowMs;
  const decision = lawFor(context, entry);
  if (decision === null) return { ...nothing, withheld: entry.withheld, barredBy: [UNDECIDED] };
  if (decision.outcome !== 'permit') return { ...nothing, withheld: entry.withheld, barredBy: decision.refusedBy };

  const deadlines = deadlinesOf(decision, entry);
  if (deadlines.noticeMs <= nowMs) return { ...nothing, withheld: entry.withheld, barredBy: [ENDED] };
  const permitted = new Set(decision.permitted);
  const ended = [...held.keys()].filter((category) => gone(category) || deadlines.of(category) <= nowMs);
  const shown = [...held.keys()].filter((category) => permitted.has(category) && !ended.includes(category)).toSorted();
  const now: WithheldReport[] = [
    ...decision.withheld
      .filter(({ category }) => held.has(category))
      .map(({ category, rule, cite, reason }) => ({ category, point: 'recipient' as const, rule, cite, reason })),
    ...ended.filter((category) => permitted.has(category)).map((category) => ({ category, point: 'recipient' as const, ...ENDED })),
  ];
  const flags = [...entry.flags, ...decision.flags.filter(({ rule }) => !entry.flags.some((flag) => flag.rule === rule))];
  return { grant: issueGrant(entry, shown), categories: shown, withheld: [...entry.withheld, ...now], barredBy: [], flags };
}

/** The decision of the recipient's point as it stands now; null where it cannot be made, and then nothing is permitted. */
export function lawFor(context: GatewayContext, entry: InboxEntry): Decision | null {
  const { routing, bundles, origin } = entry;
  if (routing === null || bundles === null) return null;
  const state = context.registry.state();
  const named = bundlesNamed(state, bundles);
  const inForce = bundlesInForce(state, origin, context.address, context.now());
  if (named === null || inForce === null) return null;
  const digests = [inForce.origin, inForce.recipient, inForce.common].map(({ digest }) => digest).join(' ');
  const key = `${state.position} ${digests}`;

  const memory = remembered.get(context) ?? new Map<string, Law>();
  remembered.set(context, memory);
  const known = memory.get(entry.digest);
  if (known?.key === key) return known.decision;
  const decision = decideAnew(context, entry, { routing, named, inForce });
  // That nothing could be decided is not remembered: it may be otherwise the next time.
  if (decision === null) return null;
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(entry.digest, { key, decision });
  return decision;
}

type Given = {
  readonly routing: NonNullable<InboxEntry['routing']>;
  readonly named: NonNullable<ReturnType<typeof bundlesNamed>>;
  readonly inForce: NonNullable<ReturnType<typeof bundlesInForce>>;
};

function decideAnew(context: GatewayContext, entry: InboxEntry, { routing, named, inForce }: Given): Decision | null {
  // All that was stored, also what was purged since: whether a category is permitted does not depend on which others are still there.
  const question = {
    point: 'recipient',
    origin: entry.origin,
    recipient: context.address,
    routing,
    content: context.parts.facts(entry),
    categories: entry.categories,
  } as const;
  if (question.content === null) return null;
  try {
    return decideOn(context, context.registry.state(), question, [named, inForce], entry.issuedMs);
  } catch (error) {
    // A member that the registry no longer knows, or a broken engine: reading is refused, and nothing else stops because of it.
    if (!(error instanceof RegistryError) && !(error instanceof PolicyError)) throw error;
    return null;
  }
}
