import type { Bundle, Language, RuleRef } from './types.ts';

/**
 * A rule's reference in a reader's language. Decisions carry the reason in the language of the bundle; the others stand in the bundle itself, which
 * everyone has from the registry. Where the rule has no text in that language, or is in none of the bundles, the reference stays as it is.
 */
export function localise<Reference extends RuleRef>(reference: Reference, bundles: readonly Bundle[], language: Language): Reference {
  for (const bundle of bundles) {
    const rule = bundle.rules.find(({ name }) => name === reference.rule);
    if (rule === undefined) continue;
    const reason = rule.reasons[language];
    // A reason that was composed around the rule's own (a rule that could not be evaluated) is not replaced by half of it.
    return reason === undefined || reference.reason !== rule.reason ? reference : { ...reference, reason };
  }
  return reference;
}
