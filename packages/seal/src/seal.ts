import type { Category } from '@huecry/notice';
import { MAX_MESSAGE_BYTES, Submission } from '@huecry/proto';
import { attachedFile, attachmentCiphertextBytes } from './attachment.ts';
import { boxKeys } from './box.ts';
import { memberOfAddress, noticePayload, read, recipientValue, restrictionsValue, routingValue, slotValue } from './claims.ts';
import { ascending, base64url, digestText, sha256 } from './encoding.ts';
import { SealError } from './errors.ts';
import { signJws } from './jws.ts';
import {
  assertAtMost,
  disclosureBucket,
  MAX_CONTENT_BYTES,
  MAX_DISCLOSURE_BYTES,
  MAX_DISCLOSURES,
  MAX_ELEMENT_BYTES,
  MAX_JWS_BYTES,
  MAX_RECIPIENTS,
  recipientBucket,
} from './limits.ts';
import { RandomPool } from './random.ts';
import { type Disclosure, disclose, discloseElement, elementList, padDigests } from './sd-jwt.ts';
import { encryptOnce, keyCommitment, packSlot, SLOT_KEY_BYTES, slotAad } from './slot.ts';
import { DEFAULT_SUITE } from './suites.ts';
import type { RandomSource, RecipientPlan, Sealed, SealInput, Signer, SlotAttachment, WireBox, WireSlot } from './types.ts';

interface SealedSlot {
  readonly category: Category;
  readonly key: Uint8Array;
  readonly wire: WireSlot;
  readonly digest: string;
}

/**
 * Seals a notice for its recipients and signs it (docs/spec/sealed-notice.md).
 *
 * Keys, salts and decoys come from `random` (the system's generator unless told otherwise); an ML-KEM
 * encapsulation takes its randomness from OpenSSL in any case.
 * @throws SealError malformed, too-large, too-many-recipients, unknown-suite, unknown-key, weak-key
 */
export function seal(input: SealInput, signer: Signer, random?: RandomSource): Sealed {
  checkBounds(input);
  const pool = new RandomPool(random);
  try {
    const content = discloseContent(input, pool);
    const slots = sealSlots(input, content, pool);
    const boxes = input.recipients.toSorted((a, b) => ascending(a.to, b.to)).map((recipient) => sealBox(input, recipient, slots, pool));
    const routing = discloseRouting(input, pool);
    const restrictions = discloseRestrictions(input, pool);
    const jws = sign(
      input,
      signer,
      pool,
      [...content, routing, restrictions, ...slots].map(({ digest }) => digest),
      boxes.map(({ digest }) => digest),
    );
    const submission = Submission.encode({
      suite: input.suite ?? DEFAULT_SUITE,
      jws,
      routing: routing.bytes,
      slots: slots.map(({ wire }) => wire),
      boxes: boxes.map(({ wire }) => wire),
      restrictions: restrictions.bytes,
    });
    assertAtMost('bytes of the submission', submission.length, MAX_MESSAGE_BYTES);
    return { jws, digest: sha256(jws), submission, disclosures: content.map(({ bytes }) => bytes) };
  } finally {
    pool.wipe();
  }
}

function checkBounds({ leaves, recipients }: SealInput): void {
  if (recipients.length > MAX_RECIPIENTS) {
    throw new SealError('too-many-recipients', `${recipients.length} recipients found, at most ${MAX_RECIPIENTS} are allowed`);
  }
  if (recipients.length === 0) throw new SealError('malformed', 'a notice needs a recipient');
  if (new Set(recipients.map(({ to }) => to)).size !== recipients.length) throw new SealError('malformed', 'a recipient is named twice');
  assertAtMost('leaves', leaves.length, MAX_DISCLOSURES);
  if (new Set(leaves.map(({ pointer }) => pointer)).size !== leaves.length) throw new SealError('malformed', 'a leaf is given twice');
}

type ContentDisclosure = Disclosure & { readonly category: Category; readonly attachment: SlotAttachment | null };

function discloseContent({ leaves }: SealInput, pool: RandomPool): ContentDisclosure[] {
  let total = 0;
  return leaves.map(({ pointer, category, value }) => {
    if (!pointer.startsWith('/')) throw new SealError('malformed', 'the pointer of a leaf must begin with a slash');
    const { bytes, digest } = disclose(pool, pointer, value, MAX_DISCLOSURE_BYTES);
    total += bytes.length;
    assertAtMost('bytes of all disclosures', total, MAX_CONTENT_BYTES);
    const file = attachedFile(value);
    return { bytes, digest, category, attachment: file === null ? null : { id: file.id, sizeBytes: attachmentCiphertextBytes(file.sizeBytes) } };
  });
}

/** One slot for each category that some recipient gets, by name. What nobody gets is not sent at all. */
function sealSlots(input: SealInput, content: readonly ContentDisclosure[], pool: RandomPool): SealedSlot[] {
  const addressed = new Set(input.recipients.flatMap(({ categories }) => categories));
  const byCategory = Map.groupBy(
    content.filter(({ category }) => addressed.has(category)),
    ({ category }) => category,
  );
  return [...byCategory]
    .toSorted(([a], [b]) => ascending(a, b))
    .map(([category, group]) => {
      const key = pool.take(SLOT_KEY_BYTES);
      const aad = slotAad(input, category);
      const plaintext = packSlot(group.map(({ bytes }) => bytes));
      const ciphertext = encryptOnce(key, plaintext, aad);
      plaintext.fill(0);
      const value = { ciphertext: digestText(ciphertext), commitment: base64url(keyCommitment(key, aad)), ...attachmentsOf(group) };
      read('a slot', slotValue, value);
      const disclosure = disclose(pool, `slot:${category}`, value, MAX_DISCLOSURE_BYTES);
      return { category, key, wire: { disclosure: disclosure.bytes, ciphertext }, digest: disclosure.digest };
    });
}

/** The files that the leaves of a slot bring with them, each once, by id; nothing where there are none. */
function attachmentsOf(group: readonly ContentDisclosure[]): { readonly attachments?: readonly SlotAttachment[] } {
  const byId = new Map(group.flatMap(({ attachment }) => (attachment === null ? [] : [[attachment.id, attachment] as const])));
  if (byId.size === 0) return {};
  return { attachments: [...byId.values()].toSorted((a, b) => ascending(a.id, b.id)) };
}

function sealBox(input: SealInput, recipient: RecipientPlan, slots: readonly SealedSlot[], pool: RandomPool): { wire: WireBox; digest: string } {
  const mine = slots.filter(({ category }) => recipient.categories.includes(category));
  const boxed = mine.length === 0 ? null : boxKeys(input, recipient, mine, pool.take(32));
  const bundle = input.bundles.recipients[memberOfAddress(recipient.to)];
  if (bundle === undefined) throw new SealError('malformed', `no policy bundle is named for ${recipient.to}`);
  const value = {
    to: recipient.to,
    kid: recipient.kid,
    ...(recipient.suite === (input.suite ?? DEFAULT_SUITE) ? {} : { suite: recipient.suite }),
    n: recipient.n,
    ...(recipient.nPrev === null ? {} : { nPrev: base64url(recipient.nPrev) }),
    bundle,
    ...(boxed === null ? {} : { box: digestText(boxed.enc) }),
    keys: Object.fromEntries((boxed?.keys ?? []).map(({ category, key }) => [category, digestText(key)])),
    withheld: recipient.withheld.map(({ category, point, rule, cite, reason }) => ({ category, point, rule, cite, reason })),
  };
  read(`the element of ${recipient.to}`, recipientValue, value);
  const element = discloseElement(pool, value, MAX_ELEMENT_BYTES);
  return { wire: { element: element.bytes, enc: boxed?.enc ?? new Uint8Array(0), keys: boxed?.keys ?? [] }, digest: element.digest };
}

function discloseRouting({ routing, bundles }: SealInput, pool: RandomPool): Disclosure {
  const { kind, profile, diffusion, offenceClass, basis, purpose, handling, classification, conditions } = routing;
  const value = {
    kind,
    profile,
    diffusion,
    offenceClass,
    basis,
    purpose,
    handling: { code: handling.code, tlp: handling.tlp },
    classification,
    conditions,
    bundles: { origin: bundles.origin, common: bundles.common },
  };
  read('the routing facts', routingValue, value);
  return disclose(pool, 'routing', value, MAX_DISCLOSURE_BYTES);
}

/** Always there, also where it restricts nothing: what has to be there cannot be taken away on the way to the exchange. */
function discloseRestrictions({ restrictions = { exclude: [], limit: null } }: SealInput, pool: RandomPool): Disclosure {
  const { exclude, limit } = restrictions;
  const value = { exclude: exclude.toSorted(), ...(limit === null ? {} : { limit: limit.toSorted() }) };
  read('the restrictions', restrictionsValue, value);
  return disclose(pool, 'restrictions', value, MAX_DISCLOSURE_BYTES);
}

function sign(input: SealInput, signer: Signer, pool: RandomPool, disclosures: readonly string[], recipients: readonly string[]): Uint8Array {
  const { iss, jti, rev, prev, seq, seqPrev, iat, exp } = input;
  const payload = {
    iss,
    jti,
    rev,
    ...(prev === null ? {} : { prev: base64url(prev) }),
    seq,
    ...(seqPrev === null ? {} : { seqPrev: base64url(seqPrev) }),
    iat,
    exp,
    suite: input.suite ?? DEFAULT_SUITE,
    _sd_alg: 'sha-256',
    _sd: padDigests(pool, disclosures, disclosureBucket(disclosures.length)),
    recipients: elementList(padDigests(pool, recipients, recipientBucket(recipients.length))),
  };
  read('the notice', noticePayload, payload);
  return signJws(input.mode, 'notice+sd-jwt', payload, signer, MAX_JWS_BYTES);
}
