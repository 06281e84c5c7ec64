import { LedgerError } from '@huecry/ledger';
import { ProtoError } from '@huecry/proto';
import { RegistryError } from '@huecry/registry';
import { SealError } from '@huecry/seal';

/**
 * What can be wrong with a part of an evidence file, besides what the formats inside it say of themselves (the codes of
 * `LedgerError`, `SealError` and `RegistryError` keep their names). Stable: docs/spec/evidence.md says when each is given.
 */
export const EVIDENCE_CODES = [
  'malformed',
  'too-large',
  'wrong-genesis',
  'unknown-signature',
  'malformed-entry',
  'wrong-kind',
  'wrong-order',
  'missing',
  'not-listed',
  'not-signed',
  'unused-entry',
  'broken-chain',
  'stale-decision',
  'wrong-exchange',
  'wrong-notice',
  'wrong-position',
  'wrong-recipients',
  'wrong-outcome',
  'wrong-category',
  'wrong-member',
  'not-a-reviewer',
  'digest-mismatch',
  'decision-differs',
  'nothing-removed',
] as const;
export type EvidenceCode = (typeof EVIDENCE_CODES)[number];

/** A part of an evidence file that is not as it must be. The message never holds content; `path` is a JSON Pointer into the file. */
export class EvidenceError extends Error {
  readonly code: string;
  readonly path: string;

  constructor(code: EvidenceCode, message: string, path = '', cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'EvidenceError';
    this.code = code;
    this.path = path;
  }
}

/** The code and reason of what a format inside the file refuses; null where the error says nothing about the file. */
export function refusalOf(error: unknown): { readonly code: string; readonly reason: string } | null {
  if (error instanceof EvidenceError || error instanceof SealError || error instanceof LedgerError || error instanceof RegistryError)
    return { code: error.code, reason: error.message };
  return error instanceof ProtoError ? { code: 'malformed-entry', reason: error.message } : null;
}
