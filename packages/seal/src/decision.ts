import { decisionPayload, decisionValue, read } from './claims.ts';
import { base64url } from './encoding.ts';
import { SealError } from './errors.ts';
import { parseJws, signJws, verifyJws } from './jws.ts';
import { MAX_ELEMENT_BYTES, MAX_JWS_BYTES, MAX_RECIPIENTS, recipientBucket } from './limits.ts';
import { RandomPool } from './random.ts';
import { checkDigests, disclosureDigest, discloseElement, elementList, padDigests, parseElement } from './sd-jwt.ts';
import type { DecisionClaims, DecisionInput, ParsedDecision, RandomSource, RecipientDecision, Signer } from './types.ts';

/**
 * Signs what was decided for every recipient of a notice, once. Each recipient is shown its own element alone;
 * `elements[i]` belongs to `input.decisions[i]`.
 * @throws SealError malformed, too-large, too-many-recipients
 */
export function signDecision(input: DecisionInput, signer: Signer, random?: RandomSource): { jws: Uint8Array; elements: Uint8Array[] } {
  if (input.decisions.length > MAX_RECIPIENTS) {
    throw new SealError('too-many-recipients', `${input.decisions.length} recipients found, at most ${MAX_RECIPIENTS} are allowed`);
  }
  if (new Set(input.decisions.map(({ to }) => to)).size !== input.decisions.length) throw new SealError('malformed', 'a recipient is decided twice');
  const pool = new RandomPool(random);
  const elements = input.decisions.map((decision) =>
    discloseElement(pool, read(`the decision for ${decision.to}`, decisionValue, decision), MAX_ELEMENT_BYTES),
  );
  const digests = elements.map(({ digest }) => digest);
  const { iss, notice, jti, rev, origin, noticePosition, registryPosition, iat } = input;
  const payload = {
    iss,
    notice: base64url(notice),
    jti,
    rev,
    origin,
    noticePosition,
    registryPosition,
    iat,
    _sd_alg: 'sha-256',
    recipients: elementList(padDigests(pool, digests, recipientBucket(digests.length))),
  };
  read('the decision', decisionPayload, payload);
  return { jws: signJws(input.mode, 'decision+sd-jwt', payload, signer, MAX_JWS_BYTES), elements: elements.map(({ bytes }) => bytes) };
}

/**
 * Reads a decision JWS: shape only, no signature.
 * @throws SealError malformed, too-large, wrong-type
 */
export function parseDecision(jws: Uint8Array): ParsedDecision {
  const parsed = parseJws(jws, 'decision+sd-jwt', MAX_JWS_BYTES);
  const { recipients, _sd_alg, ...claims } = read('the decision', decisionPayload, parsed.claims);
  checkDigests('recipients', recipients, recipientBucket);
  return { ...parsed, claims, recipientDigests: recipients };
}

/**
 * Checks the exchange's signature over a decision and reads the elements given; they may be some of all.
 * @throws SealError bad-signature, digest-mismatch, malformed, too-large, wrong-type
 */
export function verifyDecision(
  jws: Uint8Array,
  elements: readonly Uint8Array[],
  exchangeKey: Uint8Array,
): { claims: DecisionClaims; decisions: RecipientDecision[]; parsed: ParsedDecision } {
  const parsed = parseDecision(jws);
  return { claims: parsed.claims, decisions: verifyParsedDecision(parsed, elements, exchangeKey), parsed };
}

/** {@link verifyDecision} for a decision that was read already. */
export function verifyParsedDecision(parsed: ParsedDecision, elements: readonly Uint8Array[], exchangeKey: Uint8Array): RecipientDecision[] {
  verifyJws(parsed, exchangeKey);
  const signed = new Set(parsed.recipientDigests);
  return elements.map((element) => {
    // Deleted once seen: no element counts twice.
    if (!signed.delete(disclosureDigest(element))) throw new SealError('digest-mismatch', 'a decision element is not covered by the signature');
    return read('a decision element', decisionValue, parseElement('a decision element', element, MAX_ELEMENT_BYTES));
  });
}
