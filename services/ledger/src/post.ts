/** How the ledger reaches a witness. */
import type { PostToWitness } from './cosigning.ts';

/** A witness that does not answer within this time is asked again later. */
const PATIENCE_MS = 5_000;
/** Some lines of signatures, or a size; a longer answer is none. */
const MAX_ANSWER_BYTES = 100_000;

export const postToWitness: PostToWitness = async (url, body) => {
  const response = await fetch(url, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = await response.text();
  if (text.length > MAX_ANSWER_BYTES) throw new Error('the witness answered with more than cosignatures');
  return { status: response.status, body: text };
};
