/** How the ledger reaches a witness. */
import { createHash } from 'node:crypto';
import type { PostToWitness } from './cosigning.ts';
import type { ReadWitnessHead } from './rollback-guard.ts';

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

/** `<prefix>/<hex SHA-256 of the origin>/checkpoint`: where a mirror has its log's checkpoint (C2SP tlog-mirror), and our witness its head. */
export const readWitnessHead: ReadWitnessHead = async (url, origin) => {
  const hash = createHash('sha256').update(origin).digest('hex');
  const response = await fetch(`${url.replace(/\/$/, '')}/${hash}/checkpoint`, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = await response.text();
  return response.status === 200 && text.length <= MAX_ANSWER_BYTES ? text : undefined;
};
