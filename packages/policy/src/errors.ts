/** Every reason for which a bundle is not admitted. Stable. */
export type PolicyErrorCode =
  | 'malformed'
  | 'too-large'
  | 'syntax'
  | 'missing-annotation'
  | 'unknown-annotation'
  | 'misplaced-annotation'
  | 'bad-annotation'
  | 'duplicate-id'
  | 'unknown-point'
  | 'unnamed-action'
  | 'unknown-fact'
  | 'invalid-rule'
  | 'unparsed-bundle'
  | 'engine-failure';

/** Where in a bundle the fault is. */
export interface PolicyErrorPlace {
  /** `export.cedar`, `import.cedar`, `tests.json`, `bundle.json`. */
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  /** The rule's `@id`, where it is known. */
  readonly rule?: string | undefined;
}

/** A bundle that must not be admitted, with file, line and rule for the person who wrote it. */
export class PolicyError extends Error {
  readonly code: PolicyErrorCode;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly rule: string | undefined;

  constructor(code: PolicyErrorCode, message: string, place: PolicyErrorPlace = {}, cause?: unknown) {
    const at = place.file === undefined ? '' : `${place.file}${place.line === undefined ? '' : `:${place.line}`}: `;
    const rule = place.rule === undefined ? '' : `rule ${place.rule}: `;
    super(`${at}${rule}${message}`, cause === undefined ? undefined : { cause });
    this.name = 'PolicyError';
    this.code = code;
    this.file = place.file;
    this.line = place.line;
    this.rule = place.rule;
  }
}
