import type { Category } from '@huecry/notice';
import type { Action, Point, Rule } from '../types.ts';
import type { AxisKey, Space } from './axes.ts';
import { type Applies, RuleTable } from './tables.ts';

export type Chosen = ReadonlyMap<AxisKey, number>;

/** What one file says to one action in one situation, over all points at which it has a say. */
export interface FileVerdict {
  readonly allowed: boolean;
  /** A rule that decides is `@silent`. */
  readonly silent: boolean;
  /** The first rule that denies; null where allowed. */
  readonly by: string | null;
  /** Shortest `@retain` of the permits that applied, in days. */
  readonly retainDays: number | null;
}

/** What is known of one rule: its table, the axes it reads, and which meetings are the same to it. */
interface Heard {
  readonly table: RuleTable;
  readonly axes: readonly AxisKey[];
  readonly meetings: { readonly of: readonly number[]; readonly first: readonly number[] };
  readonly depends: Map<string, readonly AxisKey[] | null>;
}

/** Answers from the tables of single rules. One table serves every file that holds the same rule. */
export class Hearsay {
  readonly space: Space;
  readonly #tables = new Map<string, Heard>();

  constructor(space: Space) {
    this.space = space;
  }

  /** How many answers were asked of Cedar. */
  get asked(): number {
    return [...this.#tables.values()].reduce((sum, { table }) => sum + table.size, 0);
  }

  #tableOf(rule: Rule): Heard {
    const known = this.#tables.get(rule.text);
    if (known !== undefined) return known;
    const made = { table: new RuleTable(rule), axes: this.space.axesOf(rule), meetings: this.space.meetingsFor(rule), depends: new Map() };
    this.#tables.set(rule.text, made);
    return made;
  }

  ask(rule: Rule, action: Action, chosen: Chosen): Applies {
    const { table, axes, meetings } = this.#tableOf(rule);
    let key = '';
    for (const axis of axes) {
      const index = chosen.get(axis) ?? 0;
      key += `${axis === 'meeting' ? (meetings.of[index] ?? 0) : index} `;
    }
    const category = action === 'disclose' ? (this.space.choicesOf('category')[chosen.get('category') ?? 0]?.value as Category | undefined) : undefined;
    return table.ask(key, () => this.space.situation(chosen), action, category ?? (action === 'disclose' ? 'identity' : null));
  }

  /**
   * The axes on which a rule's answer really depends, the category being chosen; null where it never applies. A rule with very many
   * combinations is taken to depend on all that it reads.
   */
  dependsOn(rule: Rule, action: Action, category: number | null): readonly AxisKey[] | null {
    const { axes: all, meetings, depends } = this.#tableOf(rule);
    const asked = `${action} ${category}`;
    const known = depends.get(asked);
    if (known !== undefined) return known;
    const axes = all.filter((axis) => axis !== 'category');
    const sizes = axes.map((axis) => (axis === 'meeting' ? meetings.first.length : this.space.sizeOf(axis)));
    const found = this.#dependencies(rule, action, category, axes, sizes, meetings.first);
    depends.set(asked, found);
    return found;
  }

  #dependencies(
    rule: Rule,
    action: Action,
    category: number | null,
    axes: readonly AxisKey[],
    sizes: readonly number[],
    meetings: readonly number[],
  ): readonly AxisKey[] | null {
    if (sizes.reduce((count, size) => count * size, 1) > MAX_TABLE) return axes;
    const chosen = new Map<AxisKey, number>(category === null ? [] : [['category', category]]);
    const answers: Applies[] = [];
    for (const indexes of product(sizes)) {
      for (const [at, axis] of axes.entries()) chosen.set(axis, axis === 'meeting' ? (meetings[indexes[at] ?? 0] ?? 0) : (indexes[at] ?? 0));
      answers.push(this.ask(rule, action, chosen));
    }
    if (answers.every((answer) => answer === 'no')) return null;
    return axes.filter((_axis, at) => {
      const size = sizes[at] ?? 1;
      const stride = sizes.slice(at + 1).reduce((count, next) => count * next, 1);
      return answers.some((answer, index) => Math.floor(index / stride) % size !== 0 && answer !== answers[index - stride]);
    });
  }

  /** What the rules of one file say at its points. */
  judge(rules: readonly Rule[], points: readonly Point[], action: Action, chosen: Chosen): FileVerdict {
    let by: string | null = null;
    let silent = false;
    let retainDays: number | null = null;
    for (const point of points) {
      let permitted = false;
      let denying: Rule | undefined;
      for (const rule of rules) {
        if (rule.hold || !rule.points.includes(point) || !rule.actions.includes(action)) continue;
        const answer = this.ask(rule, action, chosen);
        if (answer === 'no') continue;
        if (answer === 'yes' && rule.effect === 'permit') {
          permitted = true;
          if (rule.retainDays !== null && point === 'recipient') retainDays = Math.min(retainDays ?? rule.retainDays, rule.retainDays);
          continue;
        }
        if (rule.silent) silent = true;
        if (denying === undefined || (denying.effect === 'permit' && rule.effect === 'forbid')) denying = rule;
      }
      if (denying !== undefined) by ??= denying.name;
      else if (!permitted) by ??= 'common/default-deny';
    }
    return { allowed: by === null, silent: silent && by !== null, by, retainDays: by === null ? retainDays : null };
  }

  /** Whether a rule that holds for release applies, or fails. */
  holds(rules: readonly Rule[], chosen: Chosen): string | null {
    return rules.find((rule) => rule.hold && this.ask(rule, 'receive', chosen) !== 'no')?.name ?? null;
  }
}

const MAX_TABLE = 20_000;

/** All index tuples below these sizes, the last changing fastest. The same array is given again each time. */
export function* product(sizes: readonly number[]): Generator<readonly number[]> {
  if (sizes.includes(0)) return;
  const indexes = sizes.map(() => 0);
  for (;;) {
    yield indexes;
    let at = sizes.length - 1;
    while (at >= 0 && (indexes[at] ?? 0) + 1 >= (sizes[at] ?? 0)) {
      indexes[at] = 0;
      at -= 1;
    }
    if (at < 0) return;
    indexes[at] = (indexes[at] ?? 0) + 1;
  }
}
