/** Why an audit file was not taken or not written. Stable; docs/spec/audit.md says when each is given. */
export type AuditFileErrorCode =
  | 'wrong-magic'
  | 'malformed'
  | 'truncated'
  | 'too-large'
  | 'wrong-order'
  | 'beyond-size'
  | 'forbidden-content'
  | 'trailing-bytes'
  | 'wrong-offset'
  | 'other-file';

/** An audit file that is not as it must be. `offset` is the byte at which what is wrong begins. The same bytes fail again. */
export class AuditFileError extends Error {
  readonly code: AuditFileErrorCode;
  readonly offset: number;
  readonly retryable = false as const;

  constructor(code: AuditFileErrorCode, offset: number, message: string, cause?: unknown) {
    super(`audit file, byte ${offset}: ${message}`, cause === undefined ? undefined : { cause });
    this.name = 'AuditFileError';
    this.code = code;
    this.offset = offset;
  }
}
