import { type Address, CATEGORIES, type Category } from '@huecry/notice';
import { Submission } from '@huecry/proto';
import type { z } from 'zod';
import { memberOfAddress, noticePayload, read, recipientValue, restrictionsValue, routingValue, slotValue } from './claims.ts';
import { digestText, strictlyAscending } from './encoding.ts';
import { SealError } from './errors.ts';
import { parseJws, verifyJws } from './jws.ts';
import { decodeMessage } from './message.ts';
import { disclosureBucket, MAX_DISCLOSURE_BYTES, MAX_ELEMENT_BYTES, MAX_JWS_BYTES, MAX_RECIPIENTS, recipientBucket } from './limits.ts';
import { checkDigests, disclosureDigest, parseDisclosure, parseElement } from './sd-jwt.ts';
import { WRAPPED_KEY_BYTES } from './slot.ts';
import { suiteOf } from './suites.ts';
import type {
  CheckedRecipient,
  CheckedSlot,
  CheckedSubmission,
  NoticeClaims,
  ParsedNotice,
  ParsedSubmission,
  PolicyDigests,
  Restrictions,
  WireBox,
  WireSlot,
} from './types.ts';

/**
 * Reads the JWS of a notice: shape only, no signature.
 * @throws SealError malformed, too-large, wrong-type
 */
export function parseNoticeJws(jws: Uint8Array): ParsedNotice {
  const parsed = parseJws(jws, 'notice+sd-jwt', MAX_JWS_BYTES);
  const { _sd, recipients, _sd_alg, prev, seqPrev, ...rest } = read('the notice', noticePayload, parsed.claims);
  checkDigests('_sd', _sd, disclosureBucket);
  checkDigests('recipients', recipients, recipientBucket);
  const claims: NoticeClaims = { ...rest, prev: prev ?? null, seqPrev: seqPrev ?? null };
  return { ...parsed, claims, disclosureDigests: _sd, recipientDigests: recipients };
}

/**
 * Reads a submission: shape only, no signature and no digest.
 * @throws SealError malformed, too-large, wrong-type
 */
export function parseSubmission(bytes: Uint8Array): ParsedSubmission {
  const message = decodeMessage(Submission, bytes);
  const { suite, routing, restrictions, slots, boxes } = message;
  return { ...parseNoticeJws(message.jws), suite, routing, restrictions, slots, boxes };
}

/**
 * Checks the origin's signature over a parsed notice or submission.
 * @throws SealError bad-signature
 */
export function verifyNoticeSignature(parsed: ParsedNotice, publicKey: Uint8Array): void {
  verifyJws(parsed, publicKey);
}

/**
 * Checks that the signed digests cover every byte of a submission, and that it is complete and unambiguous.
 * Signature and freshness are the caller's to check.
 * @throws SealError digest-mismatch, malformed, too-large, too-many-recipients, unknown-suite
 */
export function checkSubmission(parsed: ParsedSubmission): CheckedSubmission {
  const { claims, jws, digest, mode } = parsed;
  if (parsed.boxes.length > MAX_RECIPIENTS) {
    throw new SealError('too-many-recipients', `${parsed.boxes.length} recipients found, at most ${MAX_RECIPIENTS} are allowed`);
  }
  if (parsed.boxes.length === 0) throw new SealError('malformed', 'a notice needs a recipient');
  if (parsed.suite !== claims.suite) throw new SealError('malformed', 'the suite of the message must be the suite of the JWS');

  const disclosures = new Set(parsed.disclosureDigests);
  const elements = new Set(parsed.recipientDigests);
  const { routing, bundles } = checkRouting(parsed.routing, disclosures);
  const restrictions = checkRestrictions(parsed.restrictions, disclosures);
  const slots = parsed.slots.map((slot) => checkSlot(slot, disclosures));
  if (!strictlyAscending(slots.map(({ category }) => category))) throw new SealError('malformed', 'the slots must be sorted by category, one for each');
  const recipients = parsed.boxes.map((box) => checkBox(box, elements, claims));
  if (!strictlyAscending(recipients.map(({ to }) => to))) throw new SealError('malformed', 'the boxes must be sorted by address, one for each');
  checkAddressed(slots, recipients);
  return {
    ...claims,
    jws,
    digest,
    mode,
    routing,
    bundles: { ...bundles, recipients: bundlesByMember(recipients) },
    routingDisclosure: parsed.routing,
    restrictions,
    restrictionsDisclosure: parsed.restrictions,
    slots,
    recipients,
  };
}

/** The digest of what was sent must be among those signed. */
function assertSigned(what: string, bytes: Uint8Array, signed: ReadonlySet<string>): void {
  if (!signed.has(disclosureDigest(bytes))) throw new SealError('digest-mismatch', `${what} is not covered by the signature`);
}

type Routing = Omit<z.infer<typeof routingValue>, 'bundles'>;

/** The routing disclosure of a notice. @throws SealError digest-mismatch, malformed, too-large */
export function checkRouting(bytes: Uint8Array, signed: ReadonlySet<string>): { routing: Routing; bundles: Pick<PolicyDigests, 'origin' | 'common'> } {
  const { name, value } = parseDisclosure('the routing disclosure', bytes, MAX_DISCLOSURE_BYTES);
  if (name !== 'routing') throw new SealError('malformed', 'the routing disclosure must be named routing');
  assertSigned('the routing disclosure', bytes, signed);
  const { bundles, ...routing } = read('the routing disclosure', routingValue, value);
  return { routing, bundles };
}

/** The restrictions disclosure of a notice. @throws SealError digest-mismatch, malformed, too-large */
export function checkRestrictions(bytes: Uint8Array, signed: ReadonlySet<string>): Restrictions {
  const { name, value } = parseDisclosure('the restrictions disclosure', bytes, MAX_DISCLOSURE_BYTES);
  if (name !== 'restrictions') throw new SealError('malformed', 'the restrictions disclosure must be named restrictions');
  assertSigned('the restrictions disclosure', bytes, signed);
  const { exclude, limit } = read('the restrictions disclosure', restrictionsValue, value);
  return { exclude, limit: limit ?? null };
}

const SLOT_PREFIX = 'slot:';
const CATEGORY_NAMES: ReadonlySet<string> = new Set(CATEGORIES);

/** A slot's disclosure and the ciphertext it commits to. @throws SealError digest-mismatch, malformed, too-large */
export function checkSlot({ disclosure, ciphertext }: WireSlot, signed: ReadonlySet<string>): CheckedSlot & { readonly commitment: string } {
  const { name, value } = parseDisclosure('a slot disclosure', disclosure, MAX_DISCLOSURE_BYTES);
  const category = name.slice(SLOT_PREFIX.length);
  if (!name.startsWith(SLOT_PREFIX) || !CATEGORY_NAMES.has(category)) throw new SealError('malformed', 'a slot disclosure must be named slot: and a category');
  assertSigned(`the disclosure of slot ${category}`, disclosure, signed);
  const { ciphertext: expected, commitment, attachments = [] } = read('a slot disclosure', slotValue, value);
  if (digestText(ciphertext) !== expected) throw new SealError('digest-mismatch', `the ciphertext of slot ${category} is not the one signed`);
  return { category: category as Category, disclosure, ciphertext, commitment, attachments };
}

export interface CheckedElement extends Omit<CheckedRecipient, 'box'> {
  /** Digest of the member's policy bundle. */
  readonly bundle: string;
  readonly boxDigest: string | null;
  readonly keyDigests: ReadonlyMap<string, string>;
}

/** A recipient's element. @throws SealError digest-mismatch, malformed, too-large */
export function checkElement(bytes: Uint8Array, signed: ReadonlySet<string>, claims: NoticeClaims): CheckedElement {
  const value = read('a recipient element', recipientValue, parseElement('a recipient element', bytes, MAX_ELEMENT_BYTES));
  assertSigned('a recipient element', bytes, signed);
  // Left out where it is the notice's suite, so that one meaning has one text.
  if (value.suite === claims.suite) throw new SealError('malformed', 'an element names its suite only where it differs from the notice');
  const { to, kid, n, nPrev, bundle, box, keys, withheld } = value;
  return {
    to,
    kid,
    suite: value.suite ?? claims.suite,
    n,
    nPrev: nPrev ?? null,
    bundle,
    boxDigest: box ?? null,
    keyDigests: new Map(Object.entries(keys)),
    categories: Object.keys(keys) as Category[],
    withheld,
  };
}

/**
 * A box's encapsulated key and wrapped keys against the digests in its element. A wrapped key may be missing
 * only where `complete` is false: the exchange drops keys, and the recipient asks the decision why.
 * @throws SealError digest-mismatch, malformed
 */
export function checkWrapped(element: CheckedElement, { enc, keys }: WireBox, complete: boolean): void {
  const { to, suite, boxDigest, keyDigests } = element;
  const expectedBytes = boxDigest === null || (!complete && keys.length === 0) ? 0 : suiteOf(suite).encBytes;
  if (enc.length !== expectedBytes) throw new SealError('malformed', `the encapsulated key for ${to} has ${enc.length} bytes, ${expectedBytes} expected`);
  if (enc.length > 0 && digestText(enc) !== boxDigest) throw new SealError('digest-mismatch', `the encapsulated key for ${to} is not the one signed`);
  if (!strictlyAscending(keys.map(({ category }) => category)))
    throw new SealError('malformed', `the wrapped keys for ${to} must be sorted by category, one for each`);
  for (const { category, key } of keys) {
    if (key.length !== WRAPPED_KEY_BYTES) throw new SealError('malformed', `a wrapped key has ${WRAPPED_KEY_BYTES} bytes, ${key.length} found`);
    if (keyDigests.get(category) !== digestText(key)) throw new SealError('digest-mismatch', `a wrapped key for ${to} is not the one signed`);
  }
  if (complete && keys.length !== keyDigests.size) throw new SealError('digest-mismatch', `a wrapped key for ${to} is missing`);
}

function checkBox(box: WireBox, signed: ReadonlySet<string>, claims: NoticeClaims): CheckedRecipient & { readonly bundle: string } {
  const element = checkElement(box.element, signed, claims);
  checkWrapped(element, box, true);
  const { to, kid, suite, n, nPrev, bundle, categories, withheld } = element;
  return { to, kid, suite, n, nPrev, bundle, categories, withheld, box };
}

/** Every wrapped key has its slot, and every slot is addressed to someone. */
function checkAddressed(slots: readonly CheckedSlot[], recipients: readonly CheckedRecipient[]): void {
  const sent = new Set(slots.map(({ category }) => category));
  const addressed = new Set(recipients.flatMap(({ categories }) => categories));
  for (const category of addressed) if (!sent.has(category)) throw new SealError('missing-slot', `slot ${category} is addressed and was not sent`);
  for (const category of sent) if (!addressed.has(category)) throw new SealError('malformed', `slot ${category} is addressed to nobody`);
}

function bundlesByMember(recipients: readonly { readonly to: Address; readonly bundle: string }[]): PolicyDigests['recipients'] {
  const byMember: { [member: string]: string } = {};
  for (const { to, bundle } of recipients) {
    const member = memberOfAddress(to);
    if ((byMember[member] ?? bundle) !== bundle) throw new SealError('malformed', `two policy bundles are named for ${member}`);
    byMember[member] = bundle;
  }
  return byMember;
}
