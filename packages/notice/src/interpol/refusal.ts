import type { IssueCode } from '../errors.ts';

/** Why a record is not imported. Closed set: codes of its own, and those of a notice's validation. */
export type ImportCode = 'not-a-record' | 'unknown-kind' | 'bad-id' | IssueCode;

/** Ends the conversion of one record; caught by convertRecord and never seen outside. The message names the field and holds no value. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ImportCode;

  constructor(code: ImportCode, field: string, expected: string, found: string, advice = 'correct the field or set it to null') {
    super(`${field}: expected ${expected}; found ${found}; ${advice}`);
    this.code = code;
  }
}
