import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  decapsulate,
  encapsulate,
  generateKeyPairSync,
  hash,
  randomBytes,
  randomFillSync,
} from 'node:crypto';
import { categoryOf } from '@huecry/notice';
import { Submission } from '@huecry/proto';
import { checkSubmission, deliveryBuilder, parseSubmission, seal, type SealInput, type Sealed, signDecision } from '@huecry/seal';
import { openDelivery } from '@huecry/seal/open';
import { SDJwtInstance } from '@sd-jwt/core';
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 } from 'hpke';
import { CompactSign, compactVerify } from 'jose';
import sodium from 'sodium-native';
import { type Contender, compare, type Row } from './measure.ts';
import { BUNDLE, CATEGORIES, exchange, FIELDS, firstBox, inputFor, LEAVES, NOW, signer } from './sample.ts';

const ourSeal = (input: SealInput): Contender => ({ run: () => void seal(input, signer) });

// The fastest call for each primitive, found by trying: node's one-shot hash that answers in base64url, as SD-JWT wants it; HMAC and AES under a
// key object (raw key bytes cost 12 µs more); libsodium for the two curves (verifying takes it 0.6 of OpenSSL's time).
const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url');
const hmac = (key: Buffer, bytes: Uint8Array): Buffer => createHmac('sha256', createSecretKey(key)).update(bytes).digest();
const nonce = Buffer.alloc(12);
function encryptOnce(key: Buffer, plaintext: Uint8Array): void {
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce);
  cipher.update(plaintext);
  cipher.final();
  cipher.getAuthTag();
}
const mlkem = generateKeyPairSync('ml-kem-768');
const x25519Secret = randomBytes(32);
const x25519Public = Buffer.alloc(32);
sodium.crypto_scalarmult_base(x25519Public, x25519Secret);
const x25519Shared = Buffer.alloc(32);
const edPublic = Buffer.alloc(32);
const edSecret = Buffer.alloc(64);
sodium.crypto_sign_seed_keypair(edPublic, edSecret, randomBytes(32));
const signature = Buffer.alloc(64);

/** HMACs of one HPKE key schedule as far as its exporter: info_hash, secret, exp. Each exported key takes one more. */
const SCHEDULE_HMACS = 3;
const AUTH_TAG_BYTES = 16;
const base64urlBytes = (bytes: Uint8Array): Buffer => Buffer.from(Buffer.from(bytes).toString('base64url'));

interface Pieces {
  /** Each as it is hashed: base64url text. */
  readonly disclosures: readonly Uint8Array[];
  readonly slots: readonly Uint8Array[];
  readonly enc: Uint8Array;
  readonly message: Uint8Array;
}

/** What is hashed, encrypted and signed in a real sealed notice, so that the floor works on the very same bytes. */
function piecesOf(sealed: Sealed): Pieces {
  const { jws, routing, slots, boxes } = Submission.decode(sealed.submission);
  return {
    disclosures: [...sealed.disclosures, routing, ...slots.map(({ disclosure }) => disclosure), ...boxes.map(({ element }) => element)].map(base64urlBytes),
    slots: slots.map(({ ciphertext }) => ciphertext.subarray(AUTH_TAG_BYTES)),
    enc: boxes[0]?.enc ?? new Uint8Array(0),
    message: jws.subarray(0, jws.lastIndexOf(0x2e)),
  };
}

/** The bare primitives that any sealing of this shape needs, and nothing around them: no JSON, no base64, no copies, no checks. */
function floorSeal(input: SealInput): Contender {
  const { disclosures, slots, enc, message } = piecesOf(seal(input, signer));
  const random = Buffer.alloc(16 * disclosures.length + 32 * (slots.length + input.recipients.length));
  const key = randomBytes(32);
  const wrapped = Buffer.alloc(48);
  const label = Buffer.alloc(64);
  return {
    run() {
      randomFillSync(random);
      for (const disclosure of disclosures) sha256(disclosure);
      for (const slot of slots) {
        encryptOnce(key, slot);
        sha256(slot);
        hmac(key, label);
      }
      for (let at = 0; at < input.recipients.length; at += 1) {
        const { sharedKey } = encapsulate(mlkem.publicKey);
        sodium.crypto_scalarmult_base(x25519Public, x25519Secret);
        sodium.crypto_scalarmult(x25519Shared, x25519Secret, x25519Public);
        hash('sha3-256', Buffer.concat([sharedKey, x25519Shared]), 'buffer');
        sha256(enc);
        for (let step = 0; step < SCHEDULE_HMACS; step += 1) hmac(key, label);
        for (const _ of slots) {
          hmac(key, label);
          encryptOnce(key, key);
          sha256(wrapped);
        }
      }
      sodium.crypto_sign_detached(signature, message, edSecret);
    },
  };
}

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
    hasher: (data: string | ArrayBuffer): Uint8Array => hash('sha256', typeof data === 'string' ? data : new Uint8Array(data), 'buffer'),
    hashAlg: 'sha-256',
    saltGenerator: (length: number) => randomBytes(length).toString('base64url'),
  });

const claims: Record<string, unknown> = Object.fromEntries(LEAVES.map((leaf) => [leaf.pointer, leaf.value]));
const issue = (instance: ReturnType<typeof stockIssuer>): Promise<string> => instance.issue(claims, { _sd: Object.keys(claims) } as never);

/** What one would write from stock parts: one SD-JWT by `@sd-jwt/core` over `jose`, sealed whole to each recipient by `hpke`, all at once. */
async function stockSeal(recipients: number): Promise<Contender> {
  const instance = stockIssuer();
  const pair = await suite.GenerateKeyPair();
  return {
    async run() {
      const bytes = new TextEncoder().encode(await issue(instance));
      await Promise.all(Array.from({ length: recipients }, () => suite.Seal(pair.publicKey, bytes)));
    },
  };
}

async function sealingContenders(recipients: number) {
  const input = inputFor(recipients);
  return { ours: ourSeal(input), floor: floorSeal(input), stock: await stockSeal(recipients) };
}

async function openingContenders() {
  const input = inputFor(8);
  const box = firstBox();
  const [first] = input.recipients;
  if (first === undefined) throw new Error('no recipient');
  const categories = new Map(input.leaves.map((leaf) => [leaf.pointer, leaf.category] as const));
  const sealed = seal(input, signer);
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
        bundles: { origin: BUNDLE, recipient: BUNDLE, common: BUNDLE },
        factsDigest: BUNDLE,
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
    categoryOf: (kind: 'green', pointer: string) => categoryOf(kind, pointer) ?? categories.get(pointer),
  };
  if (openDelivery(delivery, context).leaves.length !== FIELDS) throw new Error('the notice does not open');
  return { ours: { run: () => void openDelivery(delivery, context) }, floor: floorOpen(sealed, element, decision.jws), stock: await stockOpen() };
}

/** Two signatures, one decapsulation, an unwrapping and a decryption for each slot, one hash for each thing that was hashed. */
function floorOpen(sealed: Sealed, decisionElement: Uint8Array, decision: Uint8Array): Contender {
  const { disclosures, slots, enc, message } = piecesOf(sealed);
  // All recipients' elements but one's own are not in a delivery.
  const mine = [...disclosures.slice(0, FIELDS + 1 + slots.length + 1), base64urlBytes(decisionElement)];
  sodium.crypto_sign_detached(signature, message, edSecret);
  const mark = Buffer.from(signature);
  sodium.crypto_sign_detached(signature, decision, edSecret);
  const decisionMark = Buffer.from(signature);
  const { ciphertext } = encapsulate(mlkem.publicKey);
  const key = randomBytes(32);
  const label = Buffer.alloc(64);
  const encrypt = (plaintext: Uint8Array): { body: Buffer; tag: Buffer } => {
    const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce);
    const body = cipher.update(plaintext);
    cipher.final();
    return { body, tag: cipher.getAuthTag() };
  };
  const decryptOnce = ({ body, tag }: ReturnType<typeof encrypt>): void => {
    const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: AUTH_TAG_BYTES });
    decipher.setAuthTag(tag);
    decipher.update(body);
    decipher.final();
  };
  const sealedSlots = slots.map(encrypt);
  const wrapped = encrypt(key);
  return {
    run() {
      if (!sodium.crypto_sign_verify_detached(mark, message, edPublic)) throw new Error('does not verify');
      if (!sodium.crypto_sign_verify_detached(decisionMark, decision, edPublic)) throw new Error('does not verify');
      const shared = decapsulate(mlkem.privateKey, ciphertext);
      sodium.crypto_scalarmult(x25519Shared, x25519Secret, x25519Public);
      hash('sha3-256', Buffer.concat([shared, x25519Shared]), 'buffer');
      sha256(enc);
      for (let step = 0; step < SCHEDULE_HMACS; step += 1) hmac(key, label);
      for (const slot of sealedSlots) {
        hmac(key, label);
        sha256(wrapped.body);
        decryptOnce(wrapped);
        sha256(slot.body);
        decryptOnce(slot);
        hmac(key, label);
      }
      for (const disclosure of mine) sha256(disclosure);
    },
  };
}

/** `hpke` opens, `@sd-jwt/core` verifies. One signature where ours has two: there is no decision of an exchange to look at. */
async function stockOpen(): Promise<Contender> {
  const instance = stockIssuer();
  const pair = await suite.GenerateKeyPair();
  const { encapsulatedSecret, ciphertext } = await suite.Seal(pair.publicKey, new TextEncoder().encode(await issue(instance)));
  return {
    async run() {
      const opened = await suite.Open(pair, encapsulatedSecret, ciphertext);
      await instance.verify(new TextDecoder().decode(opened));
    },
  };
}

/** Sealing to 8 and to all, beside the bare primitives and the stock way. */
export async function benchSealing(): Promise<Row[]> {
  return [
    await compare('seal to 8 recipients', 'notices/s', await sealingContenders(8)),
    await compare('seal to 196 recipients', 'notices/s', await sealingContenders(196)),
  ];
}

export async function benchOpening(): Promise<Row[]> {
  return [await compare('open', 'notices/s', await openingContenders())];
}
