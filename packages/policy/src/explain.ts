import type { Decision, RuleRef } from './types.ts';

/** A decision in words for a person, one sentence a line: what was decided, by which rule, under which article. */
export function explainDecision(decision: Decision): string[] {
  const lines: string[] = [];
  if (decision.outcome === 'refuse') {
    lines.push('The recipient does not get this notice.');
    lines.push(...decision.refusedBy.map((entry) => `Refused because ${because(entry)}`));
    return lines;
  }
  if (decision.outcome === 'hold') {
    lines.push('The recipient gets this notice only after a reviewer has released it.');
    lines.push(...decision.refusedBy.map((entry) => `Held because ${because(entry)}`));
  } else {
    lines.push('The recipient gets this notice.');
  }
  lines.push(...decision.permittedBy.map((entry) => `Permitted because ${because(entry)}`));
  lines.push(decision.permitted.length > 0 ? `Disclosed: ${decision.permitted.join(', ')}.` : 'Nothing of its content is disclosed.');
  for (const entry of decision.withheld) {
    lines.push(`Withheld at the ${entry.point}: ${entry.category}, because ${because(entry)}${entry.silent ? ' The recipient is not told.' : ''}`);
  }
  lines.push(...decision.flags.map((entry) => `The action asked for is declined because ${because(entry)}`));
  if (decision.retentionDays !== null) lines.push(`It may be kept for ${decision.retentionDays} days.`);
  for (const [category, days] of Object.entries(decision.retention)) lines.push(`Of it, ${category} may be kept for ${days} days.`);
  return lines;
}

function because({ rule, cite, reason }: RuleRef): string {
  return `${reason.replace(/\.$/, '')} (rule ${rule}; ${cite}).`;
}
