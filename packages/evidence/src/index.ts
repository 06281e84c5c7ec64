export { assembleEvidence, checkableCheckpoint, type EvidenceParts } from './assemble.ts';
export { EVIDENCE_CODES, type EvidenceCode, EvidenceError } from './errors.ts';
export { type Evidence, formatEvidence, MAX_EVIDENCE_BYTES, parseEvidence } from './format.ts';
export { REDACTABLE, redactEvidence } from './redact.ts';
export type { DecideAgain, DecidedAgain, DecisionQuestion } from './parts/again.ts';
export type { EvidenceReport, PartName, PartState, Problem, ReportPart, Said } from './report.ts';
export { verifyEvidence, type VerifyOptions } from './verify.ts';
export { PART_LABELS, STATE_LABELS, VERDICTS } from './words/labels.ts';
export { LANGUAGES, type Language, pieces, plainText, sentence } from './words/sentences.ts';
