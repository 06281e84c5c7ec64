import type { Logger } from 'pino';
import { codeOf } from './errors.ts';
import type { Ledger } from './ledger.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store/index.ts';

/** Whether the ledger takes only what is essential, as far as it last said. */
export interface Halt {
  /** What each answer of the ledger to an append says: since when, or 0. */
  saw(sinceMs: number): void;
  /** Since when ordinary submissions wait for want of witnesses; null while they do not. */
  sinceMs(): number | null;
  close(): void;
}

export interface HaltOptions {
  /** Asks the ledger for nothing but how it stands; its answer comes to `saw`. */
  readonly ask: () => Promise<void>;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'halted'>;
  readonly everyMs?: number;
}

/** While intake is halted the ledger is asked by itself: what waits asks ever more rarely, and people want to know when it is over. */
export function openHalt({ ask, log, metrics, everyMs = 1_000 }: HaltOptions): Halt {
  let halted = 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const askAgain = (): void => {
    clearTimeout(timer);
    if (halted === 0 || closed) return;
    timer = setTimeout(() => {
      ask()
        .catch((error: unknown) => log.debug({ code: codeOf(error) }, 'the ledger did not say whether intake is halted'))
        .finally(askAgain);
    }, everyMs);
  };
  return {
    saw(sinceMs) {
      const before = halted;
      halted = sinceMs;
      metrics.halted.set(sinceMs > 0 ? 1 : 0);
      if (before === 0 && sinceMs > 0) {
        log.error({ code: 'unwitnessed', since: new Date(sinceMs).toISOString() }, 'ordinary submissions wait: no quorum of witnesses has seen the ledger');
        askAgain();
      } else if (before > 0 && sinceMs === 0) log.info('a quorum of witnesses has seen the ledger: ordinary submissions go on');
    },
    sinceMs: () => (halted === 0 ? null : halted),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** Remembers which of our entries are marked, before anything is done that rests on them. A crash before that is told again by the ledger. */
export function keepMarks(ledger: Ledger, store: Pick<Store, 'marks' | 'commit'>): Ledger {
  return {
    ...ledger,
    async append(...call) {
      const appended = await ledger.append(...call);
      if (!appended.stale && appended.unwitnessed) await store.commit(() => store.marks.add(appended.position));
      return appended;
    },
  };
}
