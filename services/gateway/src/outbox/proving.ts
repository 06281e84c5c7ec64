import { parseProof, verifyProof } from '@huecry/ledger';
import { Entry } from '@huecry/proto';
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

const TIME_BYTES = 8;

/**
 * The entry is built here from what we know; only its time comes with the proof, and a wrong time proves nothing. Gives that time.
 * @throws Unproved malformed-proof, wrong-position; and what the ledger's verification throws
 */
export function provePlace(
  context: Pick<GatewayContext, 'ledgerVkeys' | 'standstill'>,
  text: string,
  position: number,
  entryAt: (timeMs: number) => Entry,
): number {
  const { extra } = parseProof(text);
  if (extra?.length !== TIME_BYTES) throw new Unproved('malformed-proof', "the proof does not carry the entry's time");
  const timeMs = Number(new DataView(extra.buffer, extra.byteOffset, TIME_BYTES).getBigUint64(0));
  const { index } = verifyProof(text, Entry.encode(entryAt(timeMs)), context.ledgerVkeys);
  if (index !== position) throw new Unproved('wrong-position', 'the proof is for another position than the answer says');
  // It has passed: our clock cannot be earlier.
  context.standstill.prove(timeMs);
  return timeMs;
}
