/** Deciding again what the exchange decided, and comparing it with what it signed. */
import { decideAll, type DecideContext, decideRefused, decideReleased, type NoticeFacts } from '@huecry/decision';
import type { Address, Category } from '@huecry/notice';
import { PolicyError } from '@huecry/policy';
import type { CheckedParts, NoticeClaims, RecipientDecision, ReleaseClaims, RuleClaim, WithheldClaim } from '@huecry/seal';
import type { Again, UnopenedCounts } from './judged.ts';

/** A notice as far as the file opens it. */
export interface OpenedNotice extends CheckedParts {
  readonly claims: NoticeClaims;
  /** All recipients and the restrictions are expected to be there: the role has them. */
  readonly whole: boolean;
}

const NOTHING: Again = { compared: 0, differences: [], otherWords: 0, ruleErrors: 0, unopened: {}, failed: null };
const NO_RESTRICTIONS = { exclude: [], limit: null };

/** The notice's own decision. */
export function decideAgain(notice: OpenedNotice, signed: readonly RecipientDecision[], context: DecideContext): Again {
  const facts = factsOf(notice);
  if (facts === null) return { ...NOTHING, unopened: { routing: 1 } };
  const addressed = new Set(facts.recipients.map(({ to }) => to));
  const decided = new Set(signed.map(({ to }) => to));
  const unopened: UnopenedCounts = {
    ...(notice.whole && notice.restrictions === null ? { restrictions: 1 } : {}),
    ...counted('recipient-element', notice.whole ? signed.filter(({ to }) => !addressed.has(to)).length : 0),
    ...counted('decision-element', notice.whole ? facts.recipients.filter(({ to }) => !decided.has(to)).length : 0),
  };
  // Whether a hold could be ended hangs on every recipient, and an exclusion on what only some roles see.
  const partly = !notice.whole || Object.keys(unopened).length > 0;
  return compareAll(signed, () => decideAll(facts, context), { partly, unopened });
}

/** A further decision, which followed a release. `reviewed`: the categories that the reviewing body was given. */
export function decideFurther(
  notice: OpenedNotice,
  signed: readonly RecipientDecision[],
  release: ReleaseClaims,
  reviewed: ReadonlySet<Category>,
  context: DecideContext,
): Again {
  const facts = factsOf(notice);
  if (facts === null) return { ...NOTHING, unopened: { routing: 1 } };
  const known = new Set(facts.recipients.map(({ to }) => to));
  const unopened: UnopenedCounts = {
    ...(notice.whole && notice.restrictions === null ? { restrictions: 1 } : {}),
    ...counted('recipient-element', notice.whole && release.outcome === 'release' ? signed.filter(({ to }) => !known.has(to)).length : 0),
  };
  const expected = (): RecipientDecision[] =>
    release.outcome === 'release' ? decideReleased(facts, release.recipients, reviewed, context) : decideRefused(release.recipients, release);
  const strangers = signed
    .filter(({ to }) => !release.recipients.includes(to))
    .map(({ to }) => ({ to, what: 'the release before it does not speak of this recipient' }));
  const compared = compareAll(signed, expected, { partly: !notice.whole || notice.restrictions === null, unopened });
  return { ...compared, differences: [...compared.differences, ...strangers] };
}

const counted = (what: keyof UnopenedCounts, count: number): UnopenedCounts => (count === 0 ? {} : { [what]: count });

function factsOf({ claims, routing, restrictions, recipients }: OpenedNotice): NoticeFacts | null {
  if (routing === null) return null;
  const { bundles, ...facts } = routing;
  const { iss, iat, exp, rev } = claims;
  return {
    iss,
    iat,
    exp,
    rev,
    routing: facts,
    bundles: { ...bundles, recipients: Object.fromEntries(recipients.map(({ to, bundle }) => [to.slice(0, to.indexOf('/')), bundle])) },
    restrictions: restrictions ?? NO_RESTRICTIONS,
    recipients,
  };
}

function compareAll(
  signed: readonly RecipientDecision[],
  decide: () => RecipientDecision[],
  { partly, unopened }: { readonly partly: boolean; readonly unopened: UnopenedCounts },
): Again {
  let expected: ReadonlyMap<Address, RecipientDecision>;
  try {
    expected = new Map(decide().map((decision) => [decision.to, decision]));
  } catch (error) {
    if (error instanceof PolicyError) return { ...NOTHING, unopened, failed: `${error.code}: ${error.message}` };
    throw error;
  }
  const differences: Again['differences'][number][] = [];
  let compared = 0;
  let otherWords = 0;
  for (const decision of signed) {
    const again = expected.get(decision.to);
    if (again === undefined) continue;
    // Nothing but the restrictions can show it, and this file does not have them.
    if (partly && decision.code === 'origin-restriction') continue;
    compared += 1;
    const what = differencesBetween(decision, again, partly);
    if (what.length > 0) differences.push({ to: decision.to, what: what.join('; ') });
    else if (!sameWords(decision, again)) otherWords += 1;
  }
  return { compared, differences, otherWords, ruleErrors: signed.filter(hasRuleError).length, unopened, failed: null };
}

/** What differs, each as `signed …, by the rules …`. Rules, codes and categories only: no content stands in a decision. */
function differencesBetween(signed: RecipientDecision, again: RecipientDecision, partly: boolean): string[] {
  // Held, or refused because nobody could end the hold: it takes all recipients to tell.
  const eitherHold = partly && isHold(signed) && isHold(again) && signed.outcome !== again.outcome;
  const says = (what: string, of: (decision: RecipientDecision) => string): string[] => {
    const [found, expected] = [of(signed), of(again)];
    return found === expected ? [] : [`${what}: signed ${found || 'none'}, by the rules ${expected || 'none'}`];
  };
  return [
    ...(eitherHold
      ? []
      : [
          ...says('outcome', ({ outcome }) => outcome),
          ...says('code', ({ code }) => code),
          ...says('categories', ({ categories }) => [...categories].toSorted().join(' ')),
          ...says('withheld', ({ withheld }) => withheld.map(withheldBy).toSorted().join(', ')),
        ]),
    ...says('refused by', ({ refusedBy }) => refusedBy.map(ruleOf).toSorted().join(', ')),
    ...says('bundles', ({ bundles }) => `${bundles.origin} ${bundles.recipient} ${bundles.common}`.trim()),
    ...says('facts', ({ factsDigest }) => factsDigest),
    ...(wordsOfLaw(signed) === wordsOfLaw(again) ? [] : ["reasons: not in the words of the bundle's rules"]),
  ];
}

const isHold = ({ outcome, code }: RecipientDecision): boolean => outcome === 'hold' || (outcome === 'refuse' && code === 'release-required');
const ruleOf = ({ rule, cite }: RuleClaim): string => `${rule} (${cite})`;
const withheldBy = (claim: WithheldClaim): string => `${claim.category} by ${ruleOf(claim)}`;

/** Rules that are the software's own and no bundle's: their reasons are worded by the release that decided. */
const isOwn = ({ rule }: RuleClaim): boolean => rule.startsWith('exchange/') || /^common\/(?:default-deny|wrong-facts|wrong-bundle)$/.test(rule);
const FAILED_RULE = 'the rule could not be evaluated';
const isRuleError = ({ rule, reason }: RuleClaim): boolean => reason.startsWith(FAILED_RULE) || rule === 'common/wrong-facts';
const hasRuleError = ({ refusedBy, withheld }: RecipientDecision): boolean => [...refusedBy, ...withheld].some(isRuleError);

const wordsOfLaw = ({ refusedBy, withheld }: RecipientDecision): string =>
  [...refusedBy, ...withheld]
    .filter((claim) => !isOwn(claim) && !isRuleError(claim))
    .map(({ rule, reason }) => `${rule}: ${reason}`)
    .toSorted()
    .join('\n');
const allWords = ({ refusedBy, withheld }: RecipientDecision): string =>
  [...refusedBy, ...withheld]
    .map(({ rule, reason }) => `${rule}: ${reason}`)
    .toSorted()
    .join('\n');
const sameWords = (a: RecipientDecision, b: RecipientDecision): boolean => allWords(a) === allWords(b);
