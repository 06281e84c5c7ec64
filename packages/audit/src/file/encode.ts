import { AuditHeader, AuditOpening } from '@huecry/proto';
import { AuditFileError } from './errors.ts';
import { type AuditFileHeader, LENGTH_BYTES, MAGIC, MAX_HEADER_BYTES, MAX_OPENING_BYTES, OpeningRules, parseHeader } from './rules.ts';

/** An opening of an entry: its position and the one body that it has. */
type Bodies = Omit<AuditOpening, 'position'>;
export type Opening = { [K in keyof Bodies]: { readonly position: number } & { readonly [B in K]: NonNullable<Bodies[B]> } }[keyof Bodies];

const NO_BODY = { notice: null, decision: null, receipts: null, refusal: null, release: null, recall: null } as const;

/** The bytes of an audit file, part by part: `begin`, `add` for each opening in ascending order of position, `end`. */
export class AuditFileEncoder {
  readonly #header: AuditFileHeader;
  readonly #rules: OpeningRules;
  #offset = 0;

  constructor(header: AuditFileHeader) {
    this.#header = header;
    this.#rules = new OpeningRules(header);
  }

  /** @throws AuditFileError malformed, too-large */
  begin(): Uint8Array {
    const bytes = AuditHeader.encode(this.#header);
    parseHeader(bytes, MAGIC.length);
    return this.#count(Buffer.concat([MAGIC, this.#framed(bytes, MAX_HEADER_BYTES, 'the header')]));
  }

  /** @throws AuditFileError malformed, too-large, wrong-order, beyond-size, forbidden-content */
  add(opening: Opening): Uint8Array {
    const whole: AuditOpening = { ...NO_BODY, ...opening };
    this.#rules.check(whole, this.#offset);
    return this.#count(this.#framed(AuditOpening.encode(whole), MAX_OPENING_BYTES, `the opening of entry ${opening.position}`));
  }

  end(): Uint8Array {
    return this.#count(new Uint8Array(LENGTH_BYTES));
  }

  #framed(bytes: Uint8Array, limit: number, what: string): Uint8Array {
    if (bytes.length > limit) throw new AuditFileError('too-large', this.#offset, `${what} has ${bytes.length} bytes, at most ${limit} are allowed`);
    const framed = new Uint8Array(LENGTH_BYTES + bytes.length);
    new DataView(framed.buffer).setUint32(0, bytes.length);
    framed.set(bytes, LENGTH_BYTES);
    return framed;
  }

  #count(bytes: Uint8Array): Uint8Array {
    this.#offset += bytes.length;
    return bytes;
  }
}
