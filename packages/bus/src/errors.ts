/**
 * What can go wrong on the bus.
 * - `bad-subject`, `bad-address`: a name that does not fit the subject grammar
 * - `bad-credentials`: not the text of a creds file, or the server refused it
 * - `forbidden`: the server refused the subject to this user
 * - `unavailable`: nobody answered, or not in time; the same call again may succeed
 * - `full`: the stream refuses new messages until older ones are taken
 * - `refused`: JetStream said no for good
 * - `bad-config`: a stream, consumer or server that is not as this version needs it
 * - `stream-reset`: reported, never thrown: the server lost the place of a stream, and its consumers were made anew
 * - `closed`: this connection was closed by its owner
 */
export type BusErrorCode =
  | 'bad-subject'
  | 'bad-address'
  | 'bad-credentials'
  | 'forbidden'
  | 'unavailable'
  | 'full'
  | 'refused'
  | 'bad-config'
  | 'stream-reset'
  | 'closed';

/** An error of the bus. `retryable` is true where the same call may succeed later without any change. */
export class BusError extends Error {
  readonly code: BusErrorCode;
  readonly retryable: boolean;

  constructor(code: BusErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'BusError';
    this.code = code;
    this.retryable = code === 'unavailable' || code === 'full';
  }
}
