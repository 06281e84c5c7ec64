import { type Address, type Category, memberOf } from '@huecry/notice';
import type { Bundle, DecideRecipient, DecidingBundles, Decision, Engine } from '@huecry/policy';
import { boxKeyById, bundleByDigest, bundleInForce, pairFacts, type RegistryState, reviewers } from '@huecry/registry';
import type { CheckedRecipient, CheckedSubmission, RecipientDecision } from '@huecry/seal';
import { type RecipientRefusalCode, REMEDIES } from './remedies.ts';

export interface DecideContext {
  readonly registry: RegistryState;
  readonly engine: Engine;
  /** The time of the decision, which its claims say as `iat`: whole seconds, so that who audits it decides by the same time. */
  readonly nowMs: number;
}

/** What is decided by. Of a notice with held recipients it is kept until the last hold has ended. */
export type NoticeFacts = Pick<CheckedSubmission, 'iss' | 'iat' | 'exp' | 'rev' | 'routing' | 'bundles' | 'restrictions'> & {
  readonly recipients: readonly Pick<CheckedRecipient, 'to' | 'kid' | 'suite' | 'categories'>[];
};
type RecipientFacts = NoticeFacts['recipients'][number];

/**
 * What each recipient may have, by the registry at one position: both members' bundles and the common rules on the routing
 * facts, under the bundles that the notice names and under those in force. In the order of the notice's recipients.
 */
export function decideAll(notice: NoticeFacts, context: DecideContext): RecipientDecision[] {
  const decide = ask(notice, context);
  const decisions = notice.recipients.map((recipient) => decideOne(notice, recipient, context, decide));
  const reviewing = new Set(reviewers(context.registry));
  // A hold that nobody can end, because no reviewing body gets the notice, is a refusal, and says so.
  if (decisions.some(({ to, outcome, categories }) => outcome === 'deliver' && categories.length > 0 && reviewing.has(memberOf(to)))) return decisions;
  return decisions.map((decision) => (decision.outcome === 'hold' ? refusedInstead(decision) : decision));
}

/**
 * What held recipients may have now that a reviewing body has released the notice to them: everything is asked again but the release, and
 * nothing goes out that the body was not given itself: it cannot have judged that.
 */
export function decideReleased(notice: NoticeFacts, to: readonly Address[], reviewed: ReadonlySet<Category>, context: DecideContext): RecipientDecision[] {
  const decide = ask(notice, context);
  return notice.recipients
    .filter((recipient) => to.includes(recipient.to))
    .map((recipient) => {
      if (notice.exp * 1000 <= context.nowMs) return refusal(recipient.to, 'expired', 'the notice expired while it was held', NO_BUNDLES);
      const decision = decideOne(notice, recipient, context, decide);
      if (decision.outcome === 'refuse') return decision;
      const unseen = decision.categories
        .filter((category) => !reviewed.has(category))
        .map((category) => ({ category, point: 'exchange' as const, ...NOT_REVIEWED }));
      const categories = decision.categories.filter((category) => reviewed.has(category));
      return { ...decision, outcome: 'deliver', code: '', refusedBy: [], categories, withheld: [...decision.withheld, ...unseen] };
    });
}

const NOT_REVIEWED = {
  rule: 'exchange/not-reviewed',
  cite: 'docs/spec/exchange.md',
  reason: 'the reviewing body that released the notice was not given this category, so it is not released',
};

/** What held recipients are told where a reviewing body refused. */
export const decideRefused = (to: readonly Address[], { code, cite, reason }: { readonly code: string; readonly cite: string; readonly reason: string }) =>
  to.map(
    (address): RecipientDecision => ({
      to: address,
      outcome: 'refuse',
      code,
      categories: [],
      withheld: [],
      refusedBy: [{ rule: 'exchange/review', cite, reason }],
      bundles: NO_BUNDLES,
      factsDigest: '',
    }),
  );

const NO_BUNDLES = { origin: '', recipient: '', common: '' };

/** The engine with the facts that all recipients of a notice have in common, read once. */
const ask = ({ iss, routing }: NoticeFacts, { engine }: DecideContext): DecideRecipient =>
  engine.about({ point: 'exchange', origin: iss, routing, content: null });

function decideOne(notice: NoticeFacts, recipient: RecipientFacts, { registry, nowMs }: DecideContext, decide: DecideRecipient): RecipientDecision {
  const { to, categories } = recipient;

  const gateway = registry.gateways.get(to);
  if (gateway === undefined || gateway.deregistered !== null) return refusal(to, 'unknown-recipient', `${to} is not a registered gateway`, NO_BUNDLES);
  const key = boxKeyById(registry, to, recipient.kid, nowMs);
  if (!key.ok) return refusal(to, 'recipient-key-invalid', key.reason, NO_BUNDLES);
  if (key.suite !== recipient.suite) return refusal(to, 'recipient-key-invalid', `key ${key.kid} is of another suite`, NO_BUNDLES);

  const restricted = restrictedBy(notice, recipient);
  if (restricted !== null) return refusal(to, 'origin-restriction', restricted, NO_BUNDLES);

  const inForce = bundlesInForce(registry, notice.iss, to, nowMs);
  if (typeof inForce === 'string') return refusal(to, 'no-bundle', inForce, NO_BUNDLES);
  const named = bundlesNamed(registry, notice, to);
  if (typeof named === 'string') return refusal(to, 'no-bundle', named, digestsOf(inForce));

  // Everyone who decides or checks this notice reads the same dates: its own (ADR 0070).
  const pair = pairFacts(registry, memberOf(notice.iss), memberOf(to), notice.iat * 1000, notice.routing.offenceClass);
  const decision = inWords(to, decide({ recipient: to, pair, categories }, named, inForce));
  // There is nothing to release, and what it takes away must not wait.
  return decision.outcome === 'hold' && onlyTakesAway(notice, recipient) ? refusedInstead(decision) : decision;
}

/** A later revision without a slot gives nothing, and takes away what an earlier one gave: a blank of it does so too. */
const onlyTakesAway = ({ rev }: NoticeFacts, { categories }: RecipientFacts): boolean => rev > 1 && categories.length === 0;

const refusedInstead = (decision: RecipientDecision): RecipientDecision => ({ ...decision, outcome: 'refuse', categories: [], withheld: [] });

/** The origin's own restrictions, which its gateway keeps and the exchange holds it to. What only takes away may still reach such a member. */
function restrictedBy(notice: NoticeFacts, recipient: RecipientFacts): string | null {
  if (onlyTakesAway(notice, recipient)) return null;
  const { exclude, limit } = notice.restrictions;
  const { to } = recipient;
  const member = memberOf(to);
  if (exclude.includes(member)) return `the origin excludes ${member} from this notice`;
  return limit === null || limit.includes(member) ? null : `the origin limits this notice to other members than ${member}`;
}

/** The bundles that decide now, or what is missing. */
function bundlesInForce(registry: RegistryState, from: Address, to: Address, nowMs: number): DecidingBundles | string {
  const origin = bundleInForce(registry, memberOf(from), nowMs);
  const recipient = bundleInForce(registry, memberOf(to), nowMs);
  const common = bundleInForce(registry, 'common', nowMs);
  if (origin === null) return `${memberOf(from)} has no policy bundle in force`;
  if (recipient === null) return `${memberOf(to)} has no policy bundle in force`;
  if (common === null) return 'there are no common rules in force';
  return { origin, recipient, common };
}

/** The bundles with which the origin decided, as its signature names them, or what is wrong with one. */
function bundlesNamed(registry: RegistryState, notice: NoticeFacts, to: Address): DecidingBundles | string {
  const find = (digest: string | undefined, member: Bundle['member']): Bundle | null => {
    const bundle = digest === undefined ? null : bundleByDigest(registry, digest);
    return bundle !== null && bundle.member === member ? bundle : null;
  };
  const origin = find(notice.bundles.origin, memberOf(notice.iss));
  const recipient = find(notice.bundles.recipients[memberOf(to)], memberOf(to));
  const common = find(notice.bundles.common, 'common');
  if (origin === null) return `the bundle that the notice names for ${memberOf(notice.iss)} was never adopted`;
  if (recipient === null) return `the bundle that the notice names for ${memberOf(to)} was never adopted`;
  if (common === null) return 'the common rules that the notice names were never adopted';
  return { origin, recipient, common };
}

const digestsOf = ({ origin, recipient, common }: DecidingBundles): RecipientDecision['bundles'] => ({
  origin: origin.digest,
  recipient: recipient.digest,
  common: common.digest,
});

/** A decision of policy as the recipient and the origin are told it. */
function inWords(to: Address, decision: Decision): RecipientDecision {
  const { bundles, factsDigest } = decision;
  const refusedBy = decision.refusedBy.map(({ rule, cite, reason }) => ({ rule, cite, reason }));
  if (decision.outcome === 'refuse') return { to, outcome: 'refuse', code: 'policy-refused', categories: [], withheld: [], refusedBy, bundles, factsDigest };
  const withheld = decision.withheld.map(({ category, rule, cite, reason }) => ({ category, point: 'exchange' as const, rule, cite, reason }));
  const held = decision.outcome === 'hold';
  const code = held ? 'release-required' : '';
  return { to, outcome: held ? 'hold' : 'deliver', code, categories: decision.permitted, withheld, refusedBy: held ? refusedBy : [], bundles, factsDigest };
}

/** A refusal that no bundle's rule decided. */
const refusal = (to: Address, code: RecipientRefusalCode, found: string, bundles: RecipientDecision['bundles']): RecipientDecision => ({
  to,
  outcome: 'refuse',
  code,
  categories: [],
  withheld: [],
  refusedBy: [{ rule: `exchange/${code}`, cite: 'docs/spec/exchange.md', reason: `${found}: ${REMEDIES[code]}` }],
  bundles,
  factsDigest: '',
});
