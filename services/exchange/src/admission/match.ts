import { parseSubject } from '@huecry/bus';
import { type CheckedSubmission, checkSubmission, type ParsedSubmission } from '@huecry/seal';
import { Refusal } from '../refusals.ts';
import { sealRefusal } from './parse.ts';

/** Identity is the signature: a message under another gateway's subject is not taken, whoever signed it. */
export function requireOwnSubject({ claims: { iss } }: ParsedSubmission, subject: string): void {
  const parsed = parseSubject(subject);
  if (parsed?.type !== 'submit') throw new Refusal('foreign-subject', 'the subject is not one of a submission');
  if (parsed.from !== iss) throw new Refusal('foreign-subject', `the notice is signed for ${iss} and was submitted by ${parsed.from}`);
}

/** Every slot, box and disclosure is covered by the signature. */
export function checkWhole(submission: ParsedSubmission): CheckedSubmission {
  try {
    return checkSubmission(submission);
  } catch (error) {
    throw sealRefusal(error);
  }
}

export function requireOwnKind({ routing }: CheckedSubmission, subject: string): void {
  const parsed = parseSubject(subject);
  const named = parsed?.type === 'submit' ? parsed.kind : null;
  if (named !== routing.kind)
    throw new Refusal('foreign-subject', `a notice of kind ${routing.kind} was submitted under the subject of kind ${named ?? 'none'}`);
}
