export { isAddress, isMemberCode, memberOf, parseAddress } from './address.ts';
export { EYE_COLOURS, type EyeColour, HAIR_COLOURS, type HairColour } from './codes/appearance.ts';
export { BASES, type Basis } from './codes/bases.ts';
export { isCountry, isIssuer } from './codes/countries.ts';
export { OFFENCE_CLASSES, type OffenceClass } from './codes/offences.ts';
export { ISSUE_CODES, type IssueCode, NoticeError, type NoticeErrorCode, type NoticeIssue } from './errors.ts';
export { contentFacts, expirySeconds, type NoticeContentFacts, routingFacts } from './facts.ts';
export { type Conversion, convertRecord, type RecordIdentity } from './interpol/convert.ts';
export { identityFingerprint, recordFingerprint } from './interpol/fingerprint.ts';
export type { PublicKind } from './interpol/kind.ts';
export { recordsOf } from './interpol/records.ts';
export type { ImportCode } from './interpol/refusal.ts';
export { noticeJsonSchema } from './json-schema.ts';
export { ESSENTIAL_KINDS, KIND_RULES, type KindRule, mayIssue, type Requirement, type Threshold } from './kinds.ts';
export { categoryOf, documentFromLeaves, leavesOf } from './leaves.ts';
export { NOTICE_LIMITS } from './limits.ts';
export { type ParsedNotice, parseNotice } from './parse.ts';
export { pseudonymise } from './pseudonymise/pseudonymise.ts';
export { type Notice, type NoticeOf, noticeSchema } from './schema/notice.ts';
export { NOT_STATED, type PartialDate } from './schema/text.ts';
export {
  type Address,
  CATEGORIES,
  type Category,
  type Classification,
  CLASSIFICATIONS,
  type Condition,
  CONDITIONS,
  type Handling,
  KINDS,
  type Kind,
  type Leaf,
  type MemberCode,
  PROFILES,
  type Profile,
  type RoutingFacts,
} from './vocabulary.ts';
