import { CATEGORIES, type Category } from '@huecry/notice';
import { prepareRules } from './cedar.ts';
import { type FactKey, readsOf } from './situation/reads.ts';
import { type Reading, readingOf } from './told.ts';
import { type Action, ACTIONS, type Bundle, type BundleFile, type DecidingBundles, type Point, type Rule } from './types.ts';

/** What Cedar is asked: one of the actions, or whether the notice is held. */
export type Question = Action | 'hold';

/** The rules of one bundle that speak at one point. Each part of a hearing must permit. */
export interface Part {
  /** How a person names it: `fr/export`, `common`. */
  readonly label: string;
  readonly rules: readonly Rule[];
}

/**
 * What Cedar evaluates together. Cedar names every permit that applied, so one evaluation tells for each part whether it permits: the
 * common rules are heard together with a member's own, at half the cost. Rules of two members are never in one hearing, or there would be
 * a set for each pair of members, and Cedar has no way to forget one.
 */
export interface Hearing {
  /** Stands for the rules and the point, within this process. */
  readonly id: number;
  readonly parts: readonly Part[];
  /** By full name, in the order of parts and files. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** The names in Cedar of the rules on each action. A rule names its actions in its scope, so the others could not apply. */
  readonly names: Readonly<Record<Action, string>>;
  /** Rules that hold for release, as a set of their own with a permit for all; null where there are none. */
  readonly holdName: string | null;
  /** The facts that the rules on each question read: no other fact can change what they say, and they are told no other. */
  readonly readings: Readonly<Record<Question, Reading>>;
  /** The categories that the rules on `disclose` name. To these rules all others are one. */
  readonly named: ReadonlySet<Category>;
  /** Stands for all categories that they do not name; null where they name all. */
  readonly unnamed: Category | null;
}

const hearings = new Map<string, Hearing>();
const PERMIT_ALL = 'permit (principal, action, resource);';

/** The hearings in which all parts must permit: the origin's export, the recipient's import, the common rules, each where it speaks. */
export function hearingsAt(point: Point, { origin, recipient, common }: DecidingBundles): Hearing[] {
  if (point === 'origin') return [hearing(point, [origin, 'export'], [common, 'both'])];
  if (point === 'recipient') return [hearing(point, [recipient, 'import'], [common, 'both'])];
  return [hearing(point, [origin, 'export'], [common, 'both']), hearing(point, [recipient, 'import'])];
}

function hearing(point: Point, ...from: readonly (readonly [Bundle, BundleFile | 'both'])[]): Hearing {
  const name = `${point}:${from.map(([bundle, file]) => `${bundle.digest}:${file}`).join(':')}`;
  const existing = hearings.get(name);
  if (existing) return existing;

  const parts = from.map(([bundle, file]) => ({
    label: file === 'both' ? bundle.member : `${bundle.member}/${file}`,
    rules: bundle.rules.filter((rule) => rule.points.includes(point) && (file === 'both' || rule.file === file)),
  }));
  const speaking = parts.flatMap((part) => part.rules);
  const on = (action: Action): Rule[] => speaking.filter((rule) => !rule.hold && rule.actions.includes(action));
  for (const action of ACTIONS) prepareRules(`${name}:${action}`, texts(on(action)));
  const namesGateways = speaking.some((rule) => readsOf(rule).entities.has('Recipient') || readsOf(rule).entities.has('Origin'));
  const reading = (rules: readonly Rule[]): Reading => readingOf(factsRead(rules), namesGateways);
  const named = new Set(on('disclose').flatMap((rule) => [...(readsOf(rule).entities.get('Category') ?? [])] as Category[]));
  const holding = speaking.filter((rule) => rule.hold);
  if (holding.length > 0) prepareRules(`${name}:hold`, { ...texts(holding), 'permit-all': PERMIT_ALL });
  const made: Hearing = {
    id: hearings.size,
    parts,
    rules: new Map(speaking.map((rule) => [rule.name, rule])),
    names: { receive: `${name}:receive`, disclose: `${name}:disclose`, act: `${name}:act` },
    holdName: holding.length > 0 ? `${name}:hold` : null,
    readings: { receive: reading(on('receive')), disclose: reading(on('disclose')), act: reading(on('act')), hold: reading(holding) },
    named,
    unnamed: CATEGORIES.find((category) => !named.has(category)) ?? null,
  };
  hearings.set(name, made);
  return made;
}

/** A gateway that a rule names is in a request only where it is the notice's own: so such a rule reads who that is, wherever the name stands. */
function factsRead(rules: readonly Rule[]): ReadonlySet<FactKey> {
  const reads = rules.map(readsOf);
  const facts = new Set(reads.flatMap(({ keys }) => [...keys]));
  if (reads.some(({ entities }) => entities.has('Recipient'))) facts.add('recipient');
  if (reads.some(({ entities }) => entities.has('Origin'))) facts.add('origin');
  return facts;
}

function texts(rules: readonly Rule[]): Record<string, string> {
  return Object.fromEntries(rules.map((rule) => [rule.name, rule.text]));
}
