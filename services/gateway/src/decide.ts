import { type Address, type Category, contentFacts, type Leaf, memberOf, type RoutingFacts } from '@huecry/notice';
import type { ContentFacts, DecidingBundles, Decision, DecisionQuery, Point } from '@huecry/policy';
import { bundleByDigest, bundleInForce, pairFacts, type RegistryState } from '@huecry/registry';
import type { GatewayContext } from './context.ts';

/** Distinct categories of leaves, sorted. */
export const categoriesOf = (leaves: readonly Leaf[]): Category[] => [...new Set(leaves.map(({ category }) => category))].toSorted();

/** The three bundles in force now; null where a member has none, and then nothing is permitted. */
export function bundlesInForce(state: RegistryState, origin: Address, recipient: Address, nowMs: number): DecidingBundles | null {
  const own = bundleInForce(state, memberOf(origin), nowMs);
  const other = bundleInForce(state, memberOf(recipient), nowMs);
  const common = bundleInForce(state, 'common', nowMs);
  return own === null || other === null || common === null ? null : { origin: own, recipient: other, common };
}

/** The three bundles that a JWS names; null where one of them was never adopted. */
export function bundlesNamed(
  state: RegistryState,
  digests: { readonly origin: string; readonly recipient: string; readonly common: string },
): DecidingBundles | null {
  const origin = bundleByDigest(state, digests.origin);
  const recipient = bundleByDigest(state, digests.recipient);
  const common = bundleByDigest(state, digests.common);
  return origin === null || recipient === null || common === null ? null : { origin, recipient, common };
}

/** The bundles that decide: those in force, or those that the notice names and those in force. */
export type BundleSets = readonly [DecidingBundles] | readonly [named: DecidingBundles, inForce: DecidingBundles];

export interface Question {
  readonly point: Point;
  readonly origin: Address;
  readonly recipient: Address;
  readonly routing: RoutingFacts;
  readonly leaves: readonly Leaf[];
}

/**
 * What policy says at a point: permitted only if permitted under every set of bundles given. At the exchange the content is not looked at,
 * because the exchange cannot. Dated facts are those of `noticeMs`, the time that the notice bears (`iat`): the same for all who decide (ADR 0070).
 */
export function decide(context: Pick<GatewayContext, 'engine'>, state: RegistryState, question: Question, bundles: BundleSets, noticeMs: number): Decision {
  const { point, origin, routing, leaves } = question;
  const content = point === 'exchange' ? null : contentFacts(routing.kind, leaves, noticeMs, memberOf(origin));
  return decideOn(context, state, { ...question, content, categories: categoriesOf(leaves) }, bundles, noticeMs);
}

/** A question whose facts of the content are known already, because not all of the content need be there. */
export type KnownQuestion = Omit<Question, 'leaves'> & { readonly content: ContentFacts | null; readonly categories: readonly Category[] };

/** What the engine is asked: the question with what the registry knows of the two members. */
export function queryOn(state: RegistryState, { point, origin, recipient, routing, content, categories }: KnownQuestion, noticeMs: number): DecisionQuery {
  const pair = pairFacts(state, memberOf(origin), memberOf(recipient), noticeMs, routing.offenceClass);
  return { point, origin, recipient, facts: { routing, pair, content }, categories };
}

/** What policy says where the facts of the content are known already. */
export function decideOn(
  context: Pick<GatewayContext, 'engine'>,
  state: RegistryState,
  question: KnownQuestion,
  [named, inForce = named]: BundleSets,
  noticeMs: number,
): Decision {
  const { point, origin, recipient, categories, facts } = queryOn(state, question, noticeMs);
  const { routing, pair, content } = facts;
  return context.engine.about({ point, origin, routing, content })({ recipient, categories, pair }, named, inForce);
}
