import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** Things that a human must look at, in this run of the process. */
export interface Alarms {
  raise(code: string, details: Readonly<Record<string, string | number | null>>): void;
  /** Codes raised so far, oldest first. */
  raised(): readonly string[];
}

export function createAlarms(log: Logger, metrics: Metrics): Alarms {
  const codes = new Set<string>();
  return {
    raise(code, details) {
      codes.add(code);
      metrics.alarms.inc({ code });
      log.error({ alarm: code, ...details }, code);
    },
    raised: () => [...codes],
  };
}
