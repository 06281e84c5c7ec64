export type ReplayErrorCode =
  /** The working file was begun with another tree, checkpoint, key, audit file or end. */
  | 'other-work'
  /** Another replay is writing the working file. */
  | 'work-in-use'
  /** The audit file is of another ledger, or is no audit file. */
  | 'wrong-file'
  /** The end that was asked for is neither a time nor a position of this tree. */
  | 'wrong-end';

/** Why a replay does not begin. What is wrong with the ledger is in the report, not thrown. */
export class ReplayError extends Error {
  readonly code: ReplayErrorCode;

  constructor(code: ReplayErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ReplayError';
    this.code = code;
  }
}
