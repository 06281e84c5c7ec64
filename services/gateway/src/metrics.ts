import { Counter, Gauge, Registry } from 'prom-client';
import type { InboxStore } from './store/inbox-store.ts';
import type { OutboxStore } from './store/outbox-store.ts';
import type { ProofsStore } from './store/proofs-store.ts';
import type { LedgerTrust } from './trust/trust.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** Counts by code and state only: no label ever holds an id or a word of a notice. */
export function createMetrics(outbox: OutboxStore, inbox: InboxStore, proofs: ProofsStore, trust: () => LedgerTrust) {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge('huecry_gateway_pair_holes', 'Deliveries that other gateways signed for this one and that never came', () => inbox.holeCount());
  gauge('huecry_gateway_unproved', 'Deliveries whose entries in the ledger are not proved yet', () => proofs.waitingCount());
  gauge('huecry_gateway_ledger_size', 'Entries under the largest checkpoint that is believed', () => trust().believed()?.size ?? 0);
  gauge('huecry_gateway_ledger_distrust', '1 where the ledger has shown two histories', () => (trust().distrust() === null ? 0 : 1));
  gauge('huecry_gateway_quarantined', 'Messages that could not be taken in', () => inbox.quarantineCount());
  const outboxByState = new Gauge({
    name: 'huecry_gateway_outbox',
    help: 'Notices by state',
    labelNames: ['state'],
    registers,
    collect() {
      this.reset();
      for (const [state, count] of outbox.countByState()) this.set({ state }, count);
    },
  });
  return {
    registry,
    outboxByState,
    accepted: new Counter({ name: 'huecry_gateway_accepted_total', help: 'Notices taken from agency systems', labelNames: ['kind'], registers }),
    submitted: new Counter({ name: 'huecry_gateway_submitted_total', help: 'Submissions that the broker took, repeated ones too', registers }),
    refusals: new Counter({ name: 'huecry_gateway_refusals_total', help: 'Refusals of own notices or recipients', labelNames: ['point', 'code'], registers }),
    deliveries: new Counter({ name: 'huecry_gateway_deliveries_total', help: 'Deliveries taken in', labelNames: ['outcome'], registers }),
    receipts: new Counter({ name: 'huecry_gateway_receipts_total', help: 'Receipts sent, repeated ones too', registers }),
    purges: new Counter({ name: 'huecry_gateway_purges_total', help: 'Purge receipts signed', labelNames: ['code'], registers }),
    alarms: new Counter({ name: 'huecry_gateway_alarms_total', help: 'Things that a human must look at', labelNames: ['code'], registers }),
  };
}
