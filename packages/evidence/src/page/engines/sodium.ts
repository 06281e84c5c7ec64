/** What the verifying code calls of libsodium, for a browser. */
import { isStrongPoint, verifyEd25519, x25519 } from './ed25519.ts';

const sodium = {
  crypto_sign_verify_detached: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => verifyEd25519(publicKey, message, signature),
  crypto_core_ed25519_is_valid_point: isStrongPoint,
  crypto_scalarmult(shared: Uint8Array, privateKey: Uint8Array, publicKey: Uint8Array): void {
    shared.set(x25519(privateKey, publicKey));
  },
};
// oxlint-disable-next-line import/no-default-export -- it stands in for a package that has one
export { sodium as default };
