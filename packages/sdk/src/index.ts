export * as api from './api.ts';
export type { Explanation, ImportOutcome, NoticeStatus, NoticeSummary, NoticeView, Presentation, RecipientStatus, StreamEvent } from './api.ts';
export { type Client, connect, type ExplainOptions, type ListOptions, type PublishOptions } from './client.ts';
export { type ClientCode, type Issue, SdkError } from './errors.ts';
export { importRecords, type ImportSummary } from './import.ts';
export type { StreamOptions } from './stream.ts';
export type { Connection } from './transport.ts';
