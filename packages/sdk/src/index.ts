export * as api from './api.ts';
export type {
  AlarmEvent,
  Attachment,
  ContentRequests,
  DryRun,
  DryRunRecipient,
  ExportLine,
  Explanation,
  ImportOutcome,
  Language,
  LedgerView,
  NoticeProof,
  NoticeStatus,
  NoticeSummary,
  NoticeView,
  Recall,
  Recalled,
  RecipientWaits,
  Revisions,
  Presentation,
  RecipientStatus,
  ReviewStatus,
  ReviewSummary,
  Restrictions,
  SearchHit,
  StreamEvent,
  Violations,
  WhatIf,
  WitnessedEvent,
} from './api.ts';
export {
  type Client,
  connect,
  type ReviewListOptions,
  type ReleaseOptions,
  type RefuseOptions,
  type DryRunOptions,
  type ExplainOptions,
  type ListOptions,
  type PublishOptions,
  type RecallOptions,
  type ReviseOptions,
  type SearchOptions,
} from './client.ts';
export { type ClientCode, type Issue, SdkError } from './errors.ts';
export type { AuditFileOptions } from './audit-file.ts';
export type { ExportOptions } from './export.ts';
export { importRecords, type ImportSummary } from './import.ts';
export type { StreamOptions } from './stream.ts';
export type { Connection } from './transport.ts';
