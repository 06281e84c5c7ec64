import { libsodium } from './libsodium.ts';

/**
 * Whether `signature` is the Ed25519 signature of `message` under `publicKey`.
 *
 * One rule on every machine: RFC 8032 without the cofactor, S below the group order, A and R canonical and not
 * of small order. It is libsodium's, and OpenSSL's since it refuses small-order points (Node 24.21, OpenSSL
 * 3.5.8); older OpenSSL accepts more (docs/adr/0010-one-signature-rule.md).
 */
export const verifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => libsodium.verify(publicKey, message, signature);

export { libsodium } from './libsodium.ts';
export { openssl, rawPublicKey } from './node.ts';
