import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

type Details = Readonly<Record<string, string | number | null>>;

/** One alarm, or its end. */
export interface AlarmEvent {
  readonly code: string;
  readonly atMs: number;
  /** False: what it was about is over. */
  readonly active: boolean;
  readonly details: Details;
}

/** Things that a human must look at, in this run of the process. */
export interface Alarms {
  raise(code: string, details: Details): void;
  /** Says that the cause has ended by itself. Of most alarms nobody can say that: they stand until somebody has looked and started anew. */
  clear(code: string): void;
  /** Codes that stand, oldest first. */
  raised(): readonly string[];
  /** What stands, each as it was raised last; and from now on everything, to `listener`. Ends with `signal`. */
  follow(listener: (event: AlarmEvent) => void, signal: AbortSignal): void;
}

export function createAlarms(log: Logger, metrics: Metrics, now: () => number): Alarms {
  const standing = new Map<string, AlarmEvent>();
  const listeners = new Set<(event: AlarmEvent) => void>();
  const tell = (event: AlarmEvent): void => {
    for (const listener of listeners) listener(event);
  };
  return {
    raise(code, details) {
      const event = { code, atMs: now(), active: true, details };
      standing.set(code, event);
      metrics.alarms.inc({ code });
      log.error({ alarm: code, ...details }, code);
      tell(event);
    },
    clear(code) {
      if (!standing.delete(code)) return;
      log.info({ alarm: code }, 'this alarm is over');
      tell({ code, atMs: now(), active: false, details: {} });
    },
    raised: () => [...standing.keys()],
    follow(listener, signal) {
      for (const event of standing.values()) listener(event);
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
}
