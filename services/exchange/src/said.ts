/** What a gateway says in a message of its own (a receipt, a release, a recall), and what is asked of each before anything else. */
import { senderOf } from '@huecry/bus';
import type { Address } from '@huecry/notice';
import { ProtoError } from '@huecry/proto';
import { type RegistryState, signingKey } from '@huecry/registry';
import { type Mode, type ParsedJws, SealError } from '@huecry/seal';
import { sealRefusal } from './admission/parse.ts';
import { Refusal } from './refusals.ts';

/** Its word, as it was signed. */
type Said = ParsedJws<{ readonly iss: Address }>;

/** Throws `malformed` and the seal's codes as refusals. */
export function parseSaid<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ProtoError) throw new Refusal('malformed', error.message);
    throw error instanceof SealError ? sealRefusal(error) : error;
  }
}

export function requireOwnSubject({ claims: { iss } }: Said, subject: string, what: string): void {
  const sender = senderOf(subject);
  if (sender !== iss) throw new Refusal('foreign-subject', `the ${what} is signed for ${iss} and was sent by ${sender ?? 'nobody'}`);
}

export function requireMode({ mode }: Said, own: Mode, what: string): void {
  if (mode !== own) throw new Refusal('wrong-mode', `the ${what} is of mode ${mode}, this exchange is ${own}`);
}

/**
 * Signed with a key of its gateway that is valid by the registry at one position, now and at the time that the word itself gives: by that its readers
 * judge, who do not know when it came here. What they would not believe is not logged: a recall that no recipient obeys, a purge that its origin drops.
 */
export function requireSignature(
  { jws, header, claims }: Said & ParsedJws<{ readonly iss: Address; readonly iat: number }>,
  registry: RegistryState,
  nowMs: number,
  verify: (jws: Uint8Array, key: Uint8Array) => unknown,
): void {
  const key = signingKey(registry, claims.iss, header.kid, nowMs);
  if (!key.ok) throw new Refusal(key.code, key.reason);
  const dated = signingKey(registry, claims.iss, header.kid, claims.iat * 1000);
  if (!dated.ok) throw new Refusal(dated.code, `when it is dated: ${dated.reason}`);
  try {
    verify(jws, key.publicKey);
  } catch (error) {
    throw sealRefusal(error);
  }
}
