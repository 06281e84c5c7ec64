import { createHash } from 'node:crypto';
import { type Address, type Category, routingFacts } from '@huecry/notice';
import type { DecidingBundles, Decision, Point, RuleRef } from '@huecry/policy';
import type { RegistryState } from '@huecry/registry';
import type { GatewayContext } from '../context.ts';
import { bundlesInForce, categoriesOf, decide } from '../decide.ts';
import { planAll, type PlannedFor, type ToPlan } from './plan-all.ts';

export type Foreseen = 'deliver' | 'hold' | 'refuse' | 'wait';
type RuleAt = RuleRef & { readonly point: Point };

export interface CategoryCell {
  readonly category: Category;
  readonly outcome: 'disclosed' | 'withheld' | 'not-addressed';
  readonly by: RuleAt | null;
  readonly retentionDays: number | null;
}

/** What would become of a notice for one recipient, at each point under the bundles in force now. */
export interface RecipientRow {
  readonly recipient: Address;
  readonly addressed: boolean;
  readonly review: boolean;
  readonly outcome: Foreseen;
  readonly points: Readonly<Record<Point, Foreseen | null>>;
  readonly code: string | null;
  readonly reason: string | null;
  readonly refusedBy: readonly RuleAt[];
  readonly heldBy: readonly RuleAt[];
  readonly categories: readonly CategoryCell[];
  readonly retentionDays: number | null;
  readonly flags: readonly RuleRef[];
  /** What the row follows from: three bundles, and the facts at each point that was asked. */
  readonly bundles: DecidingBundles | null;
  readonly facts: readonly string[];
}

export interface Matrix {
  readonly rows: readonly RecipientRow[];
  readonly planned: readonly PlannedFor[];
  /** base64url SHA-256: the same only where notice, recipients, restrictions, bundles, facts and every cell are. */
  readonly confirmation: string;
}

/** The matrix of recipients × categories. Everything in it but the recipient's point is what will happen; that one is a prediction. */
export function matrixOf(context: GatewayContext, state: RegistryState, given: ToPlan): Matrix {
  const planned = planAll(context, state, given);
  const rows = planned.map((one) => rowOf(context, state, given, one)).toSorted((a, b) => (a.recipient < b.recipient ? -1 : 1));
  return { rows, planned, confirmation: confirmationOf(given, rows) };
}

const NOWHERE = { origin: 'refuse', exchange: null, recipient: null } as const;

function rowOf(context: GatewayContext, state: RegistryState, given: ToPlan, { to, addressed, review, planned }: PlannedFor): RecipientRow {
  const base = { recipient: to, addressed, review, code: null, reason: null, refusedBy: [], heldBy: [], categories: [], retentionDays: null, flags: [] };
  const bundles = bundlesInForce(state, context.address, to, context.now());
  if ('undecided' in planned) {
    const { code, reason } = planned.undecided;
    return { ...base, outcome: 'wait', points: { ...NOWHERE, origin: 'wait' }, code, reason, bundles, facts: [] };
  }
  if ('refused' in planned) {
    const { code, rule, cite, reason } = planned.refused;
    const refusedBy = rule === null ? [] : [{ rule, cite: cite ?? '', reason: reason ?? '', point: 'origin' as const }];
    return { ...base, outcome: 'refuse', points: NOWHERE, code, reason, refusedBy, bundles, facts: [] };
  }
  const { plan, report, bundles: digests } = planned.permitted;
  const told = new Set(plan.withheld.map(({ category }) => category));
  const cells: CategoryCell[] = report.withheld.map(({ category, point, rule, cite, reason }) => ({
    category,
    outcome: told.has(category) ? 'withheld' : 'not-addressed',
    by: { rule, cite, reason, point },
    retentionDays: null,
  }));
  const onward = ahead(context, state, given, to, plan.categories, bundles);
  const withheld = onward.withheld.map((by) => ({ category: by.category, outcome: 'withheld' as const, by, retentionDays: null }));
  const disclosed = onward.disclosed.map((category) => ({
    category,
    outcome: 'disclosed' as const,
    by: null,
    retentionDays: onward.retention[category] ?? null,
  }));
  const { points, refusedBy, heldBy, retentionDays, flags, facts } = onward;
  const outcome = refusedBy.length > 0 ? 'refuse' : heldBy.length > 0 ? 'hold' : 'deliver';
  return {
    ...base,
    outcome,
    points: { origin: 'deliver', ...points },
    code: outcome === 'refuse' ? 'policy-refused' : outcome === 'hold' ? 'release-required' : null,
    reason: (refusedBy[0] ?? heldBy[0])?.reason ?? null,
    refusedBy,
    heldBy,
    categories: [...cells, ...withheld, ...disclosed].toSorted((a, b) => (a.category < b.category ? -1 : 1)),
    retentionDays,
    flags,
    bundles,
    facts: [digests.origin, digests.recipient, digests.common, ...facts],
  };
}

interface Ahead {
  readonly points: { readonly exchange: Foreseen; readonly recipient: Foreseen | null };
  readonly withheld: readonly (RuleAt & { readonly category: Category })[];
  readonly disclosed: readonly Category[];
  readonly refusedBy: readonly RuleAt[];
  readonly heldBy: readonly RuleAt[];
  readonly retentionDays: number | null;
  readonly retention: Readonly<Partial<Record<Category, number>>>;
  readonly flags: readonly RuleRef[];
  readonly facts: readonly string[];
}

/** The two points after ours, each on what the one before lets through. */
function ahead(
  context: GatewayContext,
  state: RegistryState,
  given: ToPlan,
  to: Address,
  categories: readonly Category[],
  bundles: DecidingBundles | null,
): Ahead {
  if (bundles === null) throw new TypeError('a recipient for whom there are no bundles has no plan');
  const addressed = new Set(categories);
  const facts: string[] = [];
  const ask = (point: Point, kept: ReadonlySet<Category>): Decision => {
    const leaves = given.leaves.filter(({ category }) => kept.has(category));
    const question = { point, origin: context.address, recipient: to, routing: routingFacts(given.notice), leaves } as const;
    const decision = decide(context, state, question, [bundles], given.iat * 1000);
    facts.push(decision.factsDigest);
    return decision;
  };
  const at = (point: Point, rules: readonly RuleRef[]): RuleAt[] => rules.map(({ rule, cite, reason }) => ({ rule, cite, reason, point }));
  const withheldAt = ({ withheld }: Decision) => withheld.map(({ category, point, rule, cite, reason }) => ({ category, point, rule, cite, reason }));
  const nothing = { disclosed: [], retentionDays: null, retention: {}, flags: [], facts };

  const exchange = ask('exchange', addressed);
  if (exchange.outcome === 'refuse') {
    const refusedBy = at('exchange', exchange.refusedBy);
    return { ...nothing, points: { exchange: 'refuse', recipient: null }, withheld: [], refusedBy, heldBy: [] };
  }
  const held = exchange.outcome === 'hold';
  const heldBy = held ? at('exchange', exchange.refusedBy) : [];
  const here = held ? ('hold' as const) : ('deliver' as const);
  const recipient: Decision & { readonly retention?: Ahead['retention'] } = ask('recipient', new Set(exchange.permitted));
  if (recipient.outcome !== 'permit') {
    const refusedBy = at('recipient', recipient.refusedBy);
    return { ...nothing, points: { exchange: here, recipient: 'refuse' }, withheld: withheldAt(exchange), refusedBy, heldBy };
  }
  return {
    points: { exchange: here, recipient: 'deliver' },
    withheld: [...withheldAt(exchange), ...withheldAt(recipient)],
    disclosed: recipient.permitted,
    refusedBy: [],
    heldBy,
    retentionDays: recipient.retentionDays,
    retention: recipient.retention ?? {},
    flags: recipient.flags.map(({ rule, cite, reason }) => ({ rule, cite, reason })),
    facts,
  };
}

/** Reasons are left out: in another language they are the same decision. Bundles and facts stand for what no cell shows. */
function confirmationOf({ notice, leaves, recipients, restrictions }: ToPlan, rows: readonly RecipientRow[]): string {
  const text = JSON.stringify([
    'huecry-confirmation/1',
    notice,
    categoriesOf(leaves),
    recipients.toSorted(),
    [restrictions.exclude, restrictions.limit, restrictions.contactOnly],
    rows.map(({ recipient, addressed, outcome, points, code, refusedBy, heldBy, categories, retentionDays, flags, bundles, facts }) => [
      recipient,
      addressed,
      outcome,
      [points.origin, points.exchange, points.recipient],
      code,
      [refusedBy, heldBy, flags].map((rules) => rules.map(({ rule }) => rule)),
      categories.map((cell) => [cell.category, cell.outcome, cell.by?.point ?? null, cell.by?.rule ?? null, cell.retentionDays]),
      retentionDays,
      bundles === null ? null : [bundles.origin.digest, bundles.recipient.digest, bundles.common.digest],
      facts,
    ]),
  ]);
  return createHash('sha256').update(text).digest('base64url');
}
