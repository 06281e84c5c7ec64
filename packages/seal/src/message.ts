import { MAX_MESSAGE_BYTES, ProtoError } from '@huecry/proto';
import { SealError } from './errors.ts';
import { assertAtMost } from './limits.ts';

/** Decodes one canonical protobuf message. @throws SealError malformed, too-large */
export function decodeMessage<T>(codec: { decode(bytes: Uint8Array): T }, bytes: Uint8Array): T {
  assertAtMost('bytes of the message', bytes.length, MAX_MESSAGE_BYTES);
  try {
    return codec.decode(bytes);
  } catch (cause) {
    if (cause instanceof ProtoError) throw new SealError('malformed', cause.message, cause);
    throw cause;
  }
}
