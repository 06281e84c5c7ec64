/** `unreadable`: a file that is missing or is no JSON; `malformed`: an entry of another shape, or without source or date; `inconsistent`: entries that contradict each other. */
export type LawCode = 'unreadable' | 'malformed' | 'inconsistent';

/** A data set that may not be used. The message names the file and the place in it, and what to do. */
export class LawError extends Error {
  readonly code: LawCode;
  readonly retryable = false as const;

  constructor(code: LawCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LawError';
    this.code = code;
  }
}
