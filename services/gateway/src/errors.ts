import type { api } from '@huecry/sdk';

type Recalled = api.Recalled;

/** Every reason for which the gateway refuses a call of its agency's systems. Stable. */
export type GatewayErrorCode =
  | 'invalid-request'
  | 'invalid-notice'
  | 'unknown-recipient'
  | 'own-address'
  | 'unknown-member'
  | 'kind-changed'
  | 'not-requestable'
  | 'confirmation-required'
  | 'confirmation-stale'
  | 'idempotency-conflict'
  | 'unauthorised'
  | 'forbidden'
  | 'not-found'
  | 'recalled'
  | 'not-the-origin'
  | 'no-presentation'
  | 'no-evidence'
  | 'attachment-waiting'
  | 'not-a-reviewer'
  | 'not-held'
  | 'notice-expired'
  | 'too-large'
  | 'rate-limited'
  | 'statement-refused'
  | 'not-ready'
  | 'not-registered'
  | 'unavailable'
  | 'not-proved'
  | 'bad-config'
  | 'internal';

const STATUS: Readonly<Record<GatewayErrorCode, number>> = {
  'invalid-request': 400,
  'invalid-notice': 422,
  'unknown-recipient': 422,
  'own-address': 422,
  'unknown-member': 422,
  'kind-changed': 422,
  'not-requestable': 409,
  'confirmation-required': 409,
  'confirmation-stale': 409,
  'idempotency-conflict': 409,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  recalled: 410,
  'not-the-origin': 403,
  'no-presentation': 409,
  'no-evidence': 409,
  'attachment-waiting': 503,
  'not-a-reviewer': 403,
  'not-held': 409,
  'notice-expired': 409,
  'too-large': 413,
  'rate-limited': 429,
  'statement-refused': 422,
  'not-ready': 503,
  'not-registered': 503,
  unavailable: 503,
  'not-proved': 409,
  'bad-config': 500,
  internal: 500,
};

/** One fault of a request: where it is, and what would be right. Never holds a value that was sent. */
export interface GatewayIssue {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** A refusal in plain words. `status` is the HTTP status; 503 and 429 may succeed later without any change. */
export class GatewayError extends Error {
  readonly code: GatewayErrorCode;
  readonly status: number;
  readonly issues: readonly GatewayIssue[] | undefined;
  /** With the code `recalled`: who recalled the notice, when and why. */
  readonly recalled: Recalled | undefined;

  constructor(
    code: GatewayErrorCode,
    message: string,
    options: { readonly issues?: readonly GatewayIssue[]; readonly recalled?: Recalled; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'GatewayError';
    this.code = code;
    this.status = STATUS[code];
    this.issues = options.issues;
    this.recalled = options.recalled;
  }
}
