/** The floor of a replay on one core: libsodium over a share of the signatures and one SHA-256 of each entry, all in memory. */
import { hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import sodium from 'sodium-native';

export interface Share {
  readonly entries: readonly Uint8Array[];
  readonly signed: readonly { readonly message: Uint8Array; readonly mark: Uint8Array; readonly publicKey: Uint8Array }[];
}

const { entries, signed }: Share = workerData;
const buffers = signed.map(({ message, mark, publicKey }) => ({ message: Buffer.from(message), mark: Buffer.from(mark), publicKey: Buffer.from(publicKey) }));
parentPort?.on('message', () => {
  for (const entry of entries) hash('sha256', entry, 'buffer');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(buffers.every(({ message, mark, publicKey }) => sodium.crypto_sign_verify_detached(mark, message, publicKey)));
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(true);
