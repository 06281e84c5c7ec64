import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { LedgerStatus } from './status.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** Counts by code and kind only: no label ever holds an id or a word of an entry. */
export function createMetrics(status: () => LedgerStatus) {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, value: (now: LedgerStatus) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value(status()));
      },
    });
  gauge('huecry_ledger_committed_entries', 'Entries in the database', (now) => now.committed);
  gauge('huecry_ledger_published_entries', 'Entries under the published checkpoint', (now) => now.published);
  gauge('huecry_ledger_intake_open', '1 while entries are taken', (now) => (now.intake === 'open' ? 1 : 0));
  gauge('huecry_ledger_halted', '1 while only essential entries are taken, for want of witnesses', (now) => (now.halted === null ? 0 : 1));
  gauge('huecry_ledger_quorum_missing_since_seconds', 'Unix time since when no quorum has cosigned what is new; 0 where all is well', (now) =>
    Math.floor((now.witnesses?.missingSinceMs ?? 0) / 1_000),
  );
  gauge('huecry_ledger_check_entries', 'Entries of the signed tree looked at since the start', (now) => now.check.checked);
  gauge('huecry_ledger_damaged', 'What is damaged and could not be mended from here', (now) => now.check.damagedCount);
  gauge('huecry_ledger_mended', 'Files of the tree that were damaged and are written again', (now) => now.check.mendedCount);
  const buckets = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5];
  return {
    registry,
    entries: new Counter({ name: 'huecry_ledger_entries_total', help: 'Entries committed since the start', labelNames: ['kind'], registers }),
    requests: new Counter({ name: 'huecry_ledger_append_requests_total', help: 'Append requests by outcome', labelNames: ['outcome'], registers }),
    failures: new Counter({ name: 'huecry_ledger_failures_total', help: 'Failures of the disk or of what is on it', labelNames: ['part'], registers }),
    commitSeconds: new Histogram({ name: 'huecry_ledger_commit_seconds', help: 'One group commit, fsync included', buckets, registers }),
    groupRequests: new Histogram({
      name: 'huecry_ledger_group_requests',
      help: 'Requests in one group commit',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    checkpointSeconds: new Histogram({ name: 'huecry_ledger_checkpoint_seconds', help: 'Tiles written to checkpoint published', buckets, registers }),
  };
}
