export { type End, parseEnd } from './end.ts';
export { ReplayError, type ReplayErrorCode } from './errors.ts';
export { formatReplay } from './format.ts';
export { type ReplayOptions, replayTree } from './replay.ts';
export type { ReplayReport } from './report.ts';
