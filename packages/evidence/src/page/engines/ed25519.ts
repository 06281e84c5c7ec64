/** The signature rule of docs/adr/0010-one-signature-rule.md over noble's curve: noble's own check is with the cofactor and accepts more. */
import { ed25519, x25519 as noble25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';

const { Point } = ed25519;
const ORDER = Point.Fn.ORDER;

const fromLittleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

type CurvePoint = ReturnType<typeof Point.fromBytes>;

/** A canonical encoding of a point on the curve that is not of small order; else null. */
function readPoint(bytes: Uint8Array): CurvePoint | null {
  try {
    const point = Point.fromBytes(Uint8Array.from(bytes));
    return point.isSmallOrder() ? null : point;
  } catch {
    return null;
  }
}

/** RFC 8032 without the cofactor; S below the group order, A and R canonical and not of small order. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const commitment = signature.subarray(0, 32);
  const s = fromLittleEndian(signature.subarray(32));
  const key = readPoint(publicKey);
  if (s >= ORDER || key === null || readPoint(commitment) === null) return false;
  const digest = sha512.create().update(commitment).update(publicKey).update(message).digest();
  const k = fromLittleEndian(digest) % ORDER;
  const left = s === 0n ? Point.ZERO : Point.BASE.multiply(s);
  const expected = left.subtract(key.multiplyUnsafe(k)).toBytes();
  return expected.every((byte, i) => byte === commitment[i]);
}

/** Canonical, on the curve, of the large prime order. */
export const isStrongPoint = (publicKey: Uint8Array): boolean => publicKey.length === 32 && readPoint(publicKey)?.isTorsionFree() === true;

/** X25519; throws where the shared secret is all zero. */
export const x25519 = (privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array =>
  noble25519.getSharedSecret(Uint8Array.from(privateKey), Uint8Array.from(publicKey));
