import type { Category } from '@huecry/notice';
import { counterfactuals, createEngine, FACT_WORDS, factsUsed, HOLDER_WORDS, type Subject, type ToldIn } from '@huecry/policy';
import { factSources, type RegistryState } from '@huecry/registry';
import type { api } from '@huecry/sdk';
import type { z } from 'zod';
import type { Step } from './walk.ts';

type Fact = z.infer<typeof api.ExplainedFact>;
type Alternative = z.infer<typeof api.Alternative>;

/** Alternatives are many small questions: they do not push what the gateway decides every day out of its memory. */
const engine = createEngine({ memorySize: 2_048 });

export interface Shown {
  readonly state: RegistryState;
  readonly noticeMs: number;
  readonly language: ToldIn;
  /** False where the content's facts must not be told: those who ask may not see all of it. */
  readonly showContent: boolean;
}

/** The facts that the rules read which decided at a point, each with the statements that it rests on. */
export function factsOf({ query, bundles, decision }: Step, { state, noticeMs, language, showContent }: Shown): Fact[] {
  const { point } = query;
  const deciding = new Set([...decision.refusedBy, ...decision.withheld, ...decision.flags].map(({ rule }) => rule));
  const rules = bundles.flatMap((set) => [set.origin, set.recipient, set.common]).flatMap((bundle) => bundle.rules);
  const { origin, recipient } = query.facts.pair;
  const sources = factSources(state, origin, recipient, noticeMs, query.facts.routing.offenceClass, language);
  const found = new Map<string, Fact>();
  for (const rule of rules) {
    if (!deciding.has(rule.name)) continue;
    for (const { fact, value, holder } of factsUsed(rule, query)) {
      found.set(`${rule.name} ${fact}`, {
        point,
        rule: rule.name,
        fact,
        label: FACT_WORDS[language][fact],
        value: holder === 'case' && fact !== 'offenceClass' && !showContent ? null : value,
        holder,
        holderLabel: HOLDER_WORDS[language][holder],
        sources: sources
          .filter((one) => one.fact === fact)
          .map(({ member, text, source, asOf, since, until, position }) => ({ member, text, source, asOf, since, until, position })),
      });
    }
  }
  return [...found.values()];
}

/** For whatever was refused, held, withheld or declined at a point: the smallest changes that would have let it through. */
export function alternativesOf({ query, bundles, decision }: Step, { language, showContent }: Shown): Alternative[] {
  const subjects: Subject[] =
    decision.outcome === 'refuse'
      ? [{ about: 'notice' }]
      : [
          ...(decision.outcome === 'hold' ? [{ about: 'notice' } as const] : []),
          ...decision.withheld.map(({ category }) => ({ about: 'category', category }) as const),
          ...(decision.flags.length > 0 ? [{ about: 'action' } as const] : []),
        ];
  return subjects.flatMap((subject) =>
    counterfactuals(engine, query, bundles, subject)
      // To name what a hidden fact would have had to be is to tell it.
      .filter((changes) => showContent || changes.every(({ fact, holder }) => holder !== 'case' || fact === 'offenceClass'))
      .map((changes) => ({
        point: query.point,
        about: subject.about,
        category: categoryOf(subject),
        changes: changes.map(({ fact, from, to, holder }) => ({
          fact,
          label: FACT_WORDS[language][fact],
          from,
          to,
          holder,
          holderLabel: HOLDER_WORDS[language][holder],
        })),
      })),
  );
}

const categoryOf = (subject: Subject): Category | null => (subject.about === 'category' ? subject.category : null);
