import type { Recalled } from './api/recalls.ts';

/** Why a call failed, beside the codes that the gateway itself gives (docs/spec/gateway-api.md). */
export type ClientCode = 'unreachable' | 'unexpected-answer' | 'aborted';

export interface Issue {
  /** RFC 6901 JSON Pointer into the notice. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/**
 * A call that failed. `code` is the gateway's stable code (for example `invalid-notice`), or a ClientCode.
 * `retryable`: the same call may succeed later; nothing was accepted twice, because publishing takes an idempotency key.
 */
export class SdkError extends Error {
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly issues: readonly Issue[];
  readonly retryable: boolean;
  /** In English what was the matter, where `message` is in another language. */
  readonly detail: string | null;
  /** With the code `recalled`: who recalled the notice, when and why. */
  readonly recalled: Recalled | null;

  constructor(
    code: string,
    message: string,
    options: { status?: number; issues?: readonly Issue[]; retryable?: boolean; detail?: string; recalled?: Recalled; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SdkError';
    this.code = code;
    this.status = options.status ?? 0;
    this.issues = options.issues ?? [];
    this.retryable = options.retryable ?? false;
    this.detail = options.detail ?? null;
    this.recalled = options.recalled ?? null;
  }
}
