import { Submission } from '@huecry/proto';
import { isSuiteId, type ParsedSubmission, parseSubmission, SealError } from '@huecry/seal';
import { Refusal, type RefusalCode } from '../refusals.ts';

/** All slots of one notice, disclosures included. A delivery must stay well below what NATS carries. */
export const MAX_SLOTS_BYTES = 1024 * 1024;
/** One recipient's box: its element, encapsulated key and wrapped keys. */
export const MAX_BOX_BYTES = 96 * 1024;

/**
 * Takes a submission apart: shape and sizes, no signature.
 * @throws Refusal malformed, too-large, unknown-suite
 */
export function parseWithinBounds(data: Uint8Array): ParsedSubmission {
  let submission: ParsedSubmission;
  try {
    submission = parseSubmission(data);
  } catch (error) {
    if (error instanceof SealError && error.code === 'malformed' && namesUnknownSuite(data)) {
      throw new Refusal('unknown-suite', 'the submission names a suite that this exchange does not know');
    }
    throw sealRefusal(error);
  }
  const slots = submission.slots.reduce((sum, { disclosure, ciphertext }) => sum + disclosure.length + ciphertext.length, 0);
  if (slots > MAX_SLOTS_BYTES) throw new Refusal('too-large', `the slots have ${slots} bytes, at most ${MAX_SLOTS_BYTES} are taken`);
  for (const { element, enc, keys } of submission.boxes) {
    const box = keys.reduce((sum, { key, category }) => sum + key.length + category.length, element.length + enc.length);
    if (box > MAX_BOX_BYTES) throw new Refusal('too-large', `a box has ${box} bytes, at most ${MAX_BOX_BYTES} are taken`);
  }
  return submission;
}

/** Only asked where parsing has failed: which of the faults it was. */
function namesUnknownSuite(data: Uint8Array): boolean {
  try {
    const { suite } = Submission.decode(data);
    return suite !== '' && !isSuiteId(suite);
  } catch {
    return false;
  }
}

const REFUSAL_OF: { readonly [code: string]: RefusalCode } = {
  'too-large': 'too-large',
  'too-many-recipients': 'too-many-recipients',
  'digest-mismatch': 'digest-mismatch',
  'bad-signature': 'bad-signature',
  'unknown-suite': 'unknown-suite',
};

/** What the seal says against a message, in the exchange's words. Anything but a `SealError` is passed on as it is. */
export function sealRefusal(error: unknown): unknown {
  if (!(error instanceof SealError)) return error;
  return new Refusal(REFUSAL_OF[error.code] ?? 'malformed', error.message);
}
