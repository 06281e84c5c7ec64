import { deepFreeze } from './canonical.ts';
import type { Decision, RuleRef } from './types.ts';

/**
 * What is permitted under both of two decisions on the same facts: the bundles named in the JWS, and those in force at the decision's
 * ledger position. Digests are those of the second.
 */
export function combineDecisions(named: Decision, inForce: Decision): Decision {
  if (named === inForce) return inForce;
  const both = [inForce, named] as const;
  const refusing = both.filter((decision) => decision.outcome === 'refuse');
  const { bundles, factsDigest } = inForce;
  if (refusing.length > 0) {
    const refusedBy = unique(refusing.flatMap((decision) => decision.refusedBy));
    return deepFreeze({
      outcome: 'refuse',
      permitted: [],
      withheld: [],
      refusedBy,
      permittedBy: [],
      flags: [],
      retentionDays: null,
      retention: {},
      bundles,
      factsDigest,
    });
  }
  const retention = both.map((decision) => decision.retentionDays).filter((days) => days !== null);
  const withheld = [...inForce.withheld];
  for (const entry of named.withheld) {
    const index = withheld.findIndex(({ category }) => category === entry.category);
    if (index < 0) withheld.push(entry);
    // What either of them keeps silent about stays silent.
    else if (entry.silent) withheld[index] = entry;
  }
  const permitted = inForce.permitted.filter((category) => named.permitted.includes(category));
  return deepFreeze({
    outcome: both.some((decision) => decision.outcome === 'hold') ? 'hold' : 'permit',
    permitted,
    withheld,
    refusedBy: unique(both.flatMap((decision) => decision.refusedBy)),
    permittedBy: unique(both.flatMap((decision) => decision.permittedBy)),
    flags: unique(both.flatMap((decision) => decision.flags)),
    retentionDays: retention.length > 0 ? Math.min(...retention) : null,
    retention: Object.fromEntries(
      permitted.flatMap((category) => {
        const days = both.map((decision) => decision.retention[category]).filter((one) => one !== undefined);
        return days.length > 0 ? [[category, Math.min(...days)]] : [];
      }),
    ),
    bundles,
    factsDigest,
  });
}

function unique(references: readonly RuleRef[]): RuleRef[] {
  return [...new Map(references.map((entry) => [entry.rule, entry])).values()];
}
