/** One disclosure of a notice by itself: what its digest in the signed lists makes of it. For whoever was given some of them. */
import { decisionValue, read } from './claims.ts';
import { SealError } from './errors.ts';
import { MAX_DISCLOSURE_BYTES, MAX_ELEMENT_BYTES } from './limits.ts';
import { disclosureDigest, parseDisclosure, parseElement } from './sd-jwt.ts';
import { type CheckedElement, checkElement, checkRestrictions, checkRouting } from './submission.ts';
import type { ParsedDecision, ParsedNotice, RecipientDecision, Restrictions } from './types.ts';

type Signed = Pick<ParsedNotice, 'claims' | 'disclosureDigests' | 'recipientDigests'>;

/** A recipient's element as its origin signed it. */
export type DisclosedElement = Pick<CheckedElement, 'to' | 'kid' | 'suite' | 'n' | 'nPrev' | 'bundle' | 'categories' | 'withheld'>;

/** Routing facts and the bundles named beside them. @throws SealError digest-mismatch, malformed, too-large */
export const disclosedRouting = (notice: Signed, bytes: Uint8Array): ReturnType<typeof checkRouting> => checkRouting(bytes, new Set(notice.disclosureDigests));

/** Whom the origin excluded. @throws SealError digest-mismatch, malformed, too-large */
export const disclosedRestrictions = (notice: Signed, bytes: Uint8Array): Restrictions => checkRestrictions(bytes, new Set(notice.disclosureDigests));

/** One recipient's element. @throws SealError digest-mismatch, malformed, too-large */
export const disclosedElement = (notice: Signed, bytes: Uint8Array): DisclosedElement => checkElement(bytes, new Set(notice.recipientDigests), notice.claims);

/**
 * One field of the content: its JSON Pointer and value. Which category the pointer has is the schema's to say.
 * @throws SealError unknown-disclosure where the origin did not sign it, malformed, too-large
 */
export function disclosedContent(notice: Signed, bytes: Uint8Array): { readonly pointer: string; readonly value: unknown } {
  const { name, value } = parseDisclosure('a content disclosure', bytes, MAX_DISCLOSURE_BYTES);
  if (!name.startsWith('/')) throw new SealError('malformed', 'a content disclosure must be named by a JSON Pointer');
  if (!notice.disclosureDigests.includes(disclosureDigest(bytes))) throw new SealError('unknown-disclosure', 'the origin did not sign this disclosure');
  return { pointer: name, value };
}

/**
 * One recipient's element of a decision, whose signature is the caller's to check.
 * @throws SealError digest-mismatch, malformed, too-large
 */
export function decisionElement(decision: Pick<ParsedDecision, 'recipientDigests'>, bytes: Uint8Array): RecipientDecision {
  if (!decision.recipientDigests.includes(disclosureDigest(bytes)))
    throw new SealError('digest-mismatch', 'a decision element is not covered by the signature');
  return read('a decision element', decisionValue, parseElement('a decision element', bytes, MAX_ELEMENT_BYTES));
}
