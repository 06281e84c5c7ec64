import { codeInWords, type DecidingBundles, type Language, localise as inLanguage, type RuleRef, type ToldIn } from '@huecry/policy';

/** A rule in a reader's language, as far as one of the three bundles, or its code, has it there. */
export const localise = <T extends RuleRef>(reference: T, bundles: DecidingBundles | null, language: Language): T =>
  inLanguage(reference, bundles === null ? [] : [bundles.origin, bundles.recipient, bundles.common], language);

/** Why, where no rule says so: in English as it was said, else by the code. */
export const reasonInWords = (code: string | null, reason: string | null, language: ToldIn): string | null =>
  (language === 'en' || code === null ? undefined : codeInWords(code, language)) ?? reason;
