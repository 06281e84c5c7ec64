/**
 * - `bad-config`: the configuration, data folder or genesis file is not usable
 * - `no-key`: the keystore holds no signing key of the exchange that is valid now
 * - `unavailable`: the ledger or NATS did not answer; the same call again may succeed
 * - `engine-failure`, `clock-in-doubt`, `no-bundle`: nothing can be decided now; the message is put off and comes again
 * - `unwitnessed`: ordinary intake is halted for want of witnesses; what is not essential comes again
 * - `too-many-alerts`: a member has had as many entered as it may while ordinary intake is halted; the next one comes again
 * - `ledger-refused`: the ledger refuses the entry for good
 */
export type ExchangeErrorCode =
  | 'bad-config'
  | 'no-key'
  | 'unavailable'
  | 'ledger-refused'
  | 'engine-failure'
  | 'clock-in-doubt'
  | 'no-bundle'
  | 'unwitnessed'
  | 'too-many-alerts';

const PASSING: ReadonlySet<ExchangeErrorCode> = new Set(['unavailable', 'engine-failure', 'clock-in-doubt', 'no-bundle', 'unwitnessed', 'too-many-alerts']);

/** A failure of the exchange itself. What is wrong with a message is a `Refusal` instead. */
export class ExchangeError extends Error {
  readonly code: ExchangeErrorCode;
  readonly retryable: boolean;

  constructor(code: ExchangeErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ExchangeError';
    this.code = code;
    this.retryable = PASSING.has(code);
  }
}

/** The policy engine itself has failed: it decides nothing any more until the process is started again. */
export const isBroken = (error: unknown): boolean => codeOf(error) === 'engine-failure';

/** Whether the same call may succeed later without any change: errors of this service and of the bus say so themselves. */
export const isRetryable = (error: unknown): boolean => error instanceof Error && 'retryable' in error && error.retryable === true;

/** The stable code of an error, for logs and metrics. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal');
