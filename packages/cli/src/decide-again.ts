import { decideAgain, decideFurther } from '@huecry/audit/again';
import type { DecideAgain } from '@huecry/evidence';
import { createEngine } from '@huecry/policy';

/**
 * In a recipient's file a decision may have followed a release of which the recipient was told nothing. What the rules hold is a refusal where
 * no reviewing body is among the recipients, and the file does not have the others.
 */
const HELD_BY_THE_RULES = /^outcome: signed \w+, by the rules (?:hold\b|refuse; code: signed [\w-]+, by the rules release-required\b)/u;

/** Decides again with our own engine, as the audit does. */
export function decideAgainWith(): DecideAgain {
  const engine = createEngine();
  return ({ notice, signed, release, reviewed, registry, nowMs }) => {
    const context = { registry, engine, nowMs };
    const { compared, differences, unopened, failed } =
      release === null ? decideAgain(notice, signed, context) : decideFurther(notice, signed, release, reviewed, context);
    const told = (reason: string) => ({ compared: [], differences: [], failed: reason });
    if (failed !== null) return told(failed);
    if (release === null && !notice.whole && differences.some(({ what }) => HELD_BY_THE_RULES.test(what))) {
      return told('the rules hold it until a release, and the file has none');
    }
    const missing = Object.keys(unopened);
    const wrong = new Set<string>(differences.map(({ to }) => to));
    return {
      compared: compared === 0 ? [] : signed.map(({ to }) => to).filter((to) => !wrong.has(to)),
      differences,
      failed: missing.length === 0 ? null : `not all that it was made by is in the file (${missing.join(', ')})`,
    };
  };
}
