/** Everything that this package throws. What a person typed wrong is never thrown: it comes back as {@link NoticeIssue}s. */
export type NoticeErrorCode = 'bad-address' | 'bad-pointer' | 'conflicting-leaves' | 'bad-key';

/** Thrown where a caller broke a contract of this package; the message never holds a value from a notice. */
export class NoticeError extends Error {
  override readonly name = 'NoticeError';
  readonly code: NoticeErrorCode;

  constructor(code: NoticeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Closed set of codes for what can be wrong with a notice. */
export const ISSUE_CODES = [
  'malformed',
  'too-large',
  'too-deep',
  'too-many-fields',
  'field-too-large',
  'forbidden-key',
  'unknown-field',
  'unknown-kind',
  'missing-field',
  'wrong-type',
  'unknown-code',
  'bad-format',
  'bad-date',
  'bad-text',
  'empty',
  'too-long',
  'too-many',
  'out-of-range',
  'penalty-below-threshold',
  'expiry-out-of-range',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** One thing that is wrong with a notice. `pointer` is an RFC 6901 JSON Pointer into the whole notice; `message` holds no value of it. */
export interface NoticeIssue {
  readonly pointer: string;
  readonly code: IssueCode;
  readonly message: string;
}
