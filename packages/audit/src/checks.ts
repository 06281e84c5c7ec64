/** What one entry must be by itself, whoever reads the log and whatever stands beside it. */
import { Entry, ProtoError } from '@huecry/proto';
import { type Genesis, parseGenesis, RegistryError, type RegistryState } from '@huecry/registry';
import { type Mode, SealError } from '@huecry/seal';
import type { AuditCode } from './report.ts';

/** The exchange's clock may be set back by this much between two entries. */
export const MAX_TIME_BACKWARDS_MS = 10 * 60 * 1000;
export const DIGEST_BYTES = 32;

/** Ends the check of one entry: the problem is listed and the next entry is looked at. */
export class Finding extends Error {
  readonly code: AuditCode;

  constructor(code: AuditCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function decodeEntry(bytes: Uint8Array): Entry {
  try {
    return Entry.decode(bytes);
  } catch (error) {
    if (error instanceof ProtoError) throw new Finding('malformed-entry', error.message);
    throw error;
  }
}

export function readGenesis(bytes: Uint8Array): Genesis {
  try {
    return parseGenesis(bytes);
  } catch (error) {
    if (error instanceof RegistryError) throw new Finding('invalid-genesis', error.message);
    throw error;
  }
}

/** What the seal refuses, as a finding. Its own `bad-signature` keeps its name. */
export function reading<T>(code: AuditCode, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SealError) throw new Finding(error.code === 'bad-signature' ? 'bad-signature' : code, error.message);
    throw error;
  }
}

export function requireMode(state: RegistryState, mode: Mode): void {
  if (mode !== state.mode) throw new Finding('wrong-mode', `expected ${state.mode}, found ${mode}`);
}

/** At least one digest, in strictly ascending order. */
export function requireDigests(digests: readonly Uint8Array[]): void {
  if (digests.length === 0) throw new Finding('malformed-receipts', 'the entry carries no digest');
  for (const [i, digest] of digests.entries()) {
    if (digest.length !== DIGEST_BYTES) throw new Finding('malformed-receipts', `digest ${i} has ${digest.length} bytes, expected ${DIGEST_BYTES}`);
    const before = digests[i - 1];
    if (before !== undefined && Buffer.compare(before, digest) >= 0) throw new Finding('malformed-receipts', `digest ${i} is not above the one before it`);
  }
}
