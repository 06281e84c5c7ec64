import { Buffer } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';
import { ProtoError } from './errors.ts';

/** A generated message as plain data: every scalar and list present, a sub-message `null` where absent. */
export type Plain<T> = T extends Uint8Array
  ? Uint8Array
  : T extends readonly (infer U)[]
    ? readonly Plain<U>[]
    : T extends string | boolean
      ? T
      : T extends number | object
        ? NumberOrMessage<T>
        : never;

type IsLong<T> = T extends { low: number; high: number } ? true : false;
type NumberOrMessage<T> = T extends number
  ? number
  : true extends IsLong<T>
    ? number
    : { readonly [K in keyof T as K extends '$unknowns' | 'body' ? never : K]-?: Field<NonNullable<T[K]>> };

/** uint64 fields are generated as `number | Long`; positions and times fit a safe integer, so they are `number` here. */
type Field<T> = [Extract<T, number>] extends [never] ? (T extends Uint8Array | string | boolean | readonly unknown[] ? Plain<T> : Plain<T> | null) : number;

interface Generated<P> {
  encode(message: P): { finish(): Uint8Array };
  decode(reader: protobuf.Reader): object;
  toObject(message: object, options: object): { [key: string]: unknown };
}

export interface Codec<T> {
  /** Canonical bytes: fields in number order, defaults omitted. */
  encode(message: T): Uint8Array;
  /**
   * Parses one canonical message of at most `maxBytes`.
   * @throws ProtoError where the bytes are too many, cannot be read, or do not encode again to the same bytes.
   */
  decode(bytes: Uint8Array): T;
}

const PLAIN = { defaults: true, arrays: true, longs: Number, bytes: Uint8Array } as const;

/** Binds a generated message type to its size limit (bytes on the wire). `oneof`: members of its oneof, `null` where absent. */
export function codec<P>(name: string, type: Generated<P>, maxBytes: number, oneof: readonly (keyof Plain<P> & string)[] = []): Codec<Plain<P>> {
  type T = Plain<P>;
  // The generated types allow every field to be absent; Plain is the same shape with every field present.
  const encode = (message: T): Uint8Array => type.encode(message as unknown as P).finish();
  return {
    encode,
    decode(bytes) {
      if (bytes.length > maxBytes) throw new ProtoError(`${name} has ${bytes.length} bytes, at most ${maxBytes} are allowed`);
      let message: T;
      const absent = Object.fromEntries(oneof.map((member) => [member, null]));
      try {
        message = { ...absent, ...type.toObject(type.decode(new protobuf.Reader(asPlainBytes(bytes))), PLAIN) } as T;
      } catch (cause) {
        throw new ProtoError(`${name} is not readable protobuf`, cause);
      }
      // One message has one encoding: unknown fields, wrong order, over-long varints and explicit defaults end here.
      if (Buffer.compare(encode(message), bytes) !== 0) throw new ProtoError(`${name} is not in canonical encoding`);
      return message;
    },
  };
}

/** Fields must come out as `Uint8Array`, also where the input is a `Buffer`. They are views: no copy is made. */
const asPlainBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
