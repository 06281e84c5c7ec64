import { setImmediate as breathe } from 'node:timers/promises';
import { contentFacts, leavesOf, memberOf, routingFacts } from '@huecry/notice';
import { type Bundle, createEngine, type DecidingBundles, type Decision, type Engine, parseBundle, PolicyError } from '@huecry/policy';
import { RegistryError } from '@huecry/registry';
import type { api } from '@huecry/sdk';
import type { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { bundlesInForce, bundlesNamed, decideOn } from '../decide.ts';
import { GatewayError } from '../errors.ts';
import { disclosable } from '../inbox/disclosable.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { InboxEntry } from '../store/types.ts';
import { issuedMsOf } from './times.ts';
import { walk } from './walk.ts';

type Response = z.infer<typeof api.WhatIfResponse>;
type Difference = Response['differences'][number];
type WouldBe = Difference['before'];

/** Notices that one question looks at, the newest first. */
const MOST = 5_000;
const PAGE = 200;

interface Looking {
  readonly context: GatewayContext;
  readonly engine: Engine;
  readonly bundle: Bundle;
  readonly tally: { sent: number; received: number; content: number; undecided: number };
}

/**
 * Decides the past of this gateway again with another bundle in the place of its member's (or of the common rules), everything else as it was:
 * the other rules and the facts of that time. Of received notices it knows no more than may be read now, so that no bundle can be made to ask.
 * @throws GatewayError invalid-request where the bundle is not valid, or not this member's
 */
export async function whatIf(context: GatewayContext, input: z.infer<typeof api.WhatIfRequest>): Promise<Response> {
  const bundle = readBundle(context, input.bundle);
  const sinceMs = Date.parse(`${input.since}T00:00:00Z`);
  const looking: Looking = { context, engine: createEngine({ memorySize: 4_096 }), bundle, tally: { sent: 0, received: 0, content: 0, undecided: 0 } };
  const sent = context.outbox.acceptedSince(sinceMs).filter(({ state }) => state !== 'accepted');
  const received = context.inbox.receivedSince(sinceMs);
  const all = [
    ...sent.map((row) => ({ atMs: row.acceptedMs, look: () => lookAtSent(looking, row) })),
    ...received.map((entry) => ({ atMs: entry.receivedMs, look: () => lookAtReceived(looking, entry) })),
  ].toSorted((a, b) => b.atMs - a.atMs);
  const differences: Difference[] = [];
  for (const [index, { look }] of all.slice(0, MOST).entries()) {
    differences.push(...look());
    // Notices go on moving meanwhile.
    if (index % PAGE === PAGE - 1) await breathe();
  }
  const { tally } = looking;
  return {
    member: bundle.member,
    bundle: bundle.digest,
    since: input.since,
    looked: { sent: tally.sent, received: tally.received },
    unknown: { content: tally.content, undecided: tally.undecided },
    left: Math.max(0, all.length - MOST),
    differences: differences.toReversed(),
  };
}

function readBundle(context: GatewayContext, source: unknown): Bundle {
  let bundle: Bundle;
  try {
    bundle = parseBundle(source);
  } catch (error) {
    if (!(error instanceof PolicyError) || error.code === 'engine-failure') throw error;
    throw new GatewayError('invalid-request', 'the bundle is not valid: huecry policy validate shows where', {
      issues: [{ pointer: '/bundle', code: error.code, message: placeOf(error) }],
    });
  }
  if (bundle.member !== 'common' && bundle.member !== memberOf(context.address))
    throw new GatewayError('invalid-request', `the bundle is that of ${bundle.member}: this gateway knows the past of ${memberOf(context.address)} only`);
  return bundle;
}

/** Where the fault is, and none of what was sent. */
const placeOf = ({ file, line, rule }: PolicyError): string =>
  `expected a valid bundle; the first fault is in ${file ?? 'the bundle'}${line === undefined ? '' : `, line ${line}`}${rule === undefined ? '' : `, rule ${rule}`}`;

/** The bundles of the time with the new one in its place. */
function replaced(bundles: DecidingBundles, bundle: Bundle): DecidingBundles {
  if (bundle.member === 'common') return { ...bundles, common: bundle };
  return {
    ...bundles,
    ...(bundles.origin.member === bundle.member ? { origin: bundle } : {}),
    ...(bundles.recipient.member === bundle.member ? { recipient: bundle } : {}),
  };
}

function lookAtSent({ context, engine, bundle, tally }: Looking, row: OutboxRow): Difference[] {
  const { position, decisionPosition, acceptedMs } = row;
  const state = context.registry.stateBefore(decisionPosition ?? position ?? context.registry.state().position);
  const noticeMs = issuedMsOf(context, row) ?? acceptedMs;
  const notice = context.content.notice(row.cursor);
  const found: Difference[] = [];
  for (const { recipient, state: how, point, rule } of context.outbox.recipients(row.cursor)) {
    // What its origin's own restriction kept from it, no rule decided.
    if (how === 'refused' && point === 'origin' && rule === null) continue;
    const bundles = state.members.has(memberOf(recipient)) ? bundlesInForce(state, context.address, recipient, noticeMs) : null;
    if (bundles === null || notice === null) {
      tally.undecided += 1;
      continue;
    }
    const given = { origin: context.address, recipient, routing: routingFacts(notice), leaves: leavesOf(notice), noticeMs };
    const under = (set: DecidingBundles): WouldBe => {
      const here = { state, bundles: [set] as const };
      const { steps, outcome, permitted } = walk({ engine }, given, { origin: here, exchange: here, recipient: here });
      return wouldBe(
        steps.map(({ decision }) => decision),
        outcome,
        permitted,
      );
    };
    tally.sent += 1;
    found.push(...differenceOf(under(bundles), under(replaced(bundles, bundle)), { box: 'out', row, other: recipient, atMs: acceptedMs, kind: row.kind }));
  }
  return found;
}

function lookAtReceived(looking: Looking, entry: InboxEntry): Difference[] {
  const { context, engine, bundle, tally } = looking;
  const bundles = entry.bundles === null ? null : bundlesNamed(context.registry.state(), entry.bundles);
  // A blank says nothing of the notice, not even what it was about.
  if (entry.routing === null || bundles === null) {
    tally.undecided += 1;
    return [];
  }
  const { routing } = entry;
  const state = context.registry.stateBefore(entry.decisionPosition);
  const view = disclosable(context, entry);
  const leaves = view.categories.length > 0 ? context.parts.leaves(view.grant) : [];
  const content = leaves.length > 0 ? contentFacts(routing.kind, leaves, entry.issuedMs, memberOf(entry.origin)) : null;
  if (content === null || view.categories.length < entry.categories.length) tally.content += 1;
  const atExchange = entry.withheld.filter(({ point }) => point === 'exchange').map(({ category }) => category);
  const here = entry.withheld.filter(({ point }) => point === 'recipient').map(({ category }) => category);
  const base = { origin: entry.origin, recipient: context.address, routing };
  const under = (set: DecidingBundles): WouldBe => {
    const asked = [...new Set([...entry.categories, ...here, ...atExchange])];
    const exchange = decideOn({ engine }, state, { ...base, point: 'exchange', content: null, categories: asked }, [set], entry.issuedMs);
    if (content === null || exchange.outcome === 'refuse') return wouldBe([exchange], exchange.outcome, exchange.permitted);
    const recipient = decideOn({ engine }, state, { ...base, point: 'recipient', content, categories: exchange.permitted }, [set], entry.issuedMs);
    const outcome = recipient.outcome === 'permit' ? exchange.outcome : recipient.outcome;
    return wouldBe([exchange, recipient], outcome, recipient.permitted);
  };
  try {
    const [before, after] = [under(bundles), under(replaced(bundles, bundle))];
    tally.received += 1;
    const kind = view.barredBy.length > 0 ? null : entry.kind;
    return differenceOf(before, after, { box: 'in', row: entry, other: entry.origin, atMs: entry.receivedMs, kind });
  } catch (error) {
    // A member that the registry of that time does not know.
    if (!(error instanceof RegistryError)) throw error;
    tally.undecided += 1;
    return [];
  }
}

function wouldBe(decisions: readonly Decision[], outcome: Decision['outcome'], permitted: readonly WouldBe['permitted'][number][]): WouldBe {
  const last = decisions.at(-1);
  return {
    outcome,
    permitted: outcome === 'refuse' ? [] : permitted.toSorted(),
    flags: last?.flags.map(({ rule }) => rule) ?? [],
    retentionDays: last?.retentionDays ?? null,
    rules: [...new Set(decisions.flatMap(({ refusedBy, withheld }) => [...refusedBy, ...withheld]).map(({ rule }) => rule))],
  };
}

/** A difference in what is done; that another rule does the same is none. */
function differenceOf(
  before: WouldBe,
  after: WouldBe,
  {
    box,
    row,
    other,
    atMs,
    kind,
  }: {
    readonly box: 'in' | 'out';
    readonly row: OutboxRow | InboxEntry;
    readonly other: Difference['other'];
    readonly atMs: number;
    readonly kind: string | null;
  },
): Difference[] {
  const what = ({ outcome, permitted, flags, retentionDays }: WouldBe): string => JSON.stringify([outcome, permitted, flags.length > 0, retentionDays]);
  if (what(before) === what(after)) return [];
  return [{ box, id: row.id, rev: row.rev, kind, position: row.position, at: new Date(atMs).toISOString(), other, before, after }];
}
