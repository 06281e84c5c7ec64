import { type DecidingBundles, type Language, localise as inLanguage, type RuleRef } from '@huecry/policy';

/** A rule in a reader's language, as far as one of the three bundles has it there. */
export const localise = <T extends RuleRef>(reference: T, bundles: DecidingBundles | null, language: Language): T =>
  bundles === null ? reference : inLanguage(reference, [bundles.origin, bundles.recipient, bundles.common], language);
