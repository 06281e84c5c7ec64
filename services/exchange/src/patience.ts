import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { codeOf, isRetryable } from './errors.ts';

const AGAIN_MS = 250;

/** At the start: waits for what is not there yet as long as it takes, and says so. Errors that waiting does not mend are passed on. */
export async function patiently<T>(what: string, work: () => Promise<T>, log: Logger): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isRetryable(error)) throw error;
      log.warn({ code: codeOf(error) }, `waiting for ${what}`);
      await sleep(AGAIN_MS);
    }
  }
}
