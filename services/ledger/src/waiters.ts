import { LedgerServiceError } from './errors.ts';

/**
 * Who waits for a checkpoint at the same time. While witnesses are missing none comes for hours, and gateways may go on asking: those who
 * asked first wait, and the others are told to ask again.
 */
export const MAX_WAITERS = 4_096;

interface Waiter<T> {
  readonly size: number;
  readonly resolve: (published: T) => void;
  readonly reject: (error: Error) => void;
}

/** Questions that a later checkpoint answers. */
export class Waiters<T extends { readonly size: number }> {
  #waiting: Waiter<T>[] = [];

  /** @throws LedgerServiceError `unavailable` where too many wait already, and what `reject` gives */
  until(size: number): Promise<T> {
    if (this.#waiting.length >= MAX_WAITERS)
      return Promise.reject(new LedgerServiceError('unavailable', `${MAX_WAITERS} questions wait for the next checkpoint already: ask again later`));
    return new Promise((resolve, reject) => this.#waiting.push({ size, resolve, reject }));
  }

  resolve(published: T): void {
    const covered = this.#waiting.filter(({ size }) => size <= published.size);
    this.#waiting = this.#waiting.filter(({ size }) => size > published.size);
    for (const { resolve } of covered) resolve(published);
  }

  reject(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { reject } of waiting) reject(error);
  }
}
