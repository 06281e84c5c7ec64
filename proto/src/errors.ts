/** Bytes that are not one canonical protobuf message of the type asked for. Stable code: `malformed`. */
export class ProtoError extends Error {
  readonly code = 'malformed' as const;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ProtoError';
  }
}
