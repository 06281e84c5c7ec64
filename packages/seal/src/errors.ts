/** Why an object was refused. Stable: tests, services and other implementations rely on the words. */
export type SealErrorCode =
  | 'malformed'
  | 'too-large'
  | 'too-many-recipients'
  | 'wrong-type'
  | 'wrong-mode'
  | 'bad-signature'
  | 'digest-mismatch'
  | 'duplicate-disclosure'
  | 'unknown-disclosure'
  | 'mislabelled-disclosure'
  | 'commitment-mismatch'
  | 'attachment-mismatch'
  | 'missing-slot'
  | 'wrong-recipient'
  | 'wrong-decision'
  | 'unknown-suite'
  | 'unknown-key'
  | 'weak-key'
  | 'cannot-open'
  | 'expired'
  | 'keystore';

/**
 * A sealed notice, decision, receipt, refusal or key that is not as it must be.
 * The message says what was expected and found and never holds content or key material.
 * The same bytes fail again: trying again does not help.
 */
export class SealError extends Error {
  readonly code: SealErrorCode;
  readonly retryable = false as const;

  constructor(code: SealErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SealError';
    this.code = code;
  }
}
