import { Buffer } from 'node:buffer';
import { plain } from '../encoding.ts';
import { expand, extract } from './hkdf.ts';

const ascii = (text: string): Uint8Array => plain(Buffer.from(text, 'ascii'));
const VERSION = ascii('HPKE-v1');
const EMPTY = new Uint8Array(0);
const ZERO_SALT = new Uint8Array(32);

const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff);

/** A label of RFC 9180 section 4 with the suite it belongs to, put together once. */
class LabelledKdf {
  readonly #suiteId: Uint8Array;

  constructor(suiteId: Uint8Array) {
    this.#suiteId = suiteId;
  }

  /** LabeledExtract; an empty salt is a string of zero bytes (RFC 5869). */
  extract(salt: Uint8Array, label: Uint8Array, ...ikm: readonly Uint8Array[]): Uint8Array {
    return extract(salt.length === 0 ? ZERO_SALT : salt, VERSION, this.#suiteId, label, ...ikm);
  }

  /** LabeledExpand. */
  expand(prk: Uint8Array, label: Uint8Array, length: number, ...info: readonly Uint8Array[]): Uint8Array {
    return expand(prk, length, u16(length), VERSION, this.#suiteId, label, ...info);
  }
}

const EAE_PRK = ascii('eae_prk');
const SHARED_SECRET = ascii('shared_secret');
const DHKEM_X25519 = new LabelledKdf(Buffer.concat([ascii('KEM'), u16(0x0020)]));

/** ExtractAndExpand of DHKEM(X25519, HKDF-SHA256), RFC 9180 section 4.1. */
export function dhkemSecret(dh: Uint8Array, enc: Uint8Array, publicKey: Uint8Array): Uint8Array {
  return DHKEM_X25519.expand(DHKEM_X25519.extract(EMPTY, EAE_PRK, dh), SHARED_SECRET, 32, enc, publicKey);
}

const PSK_ID_HASH = ascii('psk_id_hash');
const INFO_HASH = ascii('info_hash');
const SECRET = ascii('secret');
const KEY = ascii('key');
const BASE_NONCE = ascii('base_nonce');
const EXP = ascii('exp');
const SEC = ascii('sec');

/** Exports secrets bound to one encapsulation and one `info`. */
export interface Exporter {
  /** `Context.Export(context, length)`, RFC 9180 section 5.3. */
  export(context: Uint8Array, length: number): Uint8Array;
}

/** The key schedule of RFC 9180 section 5.1 with HKDF-SHA256 in base mode, for one KEM and AEAD number. */
export class KeySchedule {
  readonly #kdf: LabelledKdf;
  readonly #pskIdHash: Uint8Array;

  constructor(kem: number, aead: number) {
    this.#kdf = new LabelledKdf(Buffer.concat([ascii('HPKE'), u16(kem), u16(0x0001), u16(aead)]));
    this.#pskIdHash = this.#kdf.extract(EMPTY, PSK_ID_HASH);
  }

  /** The exporter alone: boxes use no other output. */
  exporter(sharedSecret: Uint8Array, info: Uint8Array): Exporter {
    const { secret, context } = this.#start(sharedSecret, info);
    const kdf = this.#kdf;
    const exporterSecret = kdf.expand(secret, EXP, 32, context);
    secret.fill(0);
    return { export: (exporterContext, length) => kdf.expand(exporterSecret, SEC, length, exporterContext) };
  }

  /** Every output, to be held against published vectors. */
  outputs(sharedSecret: Uint8Array, info: Uint8Array, keyBytes: number): { key: Uint8Array; baseNonce: Uint8Array; exporterSecret: Uint8Array } {
    const { secret, context } = this.#start(sharedSecret, info);
    return {
      key: this.#kdf.expand(secret, KEY, keyBytes, context),
      baseNonce: this.#kdf.expand(secret, BASE_NONCE, 12, context),
      exporterSecret: this.#kdf.expand(secret, EXP, 32, context),
    };
  }

  #start(sharedSecret: Uint8Array, info: Uint8Array): { secret: Uint8Array; context: Uint8Array } {
    const infoHash = this.#kdf.extract(EMPTY, INFO_HASH, info);
    return {
      secret: this.#kdf.extract(sharedSecret, SECRET),
      context: Buffer.concat([Uint8Array.of(0), this.#pskIdHash, infoHash]),
    };
  }
}
