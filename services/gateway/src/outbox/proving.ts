import { parseProof, verifyProof } from '@huecry/ledger';
import { Entry, readEntryHint } from '@huecry/proto';
import type { KeyAnswer } from '@huecry/registry';
import type { GatewayContext } from '../context.ts';

/** An answer that proves nothing. It is dropped and reported; the reconciler asks again. */
export class Unproved extends Error {
  readonly code: string;
  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Unproved';
    this.code = code;
  }
}

/** An answer that can be judged when another one has come, which is on its way: it is put off. */
export class TooEarly extends Error {}

export function keyOrThrow(answer: KeyAnswer): Uint8Array {
  if (answer.ok) return answer.publicKey;
  throw new Unproved(answer.code, answer.reason);
}

/**
 * The entry is built here from what we know; only its time and whether it is marked unwitnessed come with the proof, and wrong ones prove
 * nothing. Gives that time.
 * @throws Unproved malformed-proof, wrong-position; and what the ledger's verification throws
 */
export function provePlace(
  context: Pick<GatewayContext, 'ledgerVkeys' | 'standstill'>,
  text: string,
  position: number,
  entryAt: (timeMs: number) => Entry,
): number {
  const { extra } = parseProof(text);
  const hint = extra === undefined ? null : readEntryHint(extra);
  if (hint === null) throw new Unproved('malformed-proof', "the proof does not carry the entry's time");
  const { timeMs, unwitnessed } = hint;
  const { index } = verifyProof(text, Entry.encode({ ...entryAt(timeMs), unwitnessed }), context.ledgerVkeys);
  if (index !== position) throw new Unproved('wrong-position', 'the proof is for another position than the answer says');
  // It has passed: our clock cannot be earlier.
  context.standstill.prove(timeMs);
  return timeMs;
}
