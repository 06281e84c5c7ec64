import { type Address, leavesOf, memberOf, parseNotice, routingFacts } from '@huecry/notice';
import { type DecidingBundles, explainDecision, type Point, type RuleRef, sentence, type ToldIn } from '@huecry/policy';
import { gateways, type RegistryState } from '@huecry/registry';
import type { api } from '@huecry/sdk';
import type { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { bundlesInForce } from '../decide.ts';
import { GatewayError } from '../errors.ts';
import { localise, reasonInWords } from '../localise.ts';
import { standingOf } from '../outbox/standing.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import { OPEN_RECIPIENT_STATES, type RecipientReport } from '../store/types.ts';
import { explainReceived } from './received.ts';
import { alternativesOf, factsOf, type Shown } from './rests-on.ts';
import { digestsOf, inWords, localised } from './said.ts';
import { issuedMsOf } from './times.ts';
import { type Walk, walk } from './walk.ts';

type Explanation = z.infer<typeof api.ExplainResponse>;

export interface ExplainInput {
  readonly id?: string | undefined;
  readonly notice?: unknown;
  readonly recipient: Address;
  readonly language: ToldIn;
}

/**
 * What was decided for a recipient of a notice, or what would be: the rules, the facts with their sources, and what would have had to differ.
 * @throws GatewayError invalid-request, invalid-notice, not-found, unknown-recipient, not-ready
 */
export function explain(context: GatewayContext, { id, notice, recipient, language }: ExplainInput): Explanation {
  if ((id === undefined) === (notice === undefined)) throw new GatewayError('invalid-request', 'give either the id of a notice, or a notice');
  if (id === undefined) return hypothetical(context, notice, recipient, language);
  const sent = context.outbox.byId(id);
  if (sent !== undefined) {
    const report = standingOf(context, sent).find((one) => one.recipient === recipient);
    if (report === undefined) throw new GatewayError('not-found', `the notice was not addressed to ${recipient}`);
    return ofSent(context, report.row, report, language);
  }
  const entry = context.inbox.byId(id);
  if (entry === undefined) throw new GatewayError('not-found', 'this gateway neither sent nor received a notice with this id');
  if (recipient !== context.address) throw new GatewayError('not-found', 'this gateway received the notice: it knows what was decided for itself only');
  return explainReceived(context, entry, language);
}

/** The three points on a notice that is not published, under the rules and facts of now. */
function hypothetical(context: GatewayContext, input: unknown, recipient: Address, language: ToldIn): Explanation {
  const nowMs = context.now();
  const parsed = parseNotice(input, { nowMs });
  if (!parsed.ok) throw new GatewayError('invalid-notice', 'the notice is not valid: see the issues', { issues: parsed.issues });
  const state = context.registry.state();
  if (!gateways(state).some(({ address }) => address === recipient)) throw new GatewayError('unknown-recipient', `${recipient} is not a registered gateway`);
  const bundles = bundlesInForce(state, context.address, recipient, nowMs);
  if (bundles === null) throw new GatewayError('not-ready', 'a policy bundle that would decide is not in force: see GET /v1/members');
  const here = { state, bundles: [bundles] as const };
  const given = { origin: context.address, recipient, routing: routingFacts(parsed.notice), leaves: leavesOf(parsed.notice), noticeMs: nowMs };
  const found = walk(context, given, { origin: here, exchange: here, recipient: here });
  const shown: Shown = { state, noticeMs: nowMs, language, showContent: true };
  return { basis: 'hypothetical', recipient, language, now: null, ...told(found, bundles, shown), lines: linesOf(found, bundles, language) };
}

/** What a walk comes to, in a language. */
function answerOf(found: Walk, bundles: DecidingBundles, language: ToldIn) {
  const local = <T extends RuleRef>(rule: T): T => localise(rule, bundles, language);
  return {
    outcome: found.outcome,
    permitted: [...found.permitted],
    withheld: found.withheld.map((one) => local(withheldOf(one))),
    refusedBy: found.refusedBy.map(local),
  };
}

/** The same with the facts it rests on, and what would have had to differ. */
function told(found: Walk, bundles: DecidingBundles, shown: Shown) {
  return {
    ...answerOf(found, bundles, shown.language),
    position: shown.state.position,
    bundles: digestsOf(bundles),
    facts: found.steps.flatMap((step) => factsOf(step, shown)),
    alternatives: found.steps.flatMap((step) => alternativesOf(step, shown)),
  };
}

const withheldOf = ({ category, point, rule, cite, reason }: Walk['withheld'][number]) => ({ category, point, rule, cite, reason });

/** Each point's decision in sentences; what several points say is said once, with all of them. */
function linesOf(found: Walk, bundles: DecidingBundles, language: ToldIn): string[] {
  const said = found.steps.flatMap(({ query, decision }) =>
    explainDecision(localised(decision, bundles, language), language).map((line) => ({ line, point: sentence(language, query.point) })),
  );
  return [...Map.groupBy(said, ({ line }) => line)].map(([line, at]) =>
    sentence(language, 'at', { point: at.map(({ point }) => point).join(language === 'ar' ? '، ' : ', '), sentence: line }),
  );
}

/**
 * A notice of ours: what was reported is the answer; it is decided again under the rules and facts of its time to say on what it rested, and
 * under those of now to say whether it would be the same.
 */
function ofSent(context: GatewayContext, row: OutboxRow, report: RecipientReport, language: ToldIn): Explanation {
  const { recipient, state, point, code, rule, cite, reason, receipt } = report;
  const refused = state === 'refused';
  const why = reasonInWords(code, reason, language);
  const refusedBy = refused && rule !== null && point !== null ? [{ rule, cite: cite ?? '', reason: reason ?? '', point }] : [];
  const open = state === 'waiting' || (state !== 'held' && OPEN_RECIPIENT_STATES.includes(state) && state !== 'admitted');
  const nowMs = context.now();
  const then = context.registry.stateBefore(row.decisionPosition ?? row.position ?? context.registry.state().position);
  const noticeMs = issuedMsOf(context, row) ?? nowMs;
  // Once it was erased nothing can be decided again; what was decided then is still told.
  const notice = context.content.notice(row.cursor);
  const again = (at: RegistryState, bundlesMs: number): { found: Walk; bundles: DecidingBundles } | null => {
    const bundles = knows(at, context.address, recipient) ? bundlesInForce(at, context.address, recipient, bundlesMs) : null;
    if (bundles === null || notice === null) return null;
    const here = { state: at, bundles: [bundles] as const };
    const given = { origin: context.address, recipient, routing: routingFacts(notice), leaves: leavesOf(notice), noticeMs };
    return { found: walk(context, given, { origin: here, exchange: here, recipient: here }), bundles };
  };
  const past = again(then, noticeMs);
  const present = again(context.registry.state(), nowMs);
  const bundles = past?.bundles ?? null;
  const local = <T extends RuleRef>(one: T): T => localise(one, bundles, language);
  const withheld = report.withheld.map(local);
  const because = (one: RuleRef): { because: string } => ({ because: inWords(local(one), language) });
  // What the recipient's own rules decided on what it could open is its word, not ours to decide again.
  const ours = past?.found.steps.filter(({ query }) => isPast(query.point, point, open)) ?? [];
  const shown: Shown = { state: then, noticeMs, language, showContent: true };
  const flags = receipt !== null && !refused ? receipt.flags : [];
  return {
    basis: 'decision',
    recipient,
    language,
    outcome: refused ? 'refuse' : state === 'held' ? 'hold' : open ? 'open' : 'permit',
    permitted: [...report.categories],
    withheld,
    refusedBy: refusedBy.map(local),
    lines: [
      `${recipient}: ${state}${code === null ? '' : ` (${code})`}`,
      ...(refused ? [sentence(language, 'gets-not')] : []),
      ...refusedBy.map((one) => sentence(language, 'refused', because(one))),
      ...((refused || state === 'waiting') && rule === null && why !== null ? [why] : []),
      ...(report.categories.length > 0 ? [sentence(language, 'disclosed', { categories: report.categories.join(', ') })] : []),
      ...report.withheld.map((one) => sentence(language, 'withheld', { point: sentence(language, one.point), category: one.category, ...because(one) })),
      ...flags.map((one) => sentence(language, 'declined', because(one))),
    ],
    position: row.decisionPosition ?? row.position,
    bundles: bundles === null ? null : digestsOf(bundles),
    facts: ours.flatMap((step) => factsOf(step, shown)),
    alternatives: ours.flatMap((step) => alternativesOf(step, shown)),
    now:
      present === null
        ? null
        : {
            same: past !== null && sameAnswer(past.found, present.found),
            ...answerOf(present.found, present.bundles, language),
          },
  };
}

/** The points that a notice has passed or was stopped at. */
const isPast = (point: Point, refusedAt: Point | null, open: boolean): boolean =>
  point === 'origin' || (!open && refusedAt !== 'origin' && (point === 'exchange' || refusedAt === 'recipient' || refusedAt === null));

const knows = (state: RegistryState, ...addresses: readonly Address[]): boolean => addresses.every((address) => state.members.has(memberOf(address)));

const sameAnswer = (one: Pick<Walk, 'outcome' | 'permitted'>, other: Pick<Walk, 'outcome' | 'permitted'>): boolean =>
  one.outcome === other.outcome && one.permitted.toSorted().join(' ') === other.permitted.toSorted().join(' ');
