import { Delivery } from '@huecry/proto';
import { type DecisionClaims, type NoticeClaims, parseDecision, parseNoticeJws } from '@huecry/seal';

/** What a delivery says of itself, before anything of it is believed. */
export interface Peeked {
  readonly digest: string;
  readonly kid: string;
  readonly claims: NoticeClaims;
  readonly decision: DecisionClaims;
  readonly noticePosition: number;
  readonly decisionPosition: number;
  /** The exchange says that an entry of it is marked: no quorum of witnesses had seen it. A hint: what counts is a proof. */
  readonly unwitnessed: boolean;
  /** Word for word, as signed. */
  readonly decisionJws: Uint8Array;
}

/**
 * Reads the names on a delivery: shape only, no signature.
 * @throws SealError, ProtoError where not even that can be read
 */
export function peekDelivery(bytes: Uint8Array): Peeked {
  const message = Delivery.decode(bytes);
  const notice = parseNoticeJws(message.jws);
  const decision = parseDecision(message.decision);
  return {
    digest: Buffer.from(notice.digest).toString('base64url'),
    kid: notice.header.kid,
    claims: notice.claims,
    decision: decision.claims,
    noticePosition: message.noticePosition,
    decisionPosition: message.decisionPosition,
    unwitnessed: message.unwitnessed,
    decisionJws: message.decision,
  };
}
