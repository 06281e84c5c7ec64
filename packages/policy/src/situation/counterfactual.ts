import type { Category } from '@huecry/notice';
import type { DecidingBundles, Decision, DecisionQuery, Engine, Point, Rule } from '../types.ts';
import { domainOf, factIn, withFact } from './domains.ts';
import { type Reads, readsOf } from './reads.ts';
import { CONTENT_KEYS, type Holder, holderOf, queryOf, type Situation, situationOf, type SituationKey } from './situation.ts';

/** What is asked to have come out otherwise: the notice as a whole, one category, the action it asks for. */
export type Subject = { readonly about: 'notice' } | { readonly about: 'category'; readonly category: Category } | { readonly about: 'action' };

/** One fact as it would have had to be. */
export interface FactChange {
  readonly fact: SituationKey;
  readonly from: string;
  readonly to: string;
  /** In whose hands it is. */
  readonly holder: Holder;
}

/** The smallest changes of facts under which the answer would have been another one: each list of changes is enough by itself. */
export type Counterfactual = readonly FactChange[];

/** One fact on which a decision rests. */
export interface UsedFact {
  readonly fact: SituationKey;
  readonly value: string;
  readonly holder: Holder;
}

const MAX_PAIRS = 400;
const MAX_ANSWERS = 12;
const HOLDER_ORDER: readonly Holder[] = ['notice', 'registry', 'recipient', 'case', 'nobody'];

/** The rules that have a say at a point. */
export function rulesAt(point: Point, { origin, recipient, common }: DecidingBundles): Rule[] {
  const speaking = (rules: readonly Rule[]): Rule[] => rules.filter((rule) => rule.points.includes(point));
  return [
    ...speaking(point === 'recipient' ? [] : origin.rules.filter(({ file }) => file === 'export')),
    ...speaking(common.rules),
    ...speaking(point === 'origin' ? [] : recipient.rules.filter(({ file }) => file === 'import')),
  ];
}

/** The facts that a rule read in a situation, with their values. What the point does not know is left out. */
export function factsUsed(rule: Rule, query: DecisionQuery): UsedFact[] {
  const situation = situationOf(query);
  return [...readsOf(rule).keys]
    .filter((key): key is SituationKey => key !== 'category' && (query.facts.content !== null || !CONTENT_KEYS.has(key)))
    .map((fact) => ({ fact, value: inWords(fact, factIn(situation, fact)), holder: holderOf(fact) }));
}

/**
 * What would have had to differ: every single fact that a rule reads is tried in every value that some rule can tell apart, and where none is
 * enough, every two of them. Who the two members are is never tried. Each answer is found by deciding again.
 */
export function counterfactuals(engine: Engine, query: DecisionQuery, bundles: readonly DecidingBundles[], subject: Subject): Counterfactual[] {
  const action = subject.about === 'category' ? 'disclose' : subject.about === 'action' ? 'act' : 'receive';
  const rules = [...new Set(bundles.flatMap((set) => rulesAt(query.point, set)))].filter(
    (rule) => rule.actions.includes(action) || rule.actions.includes('receive'),
  );
  const [first] = bundles;
  if (first === undefined) return [];
  const deciding = denying(engine.decide({ ...query, categories: subject.about === 'category' ? [subject.category] : [] }, first), subject);
  const fixed = rules.find(({ name }) => name === deciding);
  // A rule that reads nothing that could be otherwise decides whatever else is.
  if (fixed !== undefined && [...readsOf(fixed).keys].every((key) => key === 'category' || holderOf(key) === 'nobody')) return [];
  const reads = rules.map(readsOf);
  const situation = situationOf(query);
  const categories = subject.about === 'category' ? [subject.category] : [];
  const isOtherwise = (changed: Situation): boolean =>
    bundles.every((set) => answersOtherwise(engine.decide(queryOf(changed, query.point, categories), set), subject));

  const keys = [...new Set(reads.flatMap((one) => [...one.keys]))].filter(
    (key): key is SituationKey => key !== 'category' && holderOf(key) !== 'nobody' && (query.facts.content !== null || !CONTENT_KEYS.has(key)),
  );
  const steps = keys.flatMap((key) => alternatives(key, situation, reads).map((step) => ({ key, ...step })));
  const change = ({ key, value, to }: (typeof steps)[number]): FactChange => ({
    fact: key,
    from: inWords(key, factIn(situation, key)),
    to: to ?? inWords(key, value),
    holder: holderOf(key),
  });
  const singles = steps.filter(({ key, value }) => isOtherwise(withFact(situation, key, value)));
  if (singles.length > 0) return sorted(singles.map((step) => [change(step)]));

  const pairs: Counterfactual[] = [];
  let tried = 0;
  for (const [index, one] of steps.entries()) {
    const once = withFact(situation, one.key, one.value);
    for (const second of steps.slice(index + 1)) {
      if (second.key === one.key) continue;
      tried += 1;
      if (tried > MAX_PAIRS) return sorted(pairs);
      if (isOtherwise(withFact(once, second.key, second.value))) pairs.push([change(one), change(second)]);
    }
  }
  return sorted(pairs);
}

/** The rule that denies, by name. */
function denying(decision: Decision, subject: Subject): string | undefined {
  if (decision.outcome !== 'permit' || subject.about === 'notice') return decision.refusedBy[0]?.rule;
  return (subject.about === 'action' ? decision.flags[0] : decision.withheld[0])?.rule;
}

function answersOtherwise(decision: Decision, subject: Subject): boolean {
  if (subject.about === 'notice') return decision.outcome === 'permit';
  if (decision.outcome === 'refuse') return false;
  return subject.about === 'action' ? decision.flags.length === 0 : decision.permitted.includes(subject.category);
}

/** The values that a fact could have had. Of a set of words: one more, or one less, that some rule names. */
function alternatives(key: SituationKey, situation: Situation, reads: readonly Reads[]): { readonly value: unknown; readonly to?: string }[] {
  const now = factIn(situation, key);
  if (Array.isArray(now)) {
    const held: readonly string[] = now;
    const named =
      key === 'treaties'
        ? [...situation.basis, ...wordsOf(key, reads)]
        : key === 'basis'
          ? [...situation.treaties, ...wordsOf(key, reads)]
          : wordsOf(key, reads);
    const more = [...new Set(named)].filter((word) => !held.includes(word)).toSorted();
    return [
      ...more.map((word) => ({ value: [...held, word].toSorted(), to: `${held.length === 0 ? '' : '… + '}${word}` })),
      ...held.map((word) => ({ value: held.filter((one) => one !== word), to: held.length === 1 ? '–' : `… − ${word}` })),
    ];
  }
  return domainOf(key, reads)
    .choices.filter(({ value, stands }) => value !== now && !stands.includes(String(now)) && !within(stands, now))
    .map(({ value, stands }) => ({ value, ...(typeof value === 'boolean' || stands.length > 6 ? {} : { to: stands.join(' / ') }) }));
}

/** Words that a set of words could hold: legal bases, conditions; of the registry's, what rules name. */
function wordsOf(key: SituationKey, reads: readonly Reads[]): string[] {
  return [...new Set(domainOf(key, reads).choices.flatMap(({ value }) => (Array.isArray(value) ? value.map(String) : [])))].filter(
    (word) => word !== 'another' && reads.some((one) => one.keys.has(key) && one.strings.has(word)),
  );
}

/** A number lies in the stretch that a choice stands for. */
function within(stands: readonly string[], now: unknown): boolean {
  if (typeof now !== 'number') return now === null && stands.includes('not stated');
  const [text = ''] = stands;
  const [, from, to] = /^(\d+)(?:–(\d+)| or more)?$/u.exec(text) ?? [];
  if (from === undefined) return false;
  return now >= Number(from) && (text.endsWith('or more') || now <= Number(to ?? from));
}

function inWords(_key: SituationKey, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null) return 'not stated';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.join(', ');
  return String(value);
}

/** What can be done comes before what cannot. */
function sorted(found: readonly Counterfactual[]): Counterfactual[] {
  const rank = (one: Counterfactual): number => Math.max(...one.map(({ holder }) => HOLDER_ORDER.indexOf(holder)));
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, MAX_ANSWERS);
}
