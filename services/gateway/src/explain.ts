import { type Address, type Leaf, leavesOf, parseNotice, routingFacts } from '@huecry/notice';
import { type Decision, explainDecision, type Point } from '@huecry/policy';
import { gateways } from '@huecry/registry';
import type { api } from '@huecry/sdk';
import type { z } from 'zod';
import type { GatewayContext } from './context.ts';
import { bundlesInForce, decide } from './decide.ts';
import { GatewayError } from './errors.ts';
import { OPEN_RECIPIENT_STATES, type RecipientReport } from './store/types.ts';

type Explanation = z.infer<typeof api.ExplainResponse>;

export interface ExplainInput {
  readonly id?: string | undefined;
  readonly notice?: unknown;
  readonly recipient: Address;
}

/**
 * What was decided for a recipient of a notice, or what would be.
 * @throws GatewayError invalid-request, invalid-notice, not-found, unknown-recipient
 */
export function explain(context: GatewayContext, { id, notice, recipient }: ExplainInput): Explanation {
  if ((id === undefined) === (notice === undefined)) throw new GatewayError('invalid-request', 'give either the id of a notice, or a notice');
  return id === undefined ? hypothetical(context, notice, recipient) : decided(context, id, recipient);
}

function decided(context: GatewayContext, id: string, recipient: Address): Explanation {
  const sent = context.outbox.byId(id);
  if (sent !== undefined) {
    const report = context.outbox.recipients(sent.cursor).find((one) => one.recipient === recipient);
    if (report === undefined) throw new GatewayError('not-found', `the notice was not addressed to ${recipient}`);
    return ofReport(report, recipient);
  }
  const entry = context.inbox.byId(id);
  if (entry === undefined) throw new GatewayError('not-found', 'this gateway neither sent nor received a notice with this id');
  if (recipient !== context.address) throw new GatewayError('not-found', 'this gateway received the notice: it knows what was decided for itself only');
  const refused = entry.state === 'refused';
  return {
    basis: 'decision',
    recipient,
    outcome: refused ? 'refuse' : 'permit',
    permitted: [...entry.categories],
    withheld: [...entry.withheld],
    refusedBy: entry.refusedBy.map((rule) => ({ ...rule, point: entry.point ?? 'recipient' })),
    lines: [
      refused
        ? `Nothing of this notice was stored (${entry.code ?? 'refused'}, at the ${entry.point ?? 'recipient'}).`
        : `Stored: ${entry.categories.join(', ') || 'nothing of its content'}.`,
      ...entry.refusedBy.map(inWords('Refused')),
      ...entry.withheld.map((one) => inWords(`Withheld at the ${one.point}: ${one.category},`)(one)),
      ...entry.flags.map(inWords('The action asked for is declined')),
    ],
  };
}

const inWords =
  (what: string) =>
  ({ rule, cite, reason }: { readonly rule: string; readonly cite: string; readonly reason: string }): string =>
    `${what} because ${reason.replace(/\.$/u, '')} (rule ${rule}; ${cite}).`;

function ofReport(report: RecipientReport, recipient: Address): Explanation {
  const { state, point, code, rule, cite, reason, receipt } = report;
  const refused = state === 'refused';
  const refusedBy = refused && rule !== null && point !== null ? [{ rule, cite: cite ?? '', reason: reason ?? '', point }] : [];
  const open = state !== 'held' && OPEN_RECIPIENT_STATES.includes(state) && state !== 'admitted';
  return {
    basis: 'decision',
    recipient,
    outcome: refused ? 'refuse' : state === 'held' ? 'hold' : open ? 'open' : 'permit',
    permitted: [...report.categories],
    withheld: [...report.withheld],
    refusedBy,
    lines: [
      refused ? `Refused at the ${point ?? 'exchange'} (${code ?? 'refused'})${rule === null ? `: ${reason ?? ''}` : '.'}` : `The recipient is ${state}.`,
      ...refusedBy.map(inWords('Refused')),
      ...(report.categories.length > 0 ? [`Disclosed: ${report.categories.join(', ')}.`] : []),
      ...report.withheld.map((one) => inWords(`Withheld at the ${one.point}: ${one.category},`)(one)),
      ...(receipt !== null && state !== 'refused' ? receipt.flags.map(inWords('The recipient declines the action asked for')) : []),
    ],
  };
}

/** The three points one after the other, each on what the one before lets through, under the bundles in force. */
function hypothetical(context: GatewayContext, input: unknown, recipient: Address): Explanation {
  const parsed = parseNotice(input, { nowMs: context.now() });
  if (!parsed.ok) throw new GatewayError('invalid-notice', 'the notice is not valid: see the issues', { issues: parsed.issues });
  const state = context.registry.state();
  if (!gateways(state).some(({ address }) => address === recipient)) throw new GatewayError('unknown-recipient', `${recipient} is not a registered gateway`);
  const nowMs = context.now();
  const bundles = bundlesInForce(state, context.address, recipient, nowMs);
  if (bundles === null) throw new GatewayError('not-ready', 'a policy bundle that would decide is not in force: see GET /v1/members');

  const routing = routingFacts(parsed.notice);
  const lines: string[] = [];
  let leaves: readonly Leaf[] = leavesOf(parsed.notice);
  let permitted: Decision['permitted'] = [];
  const withheld: Explanation['withheld'] = [];
  for (const point of ['origin', 'exchange', 'recipient'] as const satisfies readonly Point[]) {
    const decision = decide(context, state, { point, origin: context.address, recipient, routing, leaves }, [bundles], nowMs);
    lines.push(...explainDecision(decision).map((line) => `${WHERE[point]}: ${line}`));
    withheld.push(...decision.withheld.map(({ category, rule, cite, reason }) => ({ category, point, rule, cite, reason })));
    if (decision.outcome !== 'permit') {
      return {
        basis: 'hypothetical',
        recipient,
        outcome: decision.outcome,
        permitted: [],
        withheld,
        refusedBy: decision.refusedBy.map((rule) => ({ ...rule, point })),
        lines,
      };
    }
    permitted = decision.permitted;
    const kept = new Set(permitted);
    leaves = leaves.filter(({ category }) => kept.has(category));
  }
  return { basis: 'hypothetical', recipient, outcome: 'permit', permitted: [...permitted], withheld, refusedBy: [], lines };
}

const WHERE = { origin: 'At the origin', exchange: 'At the exchange', recipient: 'At the recipient' } as const;
