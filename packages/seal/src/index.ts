export {
  attach,
  attachedFile,
  type AttachedFile,
  attachmentCiphertextBytes,
  type AttachmentContext,
  detach,
  encryptAttachment,
} from './attachment.ts';
export { parseDecision, signDecision, verifyDecision, verifyParsedDecision } from './decision.ts';
export { decisionElement, type DisclosedElement, disclosedContent, disclosedElement, disclosedRestrictions, disclosedRouting } from './disclosed.ts';
export { type DeliveryBuilder, deliveryBuilder } from './delivery.ts';
export { verifyEd25519 } from './engines/index.ts';
export { SealError, type SealErrorCode } from './errors.ts';
export { assertBoxKey, boxKid, decapsulatorFromSeed } from './hpke/index.ts';
export { assertStrongKey, publicJwk, publicKeyOfJwk, signerFromSeed, signingKid } from './keys.ts';
export { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS, MAX_DISCLOSURE_BYTES, MAX_DISCLOSURES, MAX_JWS_BYTES, MAX_RECIPIENTS } from './limits.ts';
export { type AddressedRecipient, checkParts, type CheckedParts, type NoticeParts } from './parts.ts';
export { presentation } from './presentation.ts';
export { disclosureDigest } from './sd-jwt.ts';
export { seal } from './seal.ts';
export {
  parseRecall,
  parseReceipt,
  parseRefusal,
  parseRelease,
  signRecall,
  signReceipt,
  signRefusal,
  signRelease,
  verifyRecall,
  verifyReceipt,
  verifyRefusal,
  verifyRelease,
} from './statements.ts';
export { checkSubmission, parseNoticeJws, parseSubmission, verifyNoticeSignature } from './submission.ts';
export { DEFAULT_SUITE, isSuiteId, SUITE_IDS } from './suites.ts';
export type {
  RecallClaims,
  RecallInput,
  ReceiptClaims,
  ReceiptInput,
  ReceiptState,
  RefusalClaims,
  RefusalInput,
  ReleaseClaims,
  ReleaseInput,
} from './statement-types.ts';
export type {
  AttachmentRef,
  CheckedRecipient,
  CheckedSlot,
  CheckedSubmission,
  Decapsulator,
  DecisionClaims,
  DecisionInput,
  JwsHeader,
  Mode,
  NoticeClaims,
  ParsedDecision,
  ParsedJws,
  ParsedNotice,
  ParsedSubmission,
  PolicyDigests,
  PublicJwk,
  RandomSource,
  RecipientDecision,
  RecipientPlan,
  Restrictions,
  RuleClaim,
  Sealed,
  SealInput,
  Signer,
  SlotAttachment,
  SuiteId,
  WithheldClaim,
} from './types.ts';
