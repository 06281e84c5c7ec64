import { leafHash, LedgerError, parseProof, verifyInclusion } from '@huecry/ledger';
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
 * @throws Unproved malformed-proof, wrong-position; LedgerError wrong-hash; and what believing its checkpoint throws, NotYet too
 */
export async function provePlace(
  context: Pick<GatewayContext, 'trust' | 'time'>,
  text: string,
  position: number,
  entryAt: (timeMs: number) => Entry,
): Promise<number> {
  const { index, proof, checkpoint: note, extra } = parseProof(text);
  const hint = extra === undefined ? null : readEntryHint(extra);
  if (hint === null) throw new Unproved('malformed-proof', "the proof does not carry the entry's time");
  const { timeMs, unwitnessed } = hint;
  const { size, root } = await context.trust.believe(note);
  if (index !== position) throw new Unproved('wrong-position', 'the proof is for another position than the answer says');
  const leaf = leafHash(Entry.encode({ ...entryAt(timeMs), unwitnessed }));
  if (!verifyInclusion(index, size, leaf, root, proof))
    throw new LedgerError('wrong-hash', `the proof does not lead from this entry at position ${index} to the signed root of size ${size}`);
  // It has passed: our clock cannot be earlier.
  context.time.prove(timeMs);
  return timeMs;
}
