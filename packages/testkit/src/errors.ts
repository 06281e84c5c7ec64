/** `no-server`: nats-server is not there or did not start. `gone`: the process has ended. */
export type TestkitErrorCode = 'no-server' | 'gone';

export class TestkitError extends Error {
  readonly code: TestkitErrorCode;

  constructor(code: TestkitErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TestkitError';
    this.code = code;
  }
}
