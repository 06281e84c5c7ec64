import type { ExchangeBus } from '@huecry/bus';
import { createEngine, type Engine } from '@huecry/policy';
import type { Genesis } from '@huecry/registry';
import type { Keystore } from '@huecry/seal/keystore';
import type { Logger } from 'pino';
import type { AttachmentFiles } from './attachments/files.ts';
import { startAttachments } from './attachments/service.ts';
import { essentialNotices } from './essential.ts';
import { keepMarks, openHalt } from './halt.ts';
import type { Health } from './http.ts';
import { connectLedgerClient } from './ledger.ts';
import type { Metrics } from './metrics.ts';
import { noticeWay } from './notice-way.ts';
import { proofService } from './proof-service.ts';
import { startProver } from './prover.ts';
import { createRateLimit } from './rate-limit.ts';
import { startReceiptBatches } from './receipt-batches.ts';
import { receiptTaker } from './receipts.ts';
import { refuser } from './refuse.ts';
import { patiently } from './patience.ts';
import { openRegistryKeeper } from './registry-keeper.ts';
import { recallWay } from './recall-way.ts';
import { startRecallProver } from './recall-prover.ts';
import { registryService } from './registry-service.ts';
import { releaseWay } from './release-way.ts';
import { startRulingProver } from './ruling-prover.ts';
import { signerInForce } from './signer.ts';
import { openStandstill } from './standstill.ts';
import type { Store } from './store/index.ts';
import { createTurns } from './turns.ts';

export interface ExchangeOptions {
  readonly genesis: Genesis;
  readonly keystore: Pick<Keystore, 'list' | 'signer'>;
  readonly bus: ExchangeBus;
  readonly store: Store;
  /** Where attachments are kept. */
  readonly files: AttachmentFiles;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Called where only a new process helps. What is under way stays durable. */
  readonly onBroken: (error: unknown) => void;
  /** An operator looked at the clock: times in the ledger do not count. */
  readonly trustClock?: boolean;
  /** Decides by the rules; one of its own unless given. */
  readonly engine?: Engine;
}

export interface Exchange {
  health(): Health;
  /** Takes nothing new, ends what is under way. What waits is durable. The bus and the store stay open. */
  close(): Promise<void>;
}

/** Refusals to messages that carry no valid signature: anybody with a gateway's credentials can cause them. */
const REJECTS = { burst: 50, perSecond: 5 };

/**
 * Puts the parts together and starts taking messages.
 * @throws ExchangeError no-key, bad-config, unavailable
 */
export async function startExchange(options: ExchangeOptions): Promise<Exchange> {
  const { genesis, keystore, bus, store, files, log, metrics, clock, onBroken } = options;
  const { mode } = genesis;
  const { name } = genesis.exchange;
  const halt = openHalt({ ask: () => ledger.ask(), log, metrics });
  const ledger = keepMarks(connectLedgerClient(bus, metrics, halt.saw), store);
  await patiently('streams', () => bus.ensureStreams(), log);
  const registry = await openRegistryKeeper({ genesis, ledger, store, bus, log, metrics });
  const signer = () => signerInForce(keystore, registry.state(), clock());
  signer();

  const provedMs = options.trustClock === true ? 0 : Math.max(store.notices.latestOutcomeMs(), store.registryEntries.latestMs());
  const standstill = openStandstill({ provedMs, clock, log, onBroken, haltedSinceMs: halt.sinceMs });
  const shared = { mode, name, signer, clock, registry, ledger, store, bus, log, metrics, standstill };
  const engine = options.engine ?? createEngine();
  const prover = startProver(shared);
  const rulingProver = startRulingProver(shared);
  const recallProver = startRecallProver(shared);
  const turns = createTurns();
  const batches = startReceiptBatches(shared);
  const refuse = refuser({ ...shared, rate: createRateLimit(REJECTS) });
  const attachments = startAttachments({ ...shared, files });
  const consumptions = [
    bus.serveProofs(proofService(shared)),
    bus.serveRegistry(registryService(shared)),
    bus.consumeSubmissions(
      noticeWay({ ...shared, engine, refuse, prover, rulingProver, turns, essentials: essentialNotices({ halted: () => halt.sinceMs() !== null, clock }) }),
    ),
    bus.consumeReceipts(receiptTaker({ ...shared, batches })),
    bus.consumeReleases(releaseWay({ ...shared, engine, refuse, rulingProver, turns })),
    bus.consumeRecalls(recallWay({ ...shared, refuse, attachments, prover, recallProver, turns })),
  ];
  return {
    health: () => ({
      status: bus.status() !== 'connected' ? 'disconnected' : standstill.cause() === null ? 'ok' : 'waiting',
      reason: standstill.cause()?.reason ?? null,
      nats: bus.status(),
      mode,
      registryPosition: registry.state().position,
      proofsPending: prover.pending() + rulingProver.pending() + recallProver.pending(),
    }),
    async close() {
      halt.close();
      await Promise.all(consumptions.map((consumption) => consumption.stop()));
      await Promise.all([prover.close(), rulingProver.close(), recallProver.close(), batches.close(), registry.close(), attachments.close()]);
    },
  };
}
