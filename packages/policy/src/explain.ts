import { sentence } from './situation/sentences.ts';
import type { ToldIn } from './situation/words.ts';
import type { Decision, RuleRef } from './types.ts';

/**
 * A decision in words for a person, one sentence a line: what was decided, by which rule, under which article. Reasons are as the decision
 * has them: whoever has the rules in other languages puts those in first.
 */
export function explainDecision(decision: Decision, language: ToldIn = 'en'): string[] {
  const because = ({ rule, cite, reason }: RuleRef): { because: string } => ({
    because: sentence(language, 'because', { rule, cite, reason: reason.replace(/\.$/, '') }),
  });
  const lines: string[] = [];
  if (decision.outcome === 'refuse') {
    lines.push(sentence(language, 'gets-not'));
    lines.push(...decision.refusedBy.map((entry) => sentence(language, 'refused', because(entry))));
    return lines;
  }
  lines.push(sentence(language, decision.outcome === 'hold' ? 'gets-once-released' : 'gets'));
  if (decision.outcome === 'hold') lines.push(...decision.refusedBy.map((entry) => sentence(language, 'held', because(entry))));
  lines.push(...decision.permittedBy.map((entry) => sentence(language, 'permitted', because(entry))));
  lines.push(decision.permitted.length > 0 ? sentence(language, 'disclosed', { categories: decision.permitted.join(', ') }) : sentence(language, 'nothing'));
  for (const entry of decision.withheld) {
    const { category } = entry;
    const told = sentence(language, 'withheld', { point: sentence(language, entry.point), category, ...because(entry) });
    lines.push(entry.silent ? `${told} ${sentence(language, 'untold')}` : told);
  }
  lines.push(...decision.flags.map((entry) => sentence(language, 'declined', because(entry))));
  if (decision.retentionDays !== null) lines.push(sentence(language, 'kept', { days: decision.retentionDays }));
  for (const [category, days] of Object.entries(decision.retention)) lines.push(sentence(language, 'kept-category', { category, days }));
  return lines;
}
