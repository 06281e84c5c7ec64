import { type Address, type Category, type Leaf, memberOf, type Notice, routingFacts } from '@huecry/notice';
import type { DecidingBundles, Decision, RuleRef } from '@huecry/policy';
import { boxKey, bundleInForce, gateways, type RegistryState } from '@huecry/registry';
import type { RecipientPlan } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { bundlesInForce, decide } from '../decide.ts';
import type { OriginRestrictions, RecipientReport } from '../store/types.ts';
import { barredBy, isContactOnly, ORIGIN_RULES } from './restrictions.ts';

/** One recipient's plan without its place in the chain, which is given when the notice is sealed. */
export interface Permitted {
  readonly plan: Omit<RecipientPlan, 'n' | 'nPrev'>;
  readonly bundles: Decision['bundles'];
  readonly report: Omit<RecipientReport, 'receipt'>;
}

export type Planned =
  | { readonly permitted: Permitted }
  | { readonly refused: Omit<RecipientReport, 'receipt'> }
  /** It cannot be decided now, and may be later. */
  | { readonly undecided: { readonly to: Address; readonly code: string; readonly reason: string } };

/** What is to be sealed, whatever the recipient. */
export interface Planning {
  readonly state: RegistryState;
  readonly notice: Notice;
  readonly leaves: readonly Leaf[];
  /** The time that the notice will bear, seconds. */
  readonly iat: number;
  readonly restrictions: OriginRestrictions;
  /** What recipients may hold of earlier revisions. */
  readonly held: ReadonlyMap<Address, readonly Category[]>;
}

/** The origin's point: what this recipient may be sent under our law, the common rules and the notice's own restrictions, or why nothing. */
export function planRecipient(context: GatewayContext, planning: Planning, to: Address): Planned {
  const { state, notice, leaves, iat, restrictions, held } = planning;
  const holds = held.get(to) ?? [];

  const barred = barredBy(restrictions, to);
  if (barred !== null) {
    if (holds.length > 0) return planNarrowing(context, planning, to);
    return refusedBy(to, 'origin-restriction', { ...ORIGIN_RULES.restriction, reason: `${ORIGIN_RULES.restriction.reason}: ${barred}` }, []);
  }
  const found = partsFor(context, state, to);
  if (!('bundles' in found)) return found;
  const { bundles } = found;
  const question = { point: 'origin', origin: context.address, recipient: to, routing: routingFacts(notice), leaves } as const;
  const decision = decide(context, state, question, [bundles], iat * 1000);
  if (decision.outcome !== 'permit') {
    const [rule] = decision.refusedBy;
    // What it was given before is taken back. Which rule of ours did it stands in our own record: it may be one that keeps silent.
    if (holds.length > 0) return nothing(found, to, withheldBy(holds, ORIGIN_RULES.narrowed), withheldBy(holds, rule ?? ORIGIN_RULES.narrowed));
    return refusedBy(to, decision.outcome === 'hold' ? 'release-required' : 'policy-refused', rule ?? null, withheldOf(decision));
  }
  const told = decision.withheld
    .filter(({ silent }) => !silent)
    .map(({ category, rule, cite, reason }) => ({ category, point: 'origin', rule, cite, reason }) as const);
  if (isContactOnly(restrictions, to)) {
    const onRequest = withheldBy(decision.permitted, ORIGIN_RULES['contact-me']);
    return nothing(found, to, [...told, ...onRequest], [...withheldOf(decision), ...onRequest]);
  }
  if (!found.valid) return withoutKey(to);
  return {
    permitted: {
      plan: { to, ...found.key, categories: decision.permitted, withheld: told },
      bundles: digestsOf(bundles),
      report: { ...EMPTY, recipient: to, state: 'queued', categories: decision.permitted, withheld: withheldOf(decision) },
    },
  };
}

/** For who is no longer addressed and may hold an earlier revision: this one takes its place there, without a slot. */
export function planNarrowing(context: GatewayContext, { state, held }: Planning, to: Address): Planned {
  const found = partsFor(context, state, to);
  return 'bundles' in found ? nothing(found, to, withheldBy(held.get(to) ?? [], ORIGIN_RULES.narrowed)) : found;
}

interface Parts {
  readonly key: Pick<RecipientPlan, 'kid' | 'suite' | 'publicKey'>;
  /** False: nothing may be sealed to the key. It does for an element without a slot; the exchange may refuse that, and its blank takes away too. */
  readonly valid: boolean;
  readonly bundles: DecidingBundles;
}

const withoutKey = (to: Address): { readonly undecided: Extract<Planned, { readonly undecided: object }>['undecided'] } => ({
  undecided: { to, code: 'recipient-key-invalid', reason: `${to} has no valid key to seal to: its member has to register one` },
});

/** What every plan needs; else why there is none. */
function partsFor(context: GatewayContext, state: RegistryState, to: Address): Parts | Exclude<Planned, { readonly permitted: Permitted }> {
  const nowMs = context.now();
  if (!gateways(state).some(({ address }) => address === to)) {
    return refused(to, 'unknown-recipient', `${to} is not a registered gateway of the exchange`);
  }
  const valid = boxKey(state, to, nowMs);
  const key = valid ?? state.gateways.get(to)?.boxes.at(-1) ?? null;
  if (key === null) return withoutKey(to);
  const bundles = bundlesInForce(state, context.address, to, nowMs);
  if (bundles !== null) return { key: { kid: key.kid, suite: key.suite, publicKey: key.publicKey }, valid: valid !== null, bundles };
  const missing = [memberOf(context.address), memberOf(to), 'common' as const].find((member) => bundleInForce(state, member, nowMs) === null);
  const whose = missing === 'common' ? 'the exchange has no common rules' : `${missing ?? 'a member'} has no policy bundle`;
  return { undecided: { to, code: 'no-bundle', reason: `${whose} in force: nobody can decide what ${to} may have` } };
}

/** It learns that the notice exists, and gets no slot of it. */
const nothing = (
  { key, bundles }: Parts,
  to: Address,
  told: RecipientPlan['withheld'],
  withheld: RecipientReport['withheld'] = told,
): { readonly permitted: Permitted } => ({
  permitted: {
    plan: { to, ...key, categories: [], withheld: told },
    bundles: digestsOf(bundles),
    report: { ...EMPTY, recipient: to, state: 'queued', withheld },
  },
});

const digestsOf = ({ origin, recipient, common }: DecidingBundles): Permitted['bundles'] => ({
  origin: origin.digest,
  recipient: recipient.digest,
  common: common.digest,
});

const withheldBy = (categories: readonly Category[], { rule, cite, reason }: RuleRef): RecipientPlan['withheld'] =>
  categories.map((category) => ({ category, point: 'origin', rule, cite, reason }));

const EMPTY = { point: null, code: null, rule: null, cite: null, reason: null, categories: [], withheld: [] } as const;

const refused = (recipient: Address, code: string, reason: string): { readonly refused: Omit<RecipientReport, 'receipt'> } => ({
  refused: { ...EMPTY, recipient, state: 'refused', point: 'origin', code, reason },
});

const refusedBy = (recipient: Address, code: string, rule: RuleRef | null, withheld: RecipientReport['withheld']): Planned => ({
  refused: {
    ...EMPTY,
    recipient,
    state: 'refused',
    point: 'origin',
    code,
    rule: rule?.rule ?? null,
    cite: rule?.cite ?? null,
    reason: rule?.reason ?? null,
    withheld,
  },
});

/** For our own records: the silent ones too. */
const withheldOf = (decision: Decision) => decision.withheld.map(({ category, point, rule, cite, reason }) => ({ category, point, rule, cite, reason }));
