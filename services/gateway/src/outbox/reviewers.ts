import { type Address, memberOf, routingFacts } from '@huecry/notice';
import { gateways, reviewers } from '@huecry/registry';
import type { GatewayContext } from '../context.ts';
import { bundlesInForce, decide } from '../decide.ts';
import { type Permitted, type Planned, type Planning, planRecipient } from './plan.ts';

/**
 * Reviewing bodies that a notice must also go to, because rules of the exchange would hold it for one of its recipients and nobody could
 * release it: the bureau of each, with what our law lets it see. None where one of them is a recipient already.
 */
export function planReviewers(
  context: GatewayContext,
  planning: Planning,
  permitted: readonly Permitted[],
): readonly { readonly to: Address; readonly planned: Planned }[] {
  const bodies = reviewers(planning.state);
  const reached = permitted.some(({ plan }) => plan.categories.length > 0 && bodies.includes(memberOf(plan.to)));
  if (bodies.length === 0 || reached || !permitted.some(({ plan }) => wouldBeHeld(context, planning, plan.to))) return [];
  const known = gateways(planning.state);
  return bodies.flatMap((body) => {
    const own = known.filter(({ address }) => memberOf(address) === body && address !== context.address);
    const to = (own.find(({ bureau }) => bureau) ?? own.at(0))?.address;
    return to === undefined ? [] : [{ to, planned: planRecipient(context, planning, to) }];
  });
}

/** What the rules of the exchange say to this recipient, by the routing facts alone, as the exchange will ask them. */
function wouldBeHeld(context: GatewayContext, { state, notice, leaves, iat }: Planning, to: Address): boolean {
  const bundles = bundlesInForce(state, context.address, to, context.now());
  if (bundles === null) return false;
  const question = { point: 'exchange', origin: context.address, recipient: to, routing: routingFacts(notice), leaves } as const;
  return decide(context, state, question, [bundles], iat * 1000).outcome === 'hold';
}
