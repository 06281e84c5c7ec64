import { FAILED } from './assess.ts';
import { codeInWords } from './situation/codes.ts';
import { TOLD_IN } from './situation/words.ts';
import type { Bundle, Language, RuleRef } from './types.ts';

/**
 * A rule's reference in a reader's language. Decisions carry the reason in the language of the bundle; the others stand in the bundle itself, which
 * everyone has from the registry. A rule that is in none of them (`exchange/no-bundle`) is told by its code. Where there is no text in that language, the
 * reference stays as it is.
 */
export function localise<Reference extends RuleRef>(reference: Reference, bundles: readonly Bundle[], language: Language): Reference {
  for (const bundle of bundles) {
    const rule = bundle.rules.find(({ name }) => name === reference.rule);
    if (rule === undefined) continue;
    const reason = rule.reasons[language];
    if (reason === undefined) return reference;
    if (reference.reason === rule.reason) return { ...reference, reason };
    const failed = TOLD_IN.find((told) => told === language);
    return failed !== undefined && reference.reason === `${FAILED.en}${rule.reason}` ? { ...reference, reason: `${FAILED[failed]}${reason}` } : reference;
  }
  // In English what was said says more than its code.
  const told = language === 'en' ? undefined : TOLD_IN.find((one) => one === language);
  const reason = told === undefined ? undefined : codeInWords(reference.rule, told);
  return reason === undefined ? reference : { ...reference, reason };
}
