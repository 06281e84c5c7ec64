import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Counters by code and kind. Labels come from closed lists; no address, id or word of a notice is ever one. */
export interface Metrics {
  readonly submissions: Counter<'outcome' | 'kind'>;
  readonly refusals: Counter<'code'>;
  readonly rejectsHeldBack: Counter<'why'>;
  readonly sequenceGaps: Counter;
  readonly recipients: Counter<'outcome' | 'code' | 'kind'>;
  readonly withheld: Counter<'category'>;
  readonly undelivered: Counter<'code'>;
  readonly receipts: Counter<'state'>;
  readonly receiptsRefused: Counter<'code'>;
  readonly releases: Counter<'outcome' | 'code'>;
  readonly recalls: Counter<'outcome' | 'code'>;
  readonly statements: Counter<'code'>;
  readonly staleRegistry: Counter;
  readonly retries: Counter<'during' | 'code'>;
  readonly ledgerSeconds: Histogram<'call'>;
  readonly registryPosition: Gauge;
  readonly proofsPending: Gauge;
  readonly receiptsPending: Gauge;
  readonly halted: Gauge;
  /** The text of GET /metrics, and its content type. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const counter = <L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> =>
    new Counter({ name: `huecry_exchange_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string): Gauge => new Gauge({ name: `huecry_exchange_${name}`, help, registers });
  return {
    submissions: counter('submissions_total', 'Submissions by what became of them', ['outcome', 'kind']),
    refusals: counter('refusals_total', 'Submissions refused as a whole, by code', ['code']),
    rejectsHeldBack: counter('rejects_held_back_total', 'Refusals not sent back', ['why']),
    sequenceGaps: counter('sequence_gaps_total', 'Notices admitted while the one before is missing'),
    recipients: counter('recipients_total', 'Decisions by outcome', ['outcome', 'code', 'kind']),
    withheld: counter('withheld_total', 'Categories withheld by a rule at the exchange', ['category']),
    undelivered: counter('undelivered_total', 'Deliveries left for the next submission', ['code']),
    receipts: counter('receipts_total', 'Receipts taken, by state', ['state']),
    receiptsRefused: counter('receipts_refused_total', 'Receipts refused, by code', ['code']),
    releases: counter('releases_total', 'Releases by what became of them', ['outcome', 'code']),
    recalls: counter('recalls_total', 'Recalls by what became of them', ['outcome', 'code']),
    statements: counter('statements_total', 'Registry statements by answer', ['code']),
    staleRegistry: counter('stale_registry_total', 'Appends that had to be decided anew'),
    retries: counter('retries_total', 'Messages put off', ['during', 'code']),
    ledgerSeconds: new Histogram({
      name: 'huecry_exchange_ledger_seconds',
      help: 'Time of calls to the ledger',
      labelNames: ['call'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    registryPosition: gauge('registry_position', 'Next position after the last registry entry folded'),
    proofsPending: gauge('proofs_pending', 'Notices whose origin waits for its proof'),
    receiptsPending: gauge('receipts_pending', 'Receipts taken and not yet answered'),
    halted: gauge('ordinary_halted', '1 while ordinary submissions wait for want of witnesses'),
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}
