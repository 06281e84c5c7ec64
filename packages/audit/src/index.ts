export { readDirectoryAlone as fileTreeReader } from '@huecry/ledger/directory';
export { type AuditOptions, auditTree } from './audit.ts';
export { MAX_TIME_BACKWARDS_MS } from './checks.ts';
export { formatReport } from './format.ts';
export { type AuditCode, type AuditReport, type Counts, type Fork, type Gap, MAX_LISTED, type Problem, type UnwitnessedStretch } from './report.ts';
export { type End, formatReplay, parseEnd, ReplayError, type ReplayErrorCode, type ReplayOptions, type ReplayReport, replayTree } from './replay/index.ts';
