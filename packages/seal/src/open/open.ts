import type { Category, Kind, Leaf } from '@huecry/notice';
import { Delivery } from '@huecry/proto';
import { attachedFile, attachmentCiphertextBytes } from '../attachment.ts';
import { openBox } from '../box.ts';
import { parseDecision, verifyParsedDecision } from '../decision.ts';
import { base64url, sameBytes } from '../encoding.ts';
import { SealError } from '../errors.ts';
import { verifyJws } from '../jws.ts';
import { assertAtMost, MAX_CONTENT_BYTES, MAX_DISCLOSURE_BYTES, MAX_DISCLOSURES } from '../limits.ts';
import { decodeMessage } from '../message.ts';
import { presentation } from '../presentation.ts';
import { disclosureDigest, parseDisclosure } from '../sd-jwt.ts';
import { decryptOnce, keyCommitment, type NoticeContext, slotAad, unpackSlot } from '../slot.ts';
import { type CheckedElement, checkElement, checkRouting, checkSlot, checkWrapped, parseNoticeJws } from '../submission.ts';
import type { ParsedNotice, RecipientDecision } from '../types.ts';
import type { OpenContext, Opened } from './types.ts';

type DeliveryMessage = ReturnType<typeof Delivery.decode>;

/**
 * Opens a delivery and checks everything that a recipient can check (docs/spec/sealed-notice.md, "Opening").
 * Nothing is given out before everything has been checked.
 *
 * @throws SealError malformed, too-large, wrong-type, wrong-mode, bad-signature, expired, wrong-recipient,
 *   wrong-decision, missing-slot, digest-mismatch, unknown-key, cannot-open, commitment-mismatch,
 *   attachment-mismatch, unknown-disclosure, duplicate-disclosure, mislabelled-disclosure; and what the context's look-ups throw
 */
export function openDelivery(bytes: Uint8Array, context: OpenContext): Opened {
  const message = decodeMessage(Delivery, bytes);
  const { box } = message;
  if (box === null) throw new SealError('malformed', 'a delivery must carry a box');

  const notice = parseNoticeJws(message.jws);
  checkNotice(notice, context);
  const { decision, held } = checkDecision(message, notice, context);
  const element = checkElement(box.element, new Set(notice.recipientDigests), notice.claims);
  if (element.to !== context.me) throw new SealError('wrong-recipient', `this gateway is ${context.me}, the delivery is for another`);

  const blank = decision.outcome !== 'deliver';
  if (blank) checkBlank(message);
  const opened = blank ? null : openContent(message, box, notice, element, decision, context);

  const { jws, digest, claims } = notice;
  return {
    claims,
    jws,
    digest,
    blank,
    routing: opened?.routing ?? null,
    bundles: opened === null ? null : { ...opened.bundles, recipient: element.bundle },
    leaves: opened?.leaves ?? [],
    withheld: [...element.withheld, ...decision.withheld],
    refusedBy: decision.refusedBy,
    held,
    decision: { jws: message.decision, element: message.decisionElement, decision },
    element: { kid: element.kid, n: element.n, nPrev: element.nPrev, categories: element.categories },
    openings: { routing: message.routing, element: box.element, decision: inOrder(message, decision, held) },
    noticePosition: message.noticePosition,
    decisionPosition: message.decisionPosition,
    presentation: (keep = () => true) =>
      presentation(
        jws,
        (opened?.leaves ?? []).flatMap((leaf, i) => (keep(leaf) ? (opened?.disclosures.slice(i, i + 1) ?? []) : [])),
      ),
  };
}

function checkNotice(notice: ParsedNotice, context: OpenContext): void {
  const { claims, header, mode } = notice;
  if (mode !== context.mode) throw new SealError('wrong-mode', `this gateway is ${context.mode}, the notice is ${mode}`);
  verifyJws(notice, context.originKey(claims.iss, header.kid));
  if (claims.exp <= context.nowSeconds) throw new SealError('expired', 'the notice has expired');
}

/** The exchange's decision must be for this notice at this position, and its element for this gateway. */
function checkDecision(
  message: DeliveryMessage,
  notice: ParsedNotice,
  context: OpenContext,
): { readonly decision: RecipientDecision; readonly held: readonly RecipientDecision[] } {
  const parsed = parseDecision(message.decision);
  const { header, mode, claims } = parsed;
  if (mode !== context.mode) throw new SealError('wrong-mode', `this gateway is ${context.mode}, the decision is ${mode}`);
  const [decision, ...held] = verifyParsedDecision(parsed, [message.decisionElement, ...message.held], context.exchangeKey(header.kid));
  const { iss, jti, rev } = notice.claims;
  if (!sameBytes(claims.notice, notice.digest) || claims.origin !== iss || claims.jti !== jti || claims.rev !== rev) {
    throw new SealError('wrong-decision', 'the decision is for another notice');
  }
  if (claims.noticePosition !== message.noticePosition || message.decisionPosition <= message.noticePosition) {
    throw new SealError('wrong-decision', 'the positions of notice and decision are not those decided');
  }
  if (decision === undefined || decision.to !== context.me) throw new SealError('wrong-decision', 'the decision element is for another recipient');
  if (held.some(({ to, outcome }) => outcome !== 'hold' || to === context.me)) {
    throw new SealError('wrong-decision', 'a decision element is shown that does not hold another recipient');
  }
  return { decision, held };
}

const inOrder = (message: DeliveryMessage, decision: RecipientDecision, held: readonly RecipientDecision[]): Uint8Array[] =>
  [decision, ...held]
    .map(({ to }, index) => ({ to, element: index === 0 ? message.decisionElement : (message.held[index - 1] ?? new Uint8Array(0)) }))
    .toSorted((a, b) => (a.to < b.to ? -1 : 1))
    .map(({ element }) => element);

function checkBlank({ suite, routing, slots, box, held }: DeliveryMessage): void {
  if (suite !== '' || routing.length > 0 || slots.length > 0 || box === null || box.enc.length > 0 || box.keys.length > 0 || held.length > 0) {
    throw new SealError('wrong-decision', 'the decision refuses this recipient, and the delivery carries more than a blank');
  }
}

/**
 * What was delivered is what was decided, and what was addressed and not delivered is named in the decision:
 * a slot that is missing without a signed word is tampering.
 */
function checkSlotsDecided(delivered: readonly Category[], element: CheckedElement, decision: RecipientDecision): void {
  const sent = new Set(delivered);
  const addressed = new Set(element.categories);
  const permitted = new Set(decision.categories);
  const withheld = new Set(decision.withheld.map(({ category }) => category));
  for (const category of sent) {
    if (!addressed.has(category)) throw new SealError('wrong-recipient', `slot ${category} is not addressed to this gateway`);
    if (!permitted.has(category) || withheld.has(category)) throw new SealError('wrong-decision', `slot ${category} was delivered against the decision`);
  }
  for (const category of permitted) if (!sent.has(category)) throw new SealError('missing-slot', `the decision delivers slot ${category}, and it is missing`);
  for (const category of addressed) {
    if (!sent.has(category) && !withheld.has(category)) throw new SealError('missing-slot', `slot ${category} is missing, and no decision withholds it`);
  }
}

type Content = ReturnType<typeof checkRouting> & { readonly leaves: Leaf[]; readonly disclosures: Uint8Array[] };

function openContent(
  message: DeliveryMessage,
  box: NonNullable<DeliveryMessage['box']>,
  notice: ParsedNotice,
  element: CheckedElement,
  decision: RecipientDecision,
  context: OpenContext,
): Content {
  if (message.suite !== notice.claims.suite) throw new SealError('malformed', 'the suite of the message must be the suite of the JWS');
  const signed = new Set(notice.disclosureDigests);
  const routing = checkRouting(message.routing, signed);
  const slots = message.slots.map((slot) => checkSlot(slot, signed));
  const delivered = slots.map(({ category }) => category);
  checkWrapped(element, box, false);
  if (delivered.join() !== box.keys.map(({ category }) => category).join()) {
    throw new SealError('malformed', 'slots and wrapped keys must be of the same categories, sorted');
  }
  checkSlotsDecided(delivered, element, decision);

  const content: Content = { ...routing, leaves: [], disclosures: [] };
  if (slots.length === 0) return content;
  const key = context.boxKey(element.kid);
  if (key === undefined || key.kid !== element.kid) throw new SealError('unknown-key', 'this gateway does not hold the box key that the notice was sealed to');
  if (key.suite !== element.suite) throw new SealError('unknown-suite', 'the box key is of another suite than the box');
  const unwrap = openBox(bindingOf(notice), key, box.enc);
  const seen = new Seen(signed);
  slots.forEach((slot, index) => {
    const slotKey = unwrap(slot.category, box.keys[index]?.key ?? new Uint8Array(0));
    try {
      openSlot(slot, slotKey, bindingOf(notice), routing.routing.kind, seen, content, context);
    } finally {
      slotKey.fill(0);
    }
  });
  return content;
}

const bindingOf = ({ mode, claims }: ParsedNotice): NoticeContext => ({ mode, iss: claims.iss, jti: claims.jti, rev: claims.rev });

/** What was met so far in one delivery. One pointer once: a disclosure given twice is one too. */
class Seen {
  readonly #signed: ReadonlySet<string>;
  readonly #pointers = new Set<string>();
  #bytes = 0;

  constructor(signed: ReadonlySet<string>) {
    this.#signed = signed;
  }

  addDisclosure(bytes: Uint8Array): void {
    if (!this.#signed.has(disclosureDigest(bytes))) throw new SealError('unknown-disclosure', 'a slot holds a disclosure that the origin did not sign');
    this.#bytes += bytes.length;
    assertAtMost('bytes of all disclosures', this.#bytes, MAX_CONTENT_BYTES);
  }

  addPointer(pointer: string): void {
    if (this.#pointers.has(pointer)) throw new SealError('duplicate-disclosure', 'a field is disclosed twice');
    this.#pointers.add(pointer);
    assertAtMost('disclosures', this.#pointers.size, MAX_DISCLOSURES);
  }
}

function openSlot(
  slot: ReturnType<typeof checkSlot>,
  key: Uint8Array,
  binding: NoticeContext,
  kind: Kind,
  seen: Seen,
  content: Content,
  { categoryOf }: OpenContext,
): void {
  const { category } = slot;
  const aad = slotAad(binding, category);
  if (base64url(keyCommitment(key, aad)) !== slot.commitment)
    throw new SealError('commitment-mismatch', `the key of slot ${category} is not the one the origin committed to`);
  const files = new Set<string>();
  for (const disclosure of unpackSlot(decryptOnce(`slot ${category}`, key, slot.ciphertext, aad))) {
    seen.addDisclosure(disclosure);
    const { name, value } = parseDisclosure('a content disclosure', disclosure, MAX_DISCLOSURE_BYTES);
    if (!name.startsWith('/') || categoryOf(kind, name) !== category) {
      throw new SealError('mislabelled-disclosure', `slot ${category} holds a disclosure of another category`);
    }
    seen.addPointer(name);
    content.disclosures.push(disclosure);
    content.leaves.push({ pointer: name, category, value });
    const file = attachedFile(value);
    if (file !== null) files.add(`${file.id} ${attachmentCiphertextBytes(file.sizeBytes)}`);
  }
  // The exchange serves what the slot names: a file that only the disclosures name would never come, one that only the slot names is nobody's.
  const named = slot.attachments.map(({ id, sizeBytes }) => `${id} ${sizeBytes}`);
  if (named.length !== files.size || named.some((name) => !files.has(name))) {
    throw new SealError('attachment-mismatch', `slot ${category} names other files than its disclosures`);
  }
}
