/** A command that cannot go on. `code` is stable; the message says what to do. */
export class CliError extends Error {
  readonly code:
    | 'usage'
    | 'no-gateway'
    | 'unreadable-file'
    | 'unwritable-file'
    | 'not-json'
    | 'wrong-file'
    | 'wrong-end'
    | 'other-work'
    | 'work-in-use'
    | 'failed';

  constructor(code: CliError['code'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'CliError';
    this.code = code;
  }
}
