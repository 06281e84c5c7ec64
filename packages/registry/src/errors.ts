/**
 * Why a statement was refused, or a file or answer not taken. Stable: services, auditors and other
 * implementations rely on the words; docs/spec/registry.md says when each is given.
 */
export const REGISTRY_CODES = [
  'malformed',
  'too-large',
  'wrong-mode',
  'wrong-network',
  'iat-in-future',
  'iat-too-old',
  'replayed',
  'unknown-member',
  'unknown-key',
  'revoked-key',
  'expired-key',
  'not-yet-valid-key',
  'bad-signature',
  'suspended-member',
  'wrong-signer',
  'quorum-missing',
  'quorum-unreachable',
  'member-exists',
  'foreign-address',
  'address-taken',
  'unknown-gateway',
  'weak-key',
  'key-id-mismatch',
  'key-in-use',
  'already-revoked',
  'invalid-period',
  'overlapping-period',
  'no-change',
  'source-missing',
  'as-of-in-future',
  'unknown-treaty',
  'not-a-party',
  'invalid-parties',
  'wrong-order',
  'duplicate-code',
  'bundle-invalid',
  'bundle-tests-failed',
  'digest-mismatch',
  'broken-chain',
  'out-of-order',
  'bad-proof',
] as const;
export type RegistryCode = (typeof REGISTRY_CODES)[number];

/** A genesis file, statement or registry answer that is not as it must be. The same input fails again at the same position. */
export class RegistryError extends Error {
  readonly code: RegistryCode;
  readonly retryable = false as const;

  constructor(code: RegistryCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'RegistryError';
    this.code = code;
  }
}
