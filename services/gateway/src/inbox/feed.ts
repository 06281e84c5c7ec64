import { EventEmitter, once } from 'node:events';

/** Wakes those who follow the inbox. What they send they read from the store, by cursor, so nothing is lost between two looks. */
export interface InboxFeed {
  stored(): void;
  /** Resolves at the next change, at the latest when `signal` aborts. */
  next(signal: AbortSignal): Promise<void>;
}

export function createFeed(): InboxFeed {
  const events = new EventEmitter();
  events.setMaxListeners(0);
  return {
    stored: () => void events.emit('stored'),
    async next(signal) {
      await once(events, 'stored', { signal }).catch(() => undefined);
    },
  };
}
