import { type Address, type Category, contentFacts, type Leaf, memberOf, type RoutingFacts } from '@huecry/notice';
import type { DecidingBundles, Decision, DecisionQuery, Point } from '@huecry/policy';
import type { RegistryState } from '@huecry/registry';
import type { GatewayContext } from '../context.ts';
import { type BundleSets, categoriesOf, decideOn, queryOn } from '../decide.ts';

/** What was asked at one point, under which rules, and what they said. */
export interface Step {
  readonly query: DecisionQuery;
  readonly bundles: readonly DecidingBundles[];
  readonly decision: Decision;
}

export interface Walk {
  readonly steps: readonly Step[];
  readonly outcome: Decision['outcome'];
  readonly permitted: readonly Category[];
  readonly withheld: readonly (Decision['withheld'][number] & { readonly point: Point })[];
  readonly refusedBy: readonly (Decision['refusedBy'][number] & { readonly point: Point })[];
}

interface Given {
  readonly origin: Address;
  readonly recipient: Address;
  readonly routing: RoutingFacts;
  readonly leaves: readonly Leaf[];
  readonly noticeMs: number;
}

/** The points one after the other, each on what the one before lets through; a notice that is held goes on as if released. */
export function walk(
  context: Pick<GatewayContext, 'engine'>,
  given: Given,
  at: Readonly<Record<Point, { readonly state: RegistryState; readonly bundles: BundleSets }>>,
): Walk {
  const { origin, recipient, routing, noticeMs } = given;
  const steps: Step[] = [];
  const withheld: Walk['withheld'][number][] = [];
  let { leaves } = given;
  let outcome: Decision['outcome'] = 'permit';
  const heldBy: Walk['refusedBy'][number][] = [];
  for (const point of ['origin', 'exchange', 'recipient'] as const) {
    const { state, bundles } = at[point];
    const content = point === 'exchange' ? null : contentFacts(routing.kind, leaves, noticeMs, memberOf(origin));
    const question = { point, origin, recipient, routing, content, categories: categoriesOf(leaves) };
    const decision = decideOn(context, state, question, bundles, noticeMs);
    steps.push({ query: queryOn(state, question, noticeMs), bundles, decision });
    withheld.push(...decision.withheld);
    if (decision.outcome === 'refuse')
      return { steps, outcome: 'refuse', permitted: [], withheld, refusedBy: decision.refusedBy.map((rule) => ({ ...rule, point })) };
    if (decision.outcome === 'hold') {
      outcome = 'hold';
      heldBy.push(...decision.refusedBy.map((rule) => ({ ...rule, point })));
    }
    const kept = new Set(decision.permitted);
    leaves = leaves.filter(({ category }) => kept.has(category));
  }
  return { steps, outcome, permitted: categoriesOf(leaves), withheld, refusedBy: heldBy };
}
