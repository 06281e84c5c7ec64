/** The audit file: what opens the commitments of a ledger's entries, for one auditor role. docs/spec/audit.md. */
export { AuditFileEncoder, type Opening } from './encode.ts';
export { AuditFileError, type AuditFileErrorCode } from './errors.ts';
export { mergeAuditFiles } from './merge.ts';
export { type AuditFile, type AuditFilePlace, openAuditFile, type PlacedOpening } from './reader.ts';
export { type AuditFileSummary, receiveAuditFile, summariseAuditFile } from './receive.ts';
export type { AuditFileHeader, AuditRole } from './rules.ts';
export { type AuditFileWriter, createAuditFileWriter } from './writer.ts';
