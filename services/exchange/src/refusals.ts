import { REMEDIES as FOR_ONE_RECIPIENT } from '@huecry/decision';

/**
 * Every code with which the exchange refuses, and what the sender has to do. Stable: gateways, auditors and people rely on
 * the words; docs/spec/exchange.md says when each is given.
 */
export const REMEDIES = {
  // Refused before the signature is known to be good: no ledger entry, no sequence number.
  malformed: 'send the message as docs/spec/sealed-notice.md specifies it; an older gateway must be updated',
  'too-large': 'send fewer or shorter fields, or address fewer recipients at once',
  'wrong-mode': 'send live notices to the live exchange and exercise notices to the exercise exchange',
  'foreign-subject': "submit under your own gateway's address and the notice's own kind",
  'unknown-member': 'a member is admitted by the statement of the other members; have yours admitted first',
  'unknown-gateway': "have your member's root sign a gateway.register statement for this address",
  'unknown-key': "have your member's root sign a key.add statement for this key",
  'revoked-key': 'sign with a key that is not revoked',
  'expired-key': 'register a new signing key and sign with it',
  'not-yet-valid-key': 'wait until the key is valid, or sign with one that is',
  'suspended-member': 'nothing of a suspended member is taken until the members reinstate it',
  'bad-signature': 'seal the notice again: it was altered, or signed by another key than its header names',
  // Validly signed and refused as a whole: a notice entry, a refusal entry, and the sequence number is used.
  equivocation: 'a revision is said once: give changed content the next revision number',
  'seq-taken': 'take the next free sequence number: another notice has this one',
  'seq-broken': 'seqPrev must name the notice with the sequence number before; repair the outbox from its own copies',
  'digest-mismatch': 'send every slot, box and routing disclosure as it was signed',
  'too-many-recipients': 'address at most 512 recipients in one notice',
  'unknown-suite': 'seal with a suite of docs/spec/sealed-notice.md',
  'clock-skew': "set the gateway's clock by a time server and submit the notice as a new revision",
  // Refused for one recipient, in the signed decision; `expired` is also said of a notice as a whole.
  ...FOR_ONE_RECIPIENT,
  // Refused as a receipt.
  'too-many-receipts': 'a category is purged once; say nothing of it again',
  // Refused as a release.
  'not-a-reviewer': 'only a member that the others appointed as a reviewing body releases or refuses',
  'unknown-notice': 'release what was delivered to your member for review, recall what the exchange has taken and not refused, as it was signed',
  'not-held': 'name only recipients that are held: of this notice and revision, and not released or refused before',
  // Refused as a recall.
  'not-the-origin': "only a gateway of the notice's own member recalls it",
  // Refused because of one: a later revision, or a release.
  recalled: 'nothing more is taken of a notice that is recalled: issue a new one',
} as const;

export type RefusalCode = keyof typeof REMEDIES;

/** Why a submission, receipt, release or recall is not taken. The message is for its sender: what was found, and what to do. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, found: string) {
    super(`${found}: ${REMEDIES[code]}`);
    this.name = 'Refusal';
    this.code = code;
  }
}
