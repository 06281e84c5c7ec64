import { Buffer } from 'node:buffer';
import type { Category } from '@huecry/notice';
import { Delivery } from '@huecry/proto';
import { plain } from './encoding.ts';
import { SealError } from './errors.ts';
import type { CheckedRecipient, CheckedSubmission, WireBox } from './types.ts';

const NOTHING = new Uint8Array(0);

export interface DeliveryBuilder {
  /**
   * A `Delivery` to `recipients[index]` with the slots of `categories` and no other. `element` is its decision element; `held` are
   * those of the recipients that wait for a release, for the delivery to a reviewing body.
   */
  deliver(index: number, categories: readonly Category[], element: Uint8Array, held?: readonly Uint8Array[]): Uint8Array;
  /** A `Delivery` to a recipient that was refused: the JWS, its own element and the decision. */
  blank(index: number, element: Uint8Array): Uint8Array;
}

/** A decision on a notice and where both stand in the log. */
export interface DecidedAt {
  readonly decision: Uint8Array;
  readonly noticePosition: number;
  readonly decisionPosition: number;
  /** One of these entries is marked: it was appended while the members' witnesses were missing for too long. */
  readonly unwitnessed?: boolean;
}

/**
 * Builds the deliveries of one notice. What recipients with the same slots share is encoded once; the
 * fields of one recipient (14 to 16) are the last of the message and are appended to it.
 */
export function deliveryBuilder(checked: CheckedSubmission, { decision, noticePosition, decisionPosition, unwitnessed = false }: DecidedAt): DeliveryBuilder {
  const shared = { jws: checked.jws, decision, noticePosition, decisionPosition, unwitnessed, decisionElement: NOTHING, box: null, held: [] };
  const prefixes = new Map<string, Uint8Array>();

  const prefixFor = (categories: ReadonlySet<Category>): Uint8Array => {
    const slots = checked.slots.filter(({ category }) => categories.has(category));
    const name = slots.map(({ category }) => category).join();
    const known = prefixes.get(name);
    if (known !== undefined) return known;
    const wire = slots.map(({ disclosure, ciphertext }) => ({ disclosure, ciphertext }));
    const prefix = Delivery.encode({ ...shared, suite: checked.suite, routing: checked.routingDisclosure, slots: wire });
    prefixes.set(name, prefix);
    return prefix;
  };
  let blankPrefix: Uint8Array | null = null;

  const recipientAt = (index: number): CheckedRecipient => {
    const recipient = checked.recipients[index];
    if (recipient === undefined)
      throw new SealError('wrong-recipient', `the notice has ${checked.recipients.length} recipients, number ${index} was asked for`);
    return recipient;
  };

  return {
    deliver(index, categories, element, held = []) {
      const recipient = recipientAt(index);
      for (const category of categories) {
        if (!recipient.categories.includes(category)) throw new SealError('wrong-recipient', `slot ${category} is not addressed to ${recipient.to}`);
      }
      const wanted = new Set(categories);
      const keys = recipient.box.keys.filter(({ category }) => wanted.has(category as Category));
      return append(prefixFor(wanted), element, { element: recipient.box.element, enc: keys.length === 0 ? NOTHING : recipient.box.enc, keys }, held);
    },
    blank(index, element) {
      blankPrefix ??= Delivery.encode({ ...shared, suite: '', routing: NOTHING, slots: [] });
      return append(blankPrefix, element, { element: recipientAt(index).box.element, enc: NOTHING, keys: [] }, []);
    },
  };
}

function append(prefix: Uint8Array, decisionElement: Uint8Array, box: WireBox, held: readonly Uint8Array[]): Uint8Array {
  const tail = Delivery.encode({
    suite: '',
    jws: NOTHING,
    routing: NOTHING,
    slots: [],
    decision: NOTHING,
    noticePosition: 0,
    decisionPosition: 0,
    unwitnessed: false,
    decisionElement,
    box: { ...box, keys: box.keys.map(({ category, key }) => ({ category, key })) },
    held,
  });
  return plain(Buffer.concat([prefix, tail]));
}
