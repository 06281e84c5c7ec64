import { type DecidingBundles, type RuleRef, sentence, type ToldIn } from '@huecry/policy';
import type { api } from '@huecry/sdk';
import type { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { bundlesInForce, bundlesNamed, decideOn, queryOn } from '../decide.ts';
import { disclosable } from '../inbox/disclosable.ts';
import { localise } from '../localise.ts';
import type { InboxEntry } from '../store/types.ts';
import { digestsOf, inWords } from './said.ts';
import { alternativesOf, factsOf, type Shown } from './rests-on.ts';
import type { Step } from './walk.ts';

type Explanation = z.infer<typeof api.ExplainResponse>;

/**
 * A notice that came to us: what we were told was withheld, and what our own law decided. It says of the content no more than the notice's own
 * view does now: neither facts that were read from what is not shown, nor what they would have had to be.
 */
export function explainReceived(context: GatewayContext, entry: InboxEntry, language: ToldIn): Explanation {
  const view = disclosable(context, entry);
  const state = context.registry.state();
  const then = context.registry.stateBefore(entry.decisionPosition);
  const bundles = entry.bundles === null ? null : bundlesNamed(state, entry.bundles);
  const barred = view.barredBy.length > 0;
  const refused = entry.state === 'refused';
  const local = <T extends RuleRef>(rule: T): T => localise(rule, bundles, language);
  const refusedBy = entry.refusedBy.map((rule) => ({ ...local(rule), point: entry.point ?? 'recipient' }));
  const withheld = view.withheld.map(local);
  const shown: Shown = { state: then, noticeMs: entry.issuedMs, language, showContent: false };
  const step = bundles === null || barred ? null : ownStep(context, entry, bundles, then);
  const told = bundles === null || barred ? [] : stepsTold(context, entry, bundles, then);
  const because = (rule: RuleRef): { because: string } => ({ because: inWords(local(rule), language) });
  return {
    basis: 'decision',
    recipient: context.address,
    language,
    outcome: refused || barred ? 'refuse' : 'permit',
    permitted: [...view.categories],
    withheld,
    refusedBy: barred ? view.barredBy.map((rule) => ({ ...local(rule), point: 'recipient' as const })) : refusedBy,
    lines: [
      sentence(language, refused || barred ? 'gets-not' : 'gets'),
      ...[...entry.refusedBy, ...view.barredBy].map((rule) => sentence(language, 'refused', because(rule))),
      ...(refused || barred
        ? []
        : [view.categories.length > 0 ? sentence(language, 'disclosed', { categories: view.categories.join(', ') }) : sentence(language, 'nothing')]),
      ...view.withheld.map((one) => sentence(language, 'withheld', { point: sentence(language, one.point), category: one.category, ...because(one) })),
      ...view.flags.map((rule) => sentence(language, 'declined', because(rule))),
    ],
    position: entry.decisionPosition,
    bundles: bundles === null ? null : digestsOf(bundles),
    facts: [...told, ...(step === null ? [] : [step])].flatMap((one) => factsOf(one, shown)),
    alternatives: step === null ? [] : alternativesOf(step, shown),
    now: nowOf(context, entry, language),
  };
}

/** Our own point as it decided: on the facts that the law judged by, under the rules that the notice names. */
function ownStep(context: GatewayContext, entry: InboxEntry, bundles: DecidingBundles, state: ReturnType<GatewayContext['registry']['state']>): Step | null {
  const content = entry.state === 'stored' ? context.parts.facts(entry) : null;
  if (content === null || entry.routing === null) return null;
  const ours = entry.withheld.filter(({ point }) => point === 'recipient').map(({ category }) => category);
  const question = {
    point: 'recipient',
    origin: entry.origin,
    recipient: context.address,
    routing: entry.routing,
    content,
    categories: [...new Set([...entry.categories, ...ours])],
  } as const;
  return { query: queryOn(state, question, entry.issuedMs), bundles: [bundles], decision: decideOn(context, state, question, [bundles], entry.issuedMs) };
}

/** What the origin and the exchange told us: their rules are public, their reading of the content is not. */
function stepsTold(context: GatewayContext, entry: InboxEntry, bundles: DecidingBundles, state: ReturnType<GatewayContext['registry']['state']>): Step[] {
  const { routing } = entry;
  if (routing === null) return [];
  return (['origin', 'exchange'] as const).flatMap((point) => {
    const withheld = entry.withheld.filter((one) => one.point === point).map((one) => ({ ...one, silent: false }));
    if (withheld.length === 0) return [];
    const question = { point, origin: entry.origin, recipient: context.address, routing, content: null, categories: [] } as const;
    const query = queryOn(state, question, entry.issuedMs);
    const decision = { ...EMPTY, withheld, bundles: digestsOf(bundles) };
    return [{ query, bundles: [bundles], decision }];
  });
}

const EMPTY = {
  outcome: 'permit',
  permitted: [],
  refusedBy: [],
  permittedBy: [],
  flags: [],
  retentionDays: null,
  retention: {},
  factsDigest: '',
} as const;

/** Whether our law of today would take it in as it did. */
function nowOf(context: GatewayContext, entry: InboxEntry, language: ToldIn): Explanation['now'] {
  if (entry.state !== 'stored') return null;
  const inForce = bundlesInForce(context.registry.state(), entry.origin, context.address, context.now());
  const view = disclosable(context, entry);
  const refusedBy = view.barredBy.map((rule) => ({ ...localise(rule, inForce, language), point: 'recipient' as const }));
  return {
    same: view.barredBy.length === 0 && view.withheld.length === entry.withheld.length,
    outcome: view.barredBy.length > 0 ? 'refuse' : 'permit',
    permitted: [...view.categories],
    withheld: view.withheld.map((rule) => localise(rule, inForce, language)),
    refusedBy,
  };
}
