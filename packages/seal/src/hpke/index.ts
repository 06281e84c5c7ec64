import { libsodium } from '../engines/index.ts';
import { base64url, lengthPrefixed, PROTOCOL, sameBytes, sha256 } from '../encoding.ts';
import { SealError } from '../errors.ts';
import { suiteOf } from '../suites.ts';
import type { Decapsulator, SuiteId } from '../types.ts';
import { type Encapsulator, KEMS } from './kem.ts';
import { type Exporter, KeySchedule } from './schedule.ts';

const AES_256_GCM = 0x0002;

const SCHEDULES: Readonly<Record<SuiteId, KeySchedule>> = {
  'hc1-mlkem768-x25519-hkdf-sha256-aes-256-gcm': new KeySchedule(0x647a, AES_256_GCM),
  'hc1-x25519-hkdf-sha256-aes-256-gcm': new KeySchedule(0x0020, AES_256_GCM),
};

/** The key id of a box key: base64url SHA-256 over protocol, `box`, suite and public key, each with its length. */
export const boxKid = (suite: SuiteId, publicKey: Uint8Array): string => base64url(sha256(lengthPrefixed(PROTOCOL, 'box', suite, publicKey)));

/** 2^255 - 19 in little-endian bytes. */
const P25519 = Uint8Array.of(0xed, ...Array.from({ length: 30 }, () => 0xff), 0x7f);
const PROBE = new Uint8Array(32).fill(0x40);

function isCanonicalX25519(point: Uint8Array): boolean {
  for (let i = 31; i >= 0; i--) {
    const [found, limit] = [point[i] ?? 0, P25519[i] ?? 0];
    if (found !== limit) return found < limit;
  }
  return false;
}

/**
 * Refuses a box public key that must not be registered or sealed to: wrong length, an ML-KEM coefficient
 * not below q, an X25519 point of small order or in a second spelling.
 * @throws SealError weak-key
 */
export function assertBoxKey(suite: SuiteId, publicKey: Uint8Array): void {
  readBoxKey(suite, publicKey);
}

function readBoxKey(suite: SuiteId, publicKey: Uint8Array): Encapsulator {
  const { publicKeyBytes } = suiteOf(suite);
  if (publicKey.length !== publicKeyBytes) {
    throw new SealError('weak-key', `a public key of ${suite} has ${publicKeyBytes} bytes, ${publicKey.length} found`);
  }
  const point = publicKey.subarray(-32);
  if (!isCanonicalX25519(point)) throw new SealError('weak-key', 'the X25519 public key is not in canonical encoding');
  if (libsodium.x25519(PROBE, point) === null) throw new SealError('weak-key', 'the X25519 public key is of small order');
  try {
    return KEMS[suite].encapsulator(Uint8Array.from(publicKey));
  } catch (cause) {
    throw new SealError('weak-key', 'the ML-KEM-768 public key is not valid', cause);
  }
}

const CACHED_KEYS = 4096;
const readKeys = new Map<string, Encapsulator>();

/** A recipient's key, read at its first use: reading an ML-KEM key costs as much as using it. */
function encapsulatorFor(suite: SuiteId, kid: string, publicKey: Uint8Array): Encapsulator {
  const known = readKeys.get(kid);
  // The id is a digest of suite and key, so a known id under another key is a false id.
  if (known !== undefined && known.publicKey.length === suiteOf(suite).publicKeyBytes && sameBytes(known.publicKey, publicKey)) return known;
  if (boxKid(suite, publicKey) !== kid) throw new SealError('unknown-key', 'the key id of a recipient is not the id of its box key');
  const read = readBoxKey(suite, publicKey);
  if (readKeys.size >= CACHED_KEYS) readKeys.clear();
  readKeys.set(kid, read);
  return read;
}

/** Base-mode sender: one encapsulation to a recipient, and its exporter. `ephemeral` is 32 fresh random bytes. */
export function setupSender(
  recipient: { readonly suite: SuiteId; readonly kid: string; readonly publicKey: Uint8Array },
  info: Uint8Array,
  ephemeral: Uint8Array,
): { enc: Uint8Array; exporter: Exporter } {
  const { enc, sharedSecret } = encapsulatorFor(recipient.suite, recipient.kid, recipient.publicKey).encapsulate(ephemeral);
  const exporter = SCHEDULES[recipient.suite].exporter(sharedSecret, info);
  sharedSecret.fill(0);
  return { enc, exporter };
}

/** Base-mode receiver. @throws SealError cannot-open */
export function setupReceiver(key: Decapsulator, enc: Uint8Array, info: Uint8Array): Exporter {
  const sharedSecret = key.decapsulate(enc);
  const exporter = SCHEDULES[key.suite].exporter(sharedSecret, info);
  sharedSecret.fill(0);
  return exporter;
}

export type { Exporter } from './schedule.ts';

/**
 * A box key pair from its 32-byte seed: the X25519 private key itself, or the seed that
 * draft-ietf-hpke-pq expands by SHAKE256 to the ML-KEM seed and the X25519 private key.
 */
export function decapsulatorFromSeed(suite: SuiteId, seed: Uint8Array): Decapsulator & { readonly publicKey: Uint8Array } {
  const { encBytes, seedBytes } = suiteOf(suite);
  if (seed.length !== seedBytes) throw new SealError('malformed', `a seed of ${suite} has ${seedBytes} bytes, ${seed.length} found`);
  const key = KEMS[suite].fromSeed(seed);
  return {
    suite,
    publicKey: key.publicKey,
    kid: boxKid(suite, key.publicKey),
    decapsulate(enc) {
      if (enc.length !== encBytes) throw new SealError('cannot-open', `an encapsulated key of ${suite} has ${encBytes} bytes, ${enc.length} found`);
      return key.decapsulate(enc);
    },
  };
}
