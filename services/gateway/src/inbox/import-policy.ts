import { contentFacts, memberOf } from '@huecry/notice';
import type { ContentFacts, Decision } from '@huecry/policy';
import type { Opened } from '@huecry/seal/open';
import type { GatewayContext } from '../context.ts';
import { bundlesInForce, bundlesNamed, categoriesOf, decideOn } from '../decide.ts';

/** `facts`: what of the content the law judged by. They outlive the categories that they were read from. */
export type ImportOutcome =
  | { readonly decision: Decision; readonly facts: ContentFacts }
  /** A bundle that the notice names was never adopted: nothing will change that. */
  | { readonly missing: string }
  /** There is no law in force to decide by now; there may be. */
  | { readonly undecided: string };

/**
 * The recipient's point: our import rules and the common ones, on what we could open, under the bundles that the notice names and under those in
 * force with us now, which is at least as late as the exchange decided.
 */
export function importDecision(context: GatewayContext, opened: Opened): ImportOutcome {
  const { routing, bundles, claims, leaves } = opened;
  if (routing === null || bundles === null) throw new TypeError('a blank has nothing to decide on');
  const state = context.registry.state();
  const named = bundlesNamed(state, bundles);
  const inForce = bundlesInForce(state, claims.iss, context.address, context.now());
  if (named === null) return { missing: 'a policy bundle that the notice names was never adopted' };
  if (inForce === null) return { undecided: `no policy bundle of ${memberOf(claims.iss)}, of ${memberOf(context.address)} or of the exchange is in force` };
  const noticeMs = claims.iat * 1000;
  const facts = contentFacts(routing.kind, leaves, noticeMs, memberOf(claims.iss));
  const question = { point: 'recipient', origin: claims.iss, recipient: context.address, routing, content: facts, categories: categoriesOf(leaves) } as const;
  return { decision: decideOn(context, state, question, [named, inForce], noticeMs), facts };
}
