import type { Action, Point, Rule } from '../types.ts';
import type { AxisKey } from './axes.ts';
import { type Chosen, type Hearsay, product } from './verdict.ts';

/** What a situation comes to. */
export interface Outcome {
  readonly state: string;
  /** The rule that denies; null where nothing does. */
  readonly by: string | null;
}

/** One answer that changes: in which choices, from what to what. */
export interface Difference {
  readonly chosen: Chosen;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** The rules of one file where it has a say. */
export interface Say {
  readonly rules: readonly Rule[];
  readonly points: readonly Point[];
  /** Where it has a say on the notice as a whole: at all its points, also when the question is about the action. */
  readonly receivePoints: readonly Point[];
}

export interface Question {
  readonly action: Action;
  /** Index of the category asked about; null for the notice and the action. */
  readonly category: number | null;
  readonly before: Say;
  readonly after: Say;
  /** The other files that must permit as well, in a meeting. */
  others(chosen: Chosen): readonly Say[];
  /** `others` brings other files from meeting to meeting. */
  readonly othersDiffer: boolean;
  /** All rules that `others` may bring. */
  readonly otherRules: readonly Rule[];
}

/**
 * So many combinations of the facts that one file reads are tried one by one. Of more, those of the facts that its changed rules read; of the
 * others it is then only asked whether there are values under which the change is felt.
 */
const MAX_COMBINATIONS = 20_000;
/** Of the facts that the changed rules read, so many combinations: the facts with most values are then asked about like the others. */
const MAX_CHANGED_COMBINATIONS = 4_000;
/** So many values of other facts are tried for one combination, and so many for one question in all. */
const MAX_EXTENSIONS = 10_000;
const MAX_TRIED = 2_000_000;
/** What could not be tried out is said to change: rather one line too many than one too few. */
const UNTRIED: Omit<Difference, 'chosen'> = { before: { state: 'not tried out', by: null }, after: { state: 'not tried out, may change', by: null } };
/** Axes by which the summary counts: every difference says where it stands on them. */
const CELL_AXES: readonly AxisKey[] = ['meeting', 'kind'];

/** Finds every combination of facts in which a file's answer changes and the other files let the change be felt. */
export function* search(hearsay: Hearsay, question: Question, onPartial: () => void): Generator<Difference> {
  const { action, category, before, after } = question;
  const { space } = hearsay;
  const ownRules = [...before.rules, ...after.rules];
  const changed = changedRules(question);
  // A rule that holds speaks of the notice as a whole.
  if (!changed.some((rule) => rule.actions.includes(action) && hearsay.dependsOn(rule, action, category) !== null)) return;
  const own = dependsOn(hearsay, ownRules, action, category);
  const felt = new Set<AxisKey>([
    ...dependsOn(hearsay, question.otherRules, action, category),
    ...(action === 'receive' ? [] : dependsOn(hearsay, [...ownRules, ...question.otherRules], 'receive', null)),
    ...(question.othersDiffer ? (['meeting'] as const) : []),
  ]);
  const combinations = [...own].reduce((count, axis) => count * space.sizeOf(axis), 1);
  const all = combinations <= MAX_COMBINATIONS;
  if (!all) onPartial();
  const read = [...(all ? own : dependsOn(hearsay, changed, action, category))];
  const axes = all ? read : fewEnough(read, (axis) => space.sizeOf(axis));
  const chooses = axes.length === read.length;
  for (const axis of CELL_AXES) if ((felt.has(axis) || own.has(axis)) && !axes.includes(axis)) axes.push(axis);
  const rest = [...new Set([...felt, ...own])].filter((axis) => !axes.includes(axis));
  const feel = feeler(hearsay, question, [...own], rest, onPartial);

  const names = new Set(changed.map(({ name }) => name));
  const pairs = [...names].map((name) => [before.rules.find((rule) => rule.name === name), after.rules.find((rule) => rule.name === name)] as const);
  const base: readonly [AxisKey, number][] = category === null ? [] : [['category', category]];
  for (const indexes of product(axes.map((axis) => space.sizeOf(axis)))) {
    const chosen = new Map(base);
    for (const [at, axis] of axes.entries()) chosen.set(axis, indexes[at] ?? 0);
    // Where every changed rule says the same before and after, nothing changes.
    if (chooses && !pairs.some(([was, is]) => saysOtherwise(hearsay, was, is, action, chosen))) continue;
    const difference = feel(chosen);
    if (difference !== null) yield { chosen, ...difference };
  }
}

/** The axes without those of most choices, until there are few enough combinations of the rest. */
function fewEnough(axes: readonly AxisKey[], sizeOf: (axis: AxisKey) => number): AxisKey[] {
  const kept = axes.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  while (kept.reduce((count, axis) => count * sizeOf(axis), 1) > MAX_CHANGED_COMBINATIONS) kept.pop();
  return axes.filter((axis) => kept.includes(axis));
}

function changedRules({ before, after }: Question): Rule[] {
  const key = (rule: Rule): string => `${rule.name} ${rule.text}`;
  const [old, new_] = [new Set(before.rules.map(key)), new Set(after.rules.map(key))];
  return [...before.rules.filter((rule) => !new_.has(key(rule))), ...after.rules.filter((rule) => !old.has(key(rule)))];
}

function saysOtherwise(hearsay: Hearsay, was: Rule | undefined, is: Rule | undefined, action: Action, chosen: Chosen): boolean {
  const ask = (rule: Rule | undefined): string => {
    const answer = rule === undefined || !rule.actions.includes(action) ? 'no' : hearsay.ask(rule, action, chosen);
    return rule === undefined || answer === 'no' ? 'no' : [answer, rule.effect, rule.points, rule.retainDays, rule.silent, rule.hold].join(' ');
  };
  return ask(was) !== ask(is);
}

function dependsOn(hearsay: Hearsay, rules: readonly Rule[], action: Action, category: number | null): Set<AxisKey> {
  return new Set(rules.filter((rule) => rule.actions.includes(action)).flatMap((rule) => hearsay.dependsOn(rule, action, category) ?? []));
}

/** What a file comes to: the notice, a category or the action. */
export function outcome(hearsay: Hearsay, say: Say, action: Action, chosen: Chosen): Outcome {
  const verdict = hearsay.judge(say.rules, say.points, action, chosen);
  if (action === 'act') return { state: verdict.allowed ? 'done' : 'declined', by: verdict.by };
  const kept = verdict.retainDays === null ? '' : `, kept ${verdict.retainDays} days`;
  if (action === 'disclose') return { state: verdict.allowed ? `disclosed${kept}` : verdict.silent ? 'withheld silently' : 'withheld', by: verdict.by };
  if (!verdict.allowed) return { state: 'refused', by: verdict.by };
  const held = say.points.includes('exchange') ? hearsay.holds(say.rules, chosen) : null;
  return held === null ? { state: `received${kept}`, by: null } : { state: `held for release${kept}`, by: held };
}

/**
 * Whether a difference is felt: there are values of the other facts under which everybody else permits it, and the notice is received at all.
 * Facts are chosen one by one, and a choice that some rule forbids whatever the remaining facts are is left at once.
 */
function feeler(
  hearsay: Hearsay,
  question: Question,
  own: readonly AxisKey[],
  rest: readonly AxisKey[],
  onPartial: () => void,
): (cell: Chosen) => Omit<Difference, 'chosen'> | null {
  const { action, category, before, after, others } = question;
  const permits = (say: Say, of: Action, chosen: Chosen): boolean => hearsay.judge(say.rules, say.points, of, chosen).allowed;

  const asked = (also: readonly Say[]): { readonly say: Say; readonly of: Action }[] => [
    ...also.map((say) => ({ say: { ...say, points: say.receivePoints }, of: 'receive' as const })),
    ...(action === 'receive' ? [] : [before, after].map((say) => ({ say: { ...say, points: say.receivePoints }, of: 'receive' as const }))),
    ...(action === 'receive' ? [] : also.map((say) => ({ say, of: action }))),
  ];
  const differs = (chosen: Chosen): Omit<Difference, 'chosen'> | null => {
    const [was, is] = [outcome(hearsay, before, action, chosen), outcome(hearsay, after, action, chosen)];
    return was.state === is.state ? null : { before: was, after: is };
  };
  /** What must permit in a meeting, and which forbids are decided once each axis is chosen: the same for all cells of one meeting. */
  const prepared = new Map<number | undefined, Prepared>();
  const prepare = (cell: Chosen): Prepared => {
    const meeting = question.othersDiffer ? cell.get('meeting') : undefined;
    const known = prepared.get(meeting);
    if (known !== undefined) return known;
    const must = asked(others(cell));
    // Where an unchanged rule of the file itself forbids, it does so before and after; what is silent is left to the whole judgement.
    const unchanged = before.rules.filter((rule) => after.rules.some(({ name, text }) => name === rule.name && text === rule.text));
    const steady = [...before.rules, ...after.rules].some(({ silent }) => silent) ? [] : [{ say: { ...before, rules: unchanged }, of: action }];
    const forbids = [...must, ...steady].flatMap(({ say, of }) =>
      say.rules
        .filter((rule) => rule.effect === 'forbid' && !rule.hold && rule.actions.includes(of) && rule.points.some((point) => say.points.includes(point)))
        .flatMap((rule) => {
          const axes = hearsay.dependsOn(rule, of, of === 'disclose' ? category : null);
          return axes === null ? [] : [{ rule, of, axes }];
        }),
    );
    const assigned = new Set<AxisKey>(cell.keys());
    const first = forbids.filter(({ axes }) => axes.every((axis) => assigned.has(axis)));
    const upon = rest.map((axis) => {
      assigned.add(axis);
      return forbids.filter(({ axes }) => axes.includes(axis) && axes.every((one) => assigned.has(one)));
    });
    const made = { must, first, upon };
    prepared.set(meeting, made);
    return made;
  };
  let triedInAll = 0;
  return (cell) => {
    if (own.every((axis) => cell.has(axis)) && differs(cell) === null) return null;
    const { must, first, upon } = prepare(cell);
    let tried = 0;
    let partly: Omit<Difference, 'chosen'> | null = null;
    const extend = (chosen: Map<AxisKey, number>, at: number): Omit<Difference, 'chosen'> | null => {
      const axis = rest[at];
      if (axis === undefined) {
        const difference = differs(chosen);
        partly ??= difference;
        return difference !== null && must.every(({ say, of }) => permits(say, of, chosen)) ? difference : null;
      }
      for (let index = 0; index < hearsay.space.sizeOf(axis); index += 1) {
        chosen.set(axis, index);
        tried += 1;
        triedInAll += 1;
        if (tried > MAX_EXTENSIONS || triedInAll > MAX_TRIED) {
          onPartial();
          return partly ?? UNTRIED;
        }
        if (upon[at]?.every(({ rule, of }) => hearsay.ask(rule, of, chosen) === 'no') !== true) continue;
        const difference = extend(chosen, at + 1);
        if (difference !== null) return difference;
      }
      chosen.delete(axis);
      return null;
    };
    return first.every(({ rule, of }) => hearsay.ask(rule, of, cell) === 'no') ? extend(new Map(cell), 0) : null;
  };
}

interface Constraint {
  readonly rule: Rule;
  readonly of: Action;
}

interface Prepared {
  readonly must: readonly { readonly say: Say; readonly of: Action }[];
  /** Forbids that the cell alone decides. */
  readonly first: readonly Constraint[];
  /** Forbids that are decided once the axis at each place is chosen. */
  readonly upon: readonly (readonly Constraint[])[];
}
