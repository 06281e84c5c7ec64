import { EventEmitter, once } from 'node:events';

import type { Tombstone } from '../store/tombstones-store.ts';
import type { Unproved } from '../store/proofs-store.ts';

export type Proved = Pick<Unproved, 'cursor' | 'id' | 'rev' | 'position' | 'decisionPosition'>;

/** Wakes those who follow the inbox. What they send they read from the store, by cursor, so nothing is lost between two looks. */
export interface InboxFeed {
  stored(): void;
  /** A delivery was proved. */
  proved(delivery: Proved): void;
  /** Tells of each that is proved from now on, until `signal` aborts. */
  followProved(listener: (delivery: Proved) => void, signal: AbortSignal): void;
  /** A notice was recalled. */
  recalled(tombstone: Tombstone): void;
  /** Tells of each that is recalled from now on, until `signal` aborts. */
  followRecalled(listener: (tombstone: Tombstone) => void, signal: AbortSignal): void;
  /** Resolves at the next change, at the latest when `signal` aborts. */
  next(signal: AbortSignal): Promise<void>;
}

export function createFeed(): InboxFeed {
  const events = new EventEmitter();
  events.setMaxListeners(0);
  return {
    stored: () => void events.emit('stored'),
    proved: (delivery) => void events.emit('proved', delivery),
    followProved(listener, signal) {
      events.on('proved', listener);
      signal.addEventListener('abort', () => events.off('proved', listener), { once: true });
    },
    recalled: (tombstone) => void events.emit('recalled', tombstone),
    followRecalled(listener, signal) {
      events.on('recalled', listener);
      signal.addEventListener('abort', () => events.off('recalled', listener), { once: true });
    },
    async next(signal) {
      await once(events, 'stored', { signal }).catch(() => undefined);
    },
  };
}
