/**
 * - `bad-config`: the configuration, a key or the genesis file is not usable
 * - `second-writer`: another process has this witness's memory open
 * - `damaged`: the memory is not one of a witness
 */
export type WitnessErrorCode = 'bad-config' | 'second-writer' | 'damaged';

export class WitnessError extends Error {
  readonly code: WitnessErrorCode;

  constructor(code: WitnessErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'WitnessError';
    this.code = code;
  }
}

/** The stable code of an error, for logs: ours, SQLite's or the system's. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal');
