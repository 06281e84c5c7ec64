import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import * as crypto from 'node:crypto';
import type { Address, Category, Leaf, MemberCode } from '@huecry/notice';
import { categoryOf, parseAddress } from '@huecry/notice';
import {
  checkSubmission,
  decapsulatorFromSeed,
  DEFAULT_SUITE,
  deliveryBuilder,
  parseSubmission,
  seal,
  type SealInput,
  signDecision,
  signerFromSeed,
} from '@huecry/seal';
import { openDelivery } from '@huecry/seal/open';
import { SDJwtInstance } from '@sd-jwt/core';
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 } from 'hpke';
import { CompactSign, compactVerify } from 'jose';
import sodium from 'sodium-native';
import type { Contender } from './measure.ts';

const CATEGORIES: readonly Category[] = ['identity', 'birth', 'appearance', 'document', 'judicial', 'location', 'health', 'associates'];
const FIELDS = 40;
const NOW = Math.floor(Date.now() / 1000);
const POINTERS: Readonly<Record<string, string>> = {
  identity: '/subject/aliases',
  birth: '/subject/birth',
  appearance: '/subject/appearance',
  document: '/subject/documents',
  judicial: '/warrants',
  location: '/location',
  health: '/subject/health',
  associates: '/associates',
};

const leaves: Leaf[] = Array.from({ length: FIELDS }, (_, index) => {
  const category = CATEGORIES[index % CATEGORIES.length] ?? 'identity';
  return { pointer: `${POINTERS[category]}/${index}/bench`, category, value: `an invented value of field ${index} in a notice` };
});
const digest = createHash('sha256').update('bundle').digest('base64url');
const signer = signerFromSeed(randomBytes(32));
const letters = 'abcdefghijklmnopqrstuvwxyz';
const recipientAt = (index: number): Address => parseAddress(`${letters[Math.floor(index / 26)] ?? 'a'}${letters[index % 26] ?? 'a'}/ncb`);

const boxes = Array.from({ length: 196 }, () => decapsulatorFromSeed(DEFAULT_SUITE, randomBytes(32)));

const inputFor = (recipients: number): SealInput => ({
  mode: 'live',
  iss: parseAddress('zz/bench'),
  jti: '0190a0c0-0000-7000-8000-000000000001',
  rev: 1,
  prev: null,
  seq: 1,
  seqPrev: null,
  iat: NOW,
  exp: NOW + 86_400,
  routing: {
    kind: 'red',
    profile: 'full',
    diffusion: false,
    offenceClass: '0101',
    basis: ['UNTOC'],
    purpose: 'arrest',
    handling: { code: 'H0', tlp: 'AMBER' },
  },
  bundles: {
    origin: digest,
    common: digest,
    recipients: Object.fromEntries(Array.from({ length: recipients }, (_, index) => [recipientAt(index).slice(0, 2) as MemberCode, digest])),
  },
  leaves,
  recipients: boxes.slice(0, recipients).map((box, index) => ({
    to: recipientAt(index),
    kid: box.kid,
    suite: box.suite,
    publicKey: box.publicKey,
    n: 1,
    nPrev: null,
    categories: CATEGORIES,
    withheld: [],
  })),
});

const ourSeal = (recipients: number): Contender => {
  const input = inputFor(recipients);
  return { run: () => void seal(input, signer) };
};

type Encapsulate = (key: KeyObject) => { sharedKey: Buffer; ciphertext: Buffer };
const encapsulate = Reflect.get(crypto, 'encapsulate') as Encapsulate;
const decapsulate = Reflect.get(crypto, 'decapsulate') as (key: KeyObject, ciphertext: Buffer) => Buffer;

// The fastest call for each primitive on this machine: a key object where raw key bytes cost 12 µs more, libsodium's X25519.
const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');
const hmac = (key: Buffer, bytes: Buffer): Buffer => createHmac('sha256', createSecretKey(key)).update(bytes).digest();
const nonce = Buffer.alloc(12);
const encryptOnce = (key: Buffer, plaintext: Buffer): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
};
const mlkem = generateKeyPairSync('ml-kem-768' as 'ed25519');
const x25519 = generateKeyPairSync('x25519');
const x25519Secret = randomBytes(32);
const x25519Public = Buffer.alloc(32);
const x25519Shared = Buffer.alloc(32);
const sodiumPublic = Buffer.alloc(32);
const sodiumSecret = Buffer.alloc(64);
sodium.crypto_sign_seed_keypair(sodiumPublic, sodiumSecret, randomBytes(32));
const signature = Buffer.alloc(64);

/** The bare primitives that any sealing of this shape needs, and nothing around them: no JSON, no base64, no copies, no checks. */
const floorSeal = (recipients: number): Contender => {
  const disclosure = Buffer.alloc(110, 1);
  const slot = Buffer.alloc(1024, 1);
  const message = Buffer.alloc(4000 + recipients * 60, 1);
  const slotKey = randomBytes(32);
  return {
    run() {
      for (let at = 0; at < FIELDS + CATEGORIES.length + recipients; at += 1) sha256(disclosure);
      for (const _ of CATEGORIES) {
        const sealed = encryptOnce(randomBytes(32), slot);
        sha256(sealed);
        hmac(slotKey, disclosure);
      }
      for (let at = 0; at < recipients; at += 1) {
        const { sharedKey } = encapsulate(mlkem.publicKey);
        sodium.crypto_scalarmult_base(x25519Public, x25519Secret);
        sodium.crypto_scalarmult(x25519Shared, x25519Secret, x25519Public);
        hash('sha3-256', Buffer.concat([sharedKey, x25519Shared]), 'buffer');
        for (let step = 0; step < 5 + CATEGORIES.length; step += 1) hmac(slotKey, disclosure);
        for (const _ of CATEGORIES) sha256(encryptOnce(slotKey, slotKey));
      }
      sodium.crypto_sign_detached(signature, message, sodiumSecret);
    },
  };
};

const hasher = (data: string | ArrayBuffer): Uint8Array =>
  createHash('sha256')
    .update(typeof data === 'string' ? data : Buffer.from(data))
    .digest();
const stockKeys = generateKeyPairSync('ed25519');
const suite = new CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

const stockIssuer = () =>
  new SDJwtInstance({
    signAlg: 'EdDSA',
    signer: async (data: string) => {
      const [header = '', payload = ''] = data.split('.');
      const jws = await new CompactSign(Buffer.from(payload, 'base64url'))
        .setProtectedHeader(JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string })
        .sign(stockKeys.privateKey);
      return jws.split('.')[2] ?? '';
    },
    verifier: async (data: string, mark: string) => (await compactVerify(`${data}.${mark}`, stockKeys.publicKey)).payload.length > 0,
    hasher,
    hashAlg: 'sha-256',
    saltGenerator: (length: number) => randomBytes(length).toString('base64url'),
  });

const claims: Record<string, unknown> = Object.fromEntries(leaves.map((leaf) => [leaf.pointer, leaf.value]));

/** What one would write from stock parts: `@sd-jwt/core` over `jose`, and `hpke` sealing each recipient its disclosures. */
async function stockSeal(recipients: number): Promise<Contender> {
  const instance = stockIssuer();
  const pair = await suite.GenerateKeyPair();
  return {
    async run() {
      const credential = await instance.issue(claims, { _sd: Object.keys(claims) } as never);
      const bytes = new TextEncoder().encode(credential);
      for (let at = 0; at < recipients; at += 1) await suite.Seal(pair.publicKey, bytes);
    },
  };
}

/** Ours, the bare primitives, and the stock way, to so many recipients. */
export const sealingContenders = async (recipients: number) => ({
  ours: ourSeal(recipients),
  floor: floorSeal(recipients),
  stock: await stockSeal(recipients),
});

export async function openingContenders() {
  const input = inputFor(8);
  const [box] = boxes;
  const [first] = input.recipients;
  if (box === undefined || first === undefined) throw new Error('no recipient');
  const known = input.leaves.map((leaf) => [leaf.pointer, leaf.category] as const);
  const categories = new Map(known);
  const sealed = seal(input, signer);
  const exchange = signerFromSeed(randomBytes(32));
  const checked = checkSubmission(parseSubmission(sealed.submission));
  const decision = signDecision(
    {
      mode: 'live',
      iss: 'bench-exchange',
      notice: sealed.digest,
      jti: input.jti,
      rev: 1,
      origin: input.iss,
      noticePosition: 1,
      registryPosition: 1,
      iat: NOW,
      decisions: input.recipients.map(({ to }) => ({
        to,
        outcome: 'deliver' as const,
        code: '',
        categories: CATEGORIES,
        withheld: [],
        refusedBy: [],
        bundles: { origin: digest, recipient: digest, common: digest },
        factsDigest: digest,
      })),
    },
    exchange,
  );
  const [element] = decision.elements;
  if (element === undefined) throw new Error('no decision');
  const delivery = deliveryBuilder(checked, { decision: decision.jws, noticePosition: 1, decisionPosition: 2 }).deliver(0, CATEGORIES, element);
  const context = {
    me: first.to,
    mode: 'live' as const,
    nowSeconds: NOW,
    boxKey: (kid: string) => (kid === box.kid ? box : undefined),
    originKey: () => signer.publicKey,
    exchangeKey: () => exchange.publicKey,
    // The bench's pointers are made up; the real look-up runs as well, so that its cost counts.
    categoryOf: (kind: 'red', pointer: string) => categoryOf(kind, pointer) ?? categories.get(pointer),
  };
  return { ours: { run: () => void openDelivery(delivery, context) }, floor: floorOpen(), stock: await stockOpen() };
}

/** Two signatures, one decapsulation, one unwrapping and one decryption a slot, one hash a disclosure. */
function floorOpen(): Contender {
  const message = Buffer.alloc(4500, 1);
  sodium.crypto_sign_detached(signature, message, sodiumSecret);
  const { ciphertext } = encapsulate(mlkem.publicKey);
  const key = randomBytes(32);
  const slot = encryptOnce(key, Buffer.alloc(1024, 1));
  const wrapped = encryptOnce(key, key);
  const decryptOnce = (bytes: Buffer): void => {
    const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce);
    decipher.setAuthTag(bytes.subarray(-16));
    decipher.update(bytes.subarray(0, -16));
    decipher.final();
  };
  const disclosure = Buffer.alloc(110, 1);
  const edPublic = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: sodiumPublic.toString('base64url') }, format: 'jwk' });
  return {
    run() {
      if (!crypto.verify(null, message, edPublic, signature) || !crypto.verify(null, message, edPublic, signature)) throw new Error('does not verify');
      const shared = decapsulate(mlkem.privateKey, ciphertext);
      const dh = diffieHellman({ privateKey: x25519.privateKey, publicKey: x25519.publicKey });
      hash('sha3-256', Buffer.concat([shared, dh]), 'buffer');
      for (let step = 0; step < 5 + CATEGORIES.length; step += 1) hmac(key, disclosure);
      for (const _ of CATEGORIES) {
        sha256(wrapped);
        decryptOnce(wrapped);
        sha256(slot);
        decryptOnce(slot);
        hmac(key, disclosure);
      }
      for (let at = 0; at < FIELDS + CATEGORIES.length + 2; at += 1) sha256(disclosure);
    },
  };
}

async function stockOpen(): Promise<Contender> {
  const instance = stockIssuer();
  const pair = await suite.GenerateKeyPair();
  const credential = await instance.issue(claims, { _sd: Object.keys(claims) } as never);
  const { encapsulatedSecret, ciphertext } = await suite.Seal(pair.publicKey, new TextEncoder().encode(credential));
  return {
    async run() {
      const opened = await suite.Open(pair, encapsulatedSecret, ciphertext);
      await instance.verify(new TextDecoder().decode(opened));
    },
  };
}
