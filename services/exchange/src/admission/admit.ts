import type { CheckedSubmission, ParsedSubmission } from '@huecry/seal';
import { Refusal } from '../refusals.ts';
import type { NoticeRow } from '../store/index.ts';
import { checkWhole, requireOwnKind, requireOwnSubject } from './match.ts';
import { parseWithinBounds } from './parse.ts';
import { type AdmissionView, checkSequence, requireFirstOfRevision, requireFresh, requireMode, requireSignature, requireSigningKey } from './require.ts';

export type { AdmissionView } from './require.ts';

/** What arrived: the subject is a hint that NATS has bound to the sender's account, the data are anybody's. */
export interface Arrival {
  readonly subject: string;
  readonly data: Uint8Array;
}

export type Admission =
  /** No registered key is known to have signed this: no ledger entry, no sequence number. */
  | { readonly outcome: 'turned-away'; readonly refusal: Refusal; readonly submission: ParsedSubmission | null }
  /** This JWS stands in the ledger already: it gets the answer it got. */
  | { readonly outcome: 'known'; readonly submission: ParsedSubmission; readonly notice: NoticeRow }
  /** Validly signed, and refused as a whole: a notice entry, a refusal entry, and its sequence number. */
  | { readonly outcome: 'refused'; readonly submission: ParsedSubmission; readonly refusal: Refusal }
  | { readonly outcome: 'admitted'; readonly submission: ParsedSubmission; readonly checked: CheckedSubmission; readonly gap: boolean };

/** The way of a submission into the exchange, step by step. Reads, and changes nothing. */
export function admit(arrival: Arrival, view: AdmissionView): Admission {
  let submission: ParsedSubmission | null = null;
  try {
    submission = parseWithinBounds(arrival.data); // malformed, too-large, unknown-suite
    requireMode(submission, view); // wrong-mode
    requireOwnSubject(submission, arrival.subject); // foreign-subject
    const notice = view.find(submission.digest);
    if (notice !== null) return { outcome: 'known', submission, notice };
    const key = requireSigningKey(submission, view); // unknown-member … suspended-member
    requireSignature(submission, key); // bad-signature
  } catch (error) {
    return { outcome: 'turned-away', refusal: asRefusal(error), submission };
  }
  try {
    requireFresh(submission, view); // clock-skew, expired
    requireFirstOfRevision(submission, view); // equivocation
    const gap = checkSequence(submission, view); // seq-taken, seq-broken
    const checked = checkWhole(submission); // digest-mismatch, malformed, too-large, too-many-recipients
    requireOwnKind(checked, arrival.subject); // foreign-subject
    return { outcome: 'admitted', submission, checked, gap };
  } catch (error) {
    return { outcome: 'refused', submission, refusal: asRefusal(error) };
  }
}

/** What is not a refusal is a fault of this program, and goes up. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
