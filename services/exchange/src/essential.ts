import type { BusMessage } from '@huecry/bus';
import { parseSubject } from '@huecry/bus';
import { KIND_RULES, memberOf } from '@huecry/notice';
import type { CheckedSubmission, ParsedSubmission } from '@huecry/seal';
import { ExchangeError } from './errors.ts';
import { createRateLimit } from './rate-limit.ts';

/**
 * Notices of one member that are entered while ordinary intake is halted: so many at once, then so many a second. More than anybody has to warn
 * of; and what one member can add to a log that no witness sees stays small, however many gateways it registers.
 */
export const ESSENTIAL_IN_A_HALT = { burst: 100, perSecond: 0.1 } as const;

/** Submitted under the subject of an essential kind. It may be of another, and is refused then. */
export function isSubmittedAsEssential({ subject }: Pick<BusMessage, 'subject'>): boolean {
  const parsed = parseSubject(subject);
  return parsed?.type === 'submit' && KIND_RULES[parsed.kind].essential;
}

/** Says of which notices the entries go in while ordinary intake is halted. */
export interface EssentialNotices {
  /**
   * Essential is what is submitted as such and is of such a kind, by the routing disclosure that its origin signed: also where it is refused.
   * What cannot be read so far is not.
   */
  isEssential(message: Pick<BusMessage, 'subject'>, checked: CheckedSubmission | null): boolean;
  /**
   * Counts one that is about to be entered, once a submission.
   * @throws ExchangeError too-many-alerts where intake is halted and its member has entered as many as it may
   */
  count(submission: ParsedSubmission): void;
}

export function essentialNotices({ halted, clock }: { readonly halted: () => boolean; readonly clock: () => number }): EssentialNotices {
  const rate = createRateLimit(ESSENTIAL_IN_A_HALT);
  return {
    isEssential: (message, checked) => isSubmittedAsEssential(message) && checked !== null && KIND_RULES[checked.routing.kind].essential,
    count({ claims }) {
      const member = memberOf(claims.iss);
      if (!halted() || rate.allows(member, clock())) return;
      throw new ExchangeError(
        'too-many-alerts',
        `${member} has sent more warnings of a threat than are entered without witnesses: the next one goes in shortly`,
      );
    },
  };
}
