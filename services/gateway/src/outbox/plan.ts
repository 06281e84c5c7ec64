import { type Address, type Leaf, memberOf, type Notice, routingFacts } from '@huecry/notice';
import type { Decision } from '@huecry/policy';
import { boxKey, gateways, type RegistryState } from '@huecry/registry';
import type { RecipientPlan } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { bundlesInForce, decide } from '../decide.ts';
import type { RecipientReport } from '../store/types.ts';

/** One recipient's plan without its place in the chain, which is given when the notice is sealed. */
export interface Permitted {
  readonly plan: Omit<RecipientPlan, 'n' | 'nPrev'>;
  readonly bundles: Decision['bundles'];
  readonly report: Omit<RecipientReport, 'receipt'>;
}

export type Planned = { readonly permitted: Permitted } | { readonly refused: Omit<RecipientReport, 'receipt'> };

/** The origin's point, for a notice that will bear the time `iat` (seconds): what this recipient may be sent under our law and the common rules, or why nothing. */
export function planRecipient(context: GatewayContext, state: RegistryState, notice: Notice, leaves: readonly Leaf[], to: Address, iat: number): Planned {
  const nowMs = context.now();
  if (!gateways(state).some(({ address }) => address === to)) {
    return refused(to, 'unknown-recipient', `${to} is not a registered gateway of the exchange`);
  }
  const key = boxKey(state, to, nowMs);
  if (key === null) return refused(to, 'recipient-key-invalid', `${to} has no valid key to seal to: its member has to register one`);
  const bundles = bundlesInForce(state, context.address, to, nowMs);
  if (bundles === null) return refused(to, 'no-bundle', `no policy bundle of ${memberOf(context.address)}, of ${memberOf(to)} or of the exchange is in force`);

  const question = { point: 'origin', origin: context.address, recipient: to, routing: routingFacts(notice), leaves } as const;
  const decision = decide(context, state, question, [bundles], iat * 1000);
  if (decision.outcome !== 'permit') {
    const [rule] = decision.refusedBy;
    return {
      refused: {
        ...EMPTY,
        recipient: to,
        state: 'refused',
        point: 'origin',
        code: decision.outcome === 'hold' ? 'release-required' : 'policy-refused',
        rule: rule?.rule ?? null,
        cite: rule?.cite ?? null,
        reason: rule?.reason ?? null,
        withheld: withheldOf(decision),
      },
    };
  }
  const told = decision.withheld
    .filter(({ silent }) => !silent)
    .map(({ category, rule, cite, reason }) => ({ category, point: 'origin', rule, cite, reason }) as const);
  return {
    permitted: {
      plan: { to, kid: key.kid, suite: key.suite, publicKey: key.publicKey, categories: decision.permitted, withheld: told },
      bundles: decision.bundles,
      report: { ...EMPTY, recipient: to, state: 'queued', categories: decision.permitted, withheld: withheldOf(decision) },
    },
  };
}

const EMPTY = { point: null, code: null, rule: null, cite: null, reason: null, categories: [], withheld: [] } as const;

const refused = (recipient: Address, code: string, reason: string): Planned => ({
  refused: { ...EMPTY, recipient, state: 'refused', point: 'origin', code, reason },
});

/** For our own records: the silent ones too. */
const withheldOf = (decision: Decision) => decision.withheld.map(({ category, point, rule, cite, reason }) => ({ category, point, rule, cite, reason }));
