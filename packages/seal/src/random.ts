import { randomBytes } from 'node:crypto';
import type { RandomSource } from './types.ts';

/** The system's generator, asked for many bytes at a time: a call costs more than its bytes. */
export class RandomPool {
  readonly #source: RandomSource;
  readonly #blockBytes: number;
  readonly #blocks: Uint8Array[] = [];
  #rest: Uint8Array = new Uint8Array(0);

  constructor(source: RandomSource = randomBytes, blockBytes = 4096) {
    this.#source = source;
    this.#blockBytes = blockBytes;
  }

  /** `bytes` bytes that no other call gets; readable until {@link wipe}. */
  take(bytes: number): Uint8Array {
    if (this.#rest.length < bytes) {
      this.#rest = this.#source(Math.max(bytes, this.#blockBytes));
      this.#blocks.push(this.#rest);
    }
    const taken = this.#rest.subarray(0, bytes);
    this.#rest = this.#rest.subarray(bytes);
    return taken;
  }

  /** Overwrites everything handed out. */
  wipe(): void {
    for (const block of this.#blocks) block.fill(0);
    this.#blocks.length = 0;
    this.#rest = new Uint8Array(0);
  }
}
