/**
 * - `bad-config`: the configuration, key or genesis file is not usable
 * - `wrong-genesis`: the log was begun with another genesis file
 * - `second-writer`: another process has this ledger open
 * - `rolled-back`: what was signed is ahead of the database: an old copy of it was put back
 * - `damaged`: the database's entries are not those that were signed
 * - `unavailable`: the disk did not take it; the same call again may succeed
 */
export type LedgerServiceErrorCode = 'bad-config' | 'wrong-genesis' | 'second-writer' | 'rolled-back' | 'damaged' | 'unavailable';

/** A failure of the service itself. What is wrong with a request is a code in its answer instead. */
export class LedgerServiceError extends Error {
  readonly code: LedgerServiceErrorCode;
  readonly retryable: boolean;

  constructor(code: LedgerServiceErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LedgerServiceError';
    this.code = code;
    this.retryable = code === 'unavailable';
  }
}

/** The stable code of an error, for logs and metrics: ours, SQLite's or the system's. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal');
