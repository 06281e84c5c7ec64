import { prepareRules } from './cedar.ts';
import type { Bundle, BundleFile, DecidingBundles, Point, Rule } from './types.ts';

/** The rules of one bundle that speak at one point: what Cedar evaluates together. */
export interface RuleSet {
  /** How a person names it: `fr/export`, `common`. */
  readonly label: string;
  /** Its name in Cedar. */
  readonly name: string;
  /** Rules that hold for release, as a set of their own with a permit for all; null where there are none. */
  readonly holdName: string | null;
  /** By full name, in the order of the files. */
  readonly rules: ReadonlyMap<string, Rule>;
}

const sets = new WeakMap<Bundle, Map<string, RuleSet>>();
const PERMIT_ALL = 'permit (principal, action, resource);';

/** The sets that must all permit at a point: the origin's export, the recipient's import, the common rules. */
export function deciding(point: Point, bundles: DecidingBundles): RuleSet[] {
  const chosen: RuleSet[] = [];
  if (point !== 'recipient') chosen.push(ruleSet(bundles.origin, 'export', point));
  if (point !== 'origin') chosen.push(ruleSet(bundles.recipient, 'import', point));
  chosen.push(ruleSet(bundles.common, 'both', point));
  return chosen;
}

function ruleSet(bundle: Bundle, file: BundleFile | 'both', point: Point): RuleSet {
  const known = sets.get(bundle) ?? new Map<string, RuleSet>();
  sets.set(bundle, known);
  const key = `${file}:${point}`;
  const existing = known.get(key);
  if (existing) return existing;

  const speaking = bundle.rules.filter((rule) => rule.points.includes(point) && (file === 'both' || rule.file === file));
  const name = `${bundle.digest}:${key}`;
  const holds = speaking.filter((rule) => rule.hold);
  prepareRules(name, texts(speaking.filter((rule) => !rule.hold)));
  if (holds.length > 0) prepareRules(`${name}:hold`, { ...texts(holds), 'permit-all': PERMIT_ALL });
  const set: RuleSet = {
    label: file === 'both' ? bundle.member : `${bundle.member}/${file}`,
    name,
    holdName: holds.length > 0 ? `${name}:hold` : null,
    rules: new Map(speaking.map((rule) => [rule.name, rule])),
  };
  known.set(key, set);
  return set;
}

function texts(rules: readonly Rule[]): Record<string, string> {
  return Object.fromEntries(rules.map((rule) => [rule.name, rule.text]));
}
