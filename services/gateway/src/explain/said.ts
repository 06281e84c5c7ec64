import { type DecidingBundles, type Decision, type RuleRef, sentence, type ToldIn } from '@huecry/policy';
import { localise } from '../localise.ts';

export const digestsOf = ({ origin, recipient, common }: DecidingBundles): Decision['bundles'] => ({
  origin: origin.digest,
  recipient: recipient.digest,
  common: common.digest,
});

/** A rule's reason with its name and article. */
export const inWords = ({ rule, cite, reason }: RuleRef, language: ToldIn): string =>
  sentence(language, 'because', { rule, cite, reason: reason.replace(/\.$/u, '') });

/** A decision with its reasons in a language, where the rules have it. */
export function localised(decision: Decision, bundles: DecidingBundles, language: ToldIn): Decision {
  const local = <T extends RuleRef>(rule: T): T => localise(rule, bundles, language);
  const { refusedBy, permittedBy, withheld, flags } = decision;
  return { ...decision, refusedBy: refusedBy.map(local), permittedBy: permittedBy.map(local), withheld: withheld.map(local), flags: flags.map(local) };
}
