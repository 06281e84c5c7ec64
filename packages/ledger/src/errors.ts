/** Stable codes of what can be wrong with a log, its notes and its proofs. */
export type LedgerErrorCode =
  /** Bytes or text that are not in the one form the specification allows. */
  | 'malformed-key'
  | 'malformed-note'
  | 'malformed-checkpoint'
  | 'malformed-proof'
  | 'malformed-path'
  | 'malformed-bundle'
  | 'malformed-policy'
  | 'malformed-request'
  | 'malformed-fork'
  /** A signature of a known key that does not verify, or no signature of a known key at all. */
  | 'bad-signature'
  | 'unsigned'
  /** A checkpoint of another log. */
  | 'wrong-origin'
  /** Too few witnesses have cosigned a checkpoint. */
  | 'no-quorum'
  /** A proof, tile or entry that does not lead to the signed root. */
  | 'wrong-hash'
  /** A file of the tree that is not there. */
  | 'missing'
  /** A position, size or width that does not exist. */
  | 'out-of-range'
  /** An entry over 65,535 bytes. */
  | 'too-large';

/** What this package throws. `path` names the file of the tree that is to blame, where there is one. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;
  readonly path: string | undefined;

  constructor(code: LedgerErrorCode, message: string, options: { readonly path?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'LedgerError';
    this.code = code;
    this.path = options.path;
  }
}
