import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { base64url, DIGEST_PATTERN, fromBase64url } from '../encoding.ts';
import { SealError } from '../errors.ts';
import { decapsulatorFromSeed } from '../hpke/index.ts';
import { signerFromSeed } from '../keys.ts';
import { DEFAULT_SUITE, SUITE_IDS, suiteOf } from '../suites.ts';
import type { Decapsulator, Signer, SuiteId } from '../types.ts';
import { STORAGE_KEY_BYTES, type StorageKey, storageKeyFromSeed } from './storage.ts';

export interface KeystoreEntry {
  readonly kid: string;
  readonly use: 'sign' | 'box';
  readonly name: string;
  readonly publicKey: Uint8Array;
  /** Box keys only. */
  readonly suite?: SuiteId;
}

/** Private keys in a folder of their own. They can be used and never read through this interface. */
export interface Keystore {
  /** Durable on return. */
  generateSigning(name: string): { kid: string; publicKey: Uint8Array };
  /** Durable on return. */
  generateBox(name: string, suite?: SuiteId): { kid: string; suite: SuiteId; publicKey: Uint8Array };
  /** @throws SealError unknown-key */
  signer(kid: string): Signer;
  decapsulator(kid: string): Decapsulator | undefined;
  /** The keys that have a public part. */
  list(): readonly KeystoreEntry[];
  /** Makes a key with which this machine closes what it stores. Durable on return. */
  generateStorage(name: string): StorageKey;
  storageKey(kid: string): StorageKey | undefined;
  /** Overwrites and removes a storage key: what only it wraps is lost for ever. Durable on return; one that is not there is no error. */
  destroyStorage(kid: string): void;
  /** Overwrites and removes a box key: what was sealed to it stays closed for ever. Durable on return; one that is not there is no error. */
  destroyBox(kid: string): void;
  /** The storage keys there are, by name. */
  storageKeys(): readonly { readonly kid: string; readonly name: string }[];
}

const FORMAT = 'huecry-key/1';
const keyFile = z.discriminatedUnion('use', [
  z.strictObject({ format: z.literal(FORMAT), use: z.literal('sign'), name: z.string(), kid: z.string(), seed: z.string() }),
  z.strictObject({
    format: z.literal(FORMAT),
    use: z.literal('box'),
    name: z.string(),
    suite: z.enum(SUITE_IDS as [SuiteId, ...SuiteId[]]),
    kid: z.string(),
    seed: z.string(),
  }),
  z.strictObject({ format: z.literal(FORMAT), use: z.literal('storage'), name: z.string(), kid: z.string(), seed: z.string() }),
]);
type KeyFile = z.infer<typeof keyFile>;

type PairedKey = { readonly entry: KeystoreEntry; readonly signer: Signer | null; readonly decapsulator: Decapsulator | null };
type Key = PairedKey | { readonly name: string; readonly storage: StorageKey };
const kidOf = (key: Key): string => ('storage' in key ? key.storage.kid : key.entry.kid);

/**
 * Opens the keystore in `folder`, which is made where there is none and gets mode 0700. One file per key, `<kid>.json`,
 * mode 0600, written beside its place and renamed into it: a crash leaves either no key or a whole one.
 * @throws SealError keystore where a file is readable by others, cut, or not of the key its name says
 */
export function openKeystore(folder: string): Keystore {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const keys = new Map<string, Key>();
  // Left behind by a crash while a key was destroyed: its bytes go now.
  for (const file of readdirSync(folder)) if (file.endsWith('.json.gone')) removeDurably(folder, file.replace(/^\.(.+)\.gone$/, '$1'), true);
  for (const file of readdirSync(folder)) {
    const kid = file.endsWith('.json') ? file.slice(0, -5) : '';
    if (DIGEST_PATTERN.test(kid)) keys.set(kid, readKey(folder, kid));
  }

  const find = (kid: string): Key | undefined => {
    const known = keys.get(kid);
    if (known !== undefined) return known;
    // Another process, a command line for example, may have made it since.
    if (!DIGEST_PATTERN.test(kid) || !existsSync(join(folder, `${kid}.json`))) return undefined;
    const key = readKey(folder, kid);
    keys.set(kid, key);
    return key;
  };

  const paired = (kid: string): PairedKey | undefined => {
    const key = find(kid);
    return key === undefined || 'storage' in key ? undefined : key;
  };
  const add = (file: Omit<KeyFile, 'kid'>, made: Key): void => {
    const kid = kidOf(made);
    writeDurably(folder, `${kid}.json`, JSON.stringify({ ...file, kid }));
    keys.set(kid, made);
  };

  const destroy = (kid: string, use: 'storage' | 'box'): void => {
    const key = find(kid);
    if (key === undefined) return;
    if (('storage' in key ? 'storage' : key.entry.use) !== use) throw new SealError('unknown-key', `${kid} is no ${use} key`);
    keys.delete(kid);
    removeDurably(folder, `${kid}.json`);
  };

  return {
    generateSigning(name) {
      const seed = randomBytes(32);
      const file = { format: FORMAT, use: 'sign', name, seed: base64url(seed) } as const;
      const made = pairedKeyOf({ ...file, kid: '' });
      add(file, made);
      seed.fill(0);
      return { kid: made.entry.kid, publicKey: made.entry.publicKey };
    },
    generateBox(name, suite = DEFAULT_SUITE) {
      const seed = randomBytes(suiteOf(suite).seedBytes);
      const file = { format: FORMAT, use: 'box', name, suite, seed: base64url(seed) } as const;
      const made = pairedKeyOf({ ...file, kid: '' });
      add(file, made);
      seed.fill(0);
      return { kid: made.entry.kid, suite, publicKey: made.entry.publicKey };
    },
    signer(kid) {
      const signer = paired(kid)?.signer ?? null;
      if (signer === null) throw new SealError('unknown-key', `the keystore holds no signing key ${kid}`);
      return signer;
    },
    decapsulator: (kid) => paired(kid)?.decapsulator ?? undefined,
    list: () => [...keys.values()].flatMap((key) => ('storage' in key ? [] : [key.entry])),
    generateStorage(name) {
      const seed = randomBytes(STORAGE_KEY_BYTES);
      const storage = storageKeyFromSeed(seed);
      add({ format: FORMAT, use: 'storage', name, seed: base64url(seed) }, { name, storage });
      seed.fill(0);
      return storage;
    },
    storageKey(kid) {
      const key = find(kid);
      return key !== undefined && 'storage' in key ? key.storage : undefined;
    },
    destroyStorage: (kid) => destroy(kid, 'storage'),
    destroyBox: (kid) => destroy(kid, 'box'),
    storageKeys: () => [...keys.values()].flatMap((key) => ('storage' in key ? [{ kid: key.storage.kid, name: key.name }] : [])),
  };
}

function keyOf(file: KeyFile): Key {
  if (file.use !== 'storage') return pairedKeyOf(file);
  const seed = fromBase64url('a seed', file.seed);
  if (seed.length !== STORAGE_KEY_BYTES) throw new SealError('keystore', `a storage key has ${STORAGE_KEY_BYTES} bytes`);
  const storage = storageKeyFromSeed(seed);
  seed.fill(0);
  return { name: file.name, storage };
}

/** The key of a file; the private part goes where it can be used and not read. */
function pairedKeyOf(file: Exclude<KeyFile, { readonly use: 'storage' }>): PairedKey {
  const seed = fromBase64url('a seed', file.seed);
  try {
    if (file.use === 'sign') {
      const { publicKey, kid, sign } = signerFromSeed(seed);
      return { entry: { kid, use: 'sign', name: file.name, publicKey }, signer: { kid, sign }, decapsulator: null };
    }
    const { publicKey, kid, suite, decapsulate } = decapsulatorFromSeed(file.suite, seed);
    return { entry: { kid, use: 'box', name: file.name, publicKey, suite }, signer: null, decapsulator: { kid, suite, decapsulate } };
  } finally {
    seed.fill(0);
  }
}

function readKey(folder: string, kid: string): Key {
  const path = join(folder, `${kid}.json`);
  assertPrivate(path);
  try {
    const file = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    const key = keyOf(file);
    if (file.kid !== kid || kidOf(key) !== kid) throw new SealError('keystore', 'the key is another than its name says');
    return key;
  } catch (cause) {
    // The cause is kept out: a parser's message may quote the seed.
    throw new SealError('keystore', `${path} is not a key file of this version: ${cause instanceof SealError ? cause.message : 'it cannot be read'}`);
  }
}

function assertPrivate(path: string): void {
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o077) !== 0) {
    throw new SealError('keystore', `${path} has mode ${mode.toString(8)} and must be closed to others: run chmod go= on it`);
  }
}

function writeDurably(folder: string, name: string, text: string): void {
  const temporary = join(folder, `.${name}.${process.pid}.tmp`);
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  } finally {
    closeSync(file);
  }
  renameSync(temporary, join(folder, name));
  syncFolder(folder);
}

/** A crash in between leaves a file that is no key; it stops nobody, because its name is changed first. */
function removeDurably(folder: string, name: string, begun = false): void {
  const gone = join(folder, `.${name}.gone`);
  if (!begun) renameSync(join(folder, name), gone);
  syncFolder(folder);
  const file = openSync(gone, 'r+');
  try {
    writeSync(file, randomBytes(statSync(gone).size), 0, undefined, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(gone);
  syncFolder(folder);
}

function syncFolder(folder: string): void {
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
