export { type Keystore, type KeystoreEntry, openKeystore } from './keystore.ts';
