export { type Keystore, type KeystoreEntry, openKeystore } from './keystore.ts';
export { decrypt, encrypt, type StorageKey } from './storage.ts';
