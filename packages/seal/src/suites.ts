import { SealError } from './errors.ts';
import type { SuiteId } from './types.ts';

/** Numbers from the IANA HPKE registry, and lengths in bytes. */
export interface Suite {
  readonly id: SuiteId;
  readonly kem: number;
  readonly kdf: number;
  readonly aead: number;
  readonly encBytes: number;
  readonly publicKeyBytes: number;
  readonly seedBytes: number;
}

const HKDF_SHA256 = 0x0001;
const AES_256_GCM = 0x0002;

const SUITES: Readonly<Record<SuiteId, Suite>> = {
  'hc1-mlkem768-x25519-hkdf-sha256-aes-256-gcm': {
    id: 'hc1-mlkem768-x25519-hkdf-sha256-aes-256-gcm',
    kem: 0x647a,
    kdf: HKDF_SHA256,
    aead: AES_256_GCM,
    encBytes: 1120,
    publicKeyBytes: 1216,
    seedBytes: 32,
  },
  'hc1-x25519-hkdf-sha256-aes-256-gcm': {
    id: 'hc1-x25519-hkdf-sha256-aes-256-gcm',
    kem: 0x0020,
    kdf: HKDF_SHA256,
    aead: AES_256_GCM,
    encBytes: 32,
    publicKeyBytes: 32,
    seedBytes: 32,
  },
};

/** Hybrid: what is recorded today stays closed when quantum machines come. */
export const DEFAULT_SUITE: SuiteId = 'hc1-mlkem768-x25519-hkdf-sha256-aes-256-gcm';

export const SUITE_IDS = Object.keys(SUITES) as readonly SuiteId[];

export const isSuiteId = (id: string): id is SuiteId => Object.hasOwn(SUITES, id);

/** @throws SealError unknown-suite */
export function suiteOf(id: string): Suite {
  if (!isSuiteId(id)) throw new SealError('unknown-suite', `the suite is none of ${SUITE_IDS.join(', ')}`);
  return SUITES[id];
}
