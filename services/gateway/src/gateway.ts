import type { BusMessage, Verdict } from '@huecry/bus';
import type { Address } from '@huecry/notice';
import { createEngine } from '@huecry/policy';
import { ledgerVkeys, signingKey } from '@huecry/registry';
import type { Signer } from '@huecry/seal';
import type { Keystore } from '@huecry/seal/keystore';
import { createAlarms } from './alarms.ts';
import { startFetching } from './attachments/incoming.ts';
import { sweepFiles } from './attachments/sweep.ts';
import type { GatewayContext } from './context.ts';
import type { Gateway, GatewayOptions } from './gateway-options.ts';
import { createServer } from './http/server.ts';
import { type BoxKeys, boxKeys } from './inbox/box-keys.ts';
import { createFeed } from './inbox/feed.ts';
import { proveEnds } from './inbox/prove-time.ts';
import { deliveryHandler } from './inbox/receive.ts';
import { startProvingRecalls } from './inbox/prove-recalls.ts';
import { recalledHandler } from './inbox/recalled.ts';
import { startReceipts } from './inbox/receipts.ts';
import { signPurges, watchRecalls } from './inbox/purge.ts';
import { renewStorageKey } from './inbox/renew-key.ts';
import { lawInForce, sweepInbox, tightenDeadlines } from './inbox/sweep.ts';
import { nextKeys } from './keys/next-keys.ts';
import { createMetrics } from './metrics.ts';
import { answerHandlers } from './outbox/answers.ts';
import { eraseEnded } from './outbox/erase.ts';
import { settleRecalls, startRecalls } from './outbox/recall.ts';
import { serveLate } from './outbox/serve-late.ts';
import { sweepOutbox } from './outbox/sweep.ts';
import { createWaits } from './outbox/waits.ts';
import { startOutbox } from './outbox/worker.ts';
import { startPulse } from './pulse.ts';
import { openProvenTime } from './proven-time.ts';
import { openRegistry } from './registry.ts';
import { startProvingReceipts } from './inbox/own-receipts.ts';
import { type ProvingEvents, startProving } from './inbox/prove.ts';
import { startReleases } from './review/release.ts';
import { type Cause, openStandstill } from './standstill.ts';
import { filesStore } from './store/files-store.ts';
import { inboxStore } from './store/inbox-store.ts';
import { outboxContent } from './store/outbox-content.ts';
import { outboxLate } from './store/outbox-late.ts';
import { openingsStore } from './store/openings-store.ts';
import { outboxStore } from './store/outbox-store.ts';
import { outboxWords } from './store/outbox-words.ts';
import { partsStore } from './store/parts-store.ts';
import { proofsStore } from './store/proofs-store.ts';
import { receiptProofsStore } from './store/receipt-proofs-store.ts';
import { recallsStore } from './store/recalls-store.ts';
import { reviewStore } from './store/review-store.ts';
import { type Tombstone, tombstonesStore } from './store/tombstones-store.ts';
import { openVault } from './store/vault.ts';
import { watchFreshness } from './trust/freshness.ts';
import { openTrust } from './trust/trust.ts';
import { startWitness } from './witness.ts';

/** Puts the gateway's parts together and sets them going. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { address, genesis, timing, database, folder, keystore, log, now } = options;
  const vault = openVault(keystore, database);
  const content = outboxContent(database, vault);
  const outbox = outboxStore(database, content);
  const inbox = inboxStore(database);
  const parts = partsStore(database, vault);
  const proofs = proofsStore(database);
  const metrics = createMetrics(outbox, inbox, proofs, () => trust);
  const alarms = createAlarms(log, metrics, now);
  const feed = createFeed();
  const bus = options.connect(() => start());
  const time = openProvenTime({ database, now, elapsedMs: options.elapsedMs, trustClock: options.trustClock ?? false });
  const trust = openTrust({
    database,
    forks: options.forks,
    vkeys: ledgerVkeys(genesis),
    bus,
    log,
    trustAnew: options.trustLedgerAnew ?? false,
    now,
    policy: () => registry.state().witnessPolicy?.policy ?? null,
    ownWitness: options.witness?.config.name ?? null,
    witnessed: time.witness,
    alarm: alarms.raise,
  });
  const standstill = openStandstill({
    database,
    log,
    now,
    alarm: alarms.raise,
    forked: () => trust.distrust() !== null,
    time,
  });
  const registry = openRegistry({
    address,
    genesis,
    database,
    bus,
    trust,
    log,
    pollMs: timing.registryPollMs,
    now,
    onChange: () => changed(),
    alarm: alarms.raise,
    clear: alarms.clear,
    prove: time.prove,
    told: (waiting) => (waiting === null ? standstill.goesOn('exchange') : standstill.wait('exchange', saidBy(waiting))),
  });
  const context: GatewayContext = {
    address,
    mode: genesis.mode,
    timing,
    database,
    outbox,
    content,
    outboxWords: outboxWords(database),
    late: outboxLate(database),
    reviews: reviewStore(database),
    recalls: recallsStore(database),
    tombstones: tombstonesStore(database),
    inbox,
    openings: openingsStore(database),
    proofs,
    receiptProofs: receiptProofsStore(database),
    parts,
    vault,
    files: filesStore(database, vault),
    folder,
    registry,
    engine: options.engine ?? createEngine(),
    keystore,
    bus,
    log,
    metrics,
    trust,
    requireConfirmation: options.requireConfirmation ?? false,
    now,
    elapsedMs: options.elapsedMs,
    time,
    standstill,
    signer: () => validSigner(keystore, address, registry, now()),
    alarm: alarms.raise,
    clear: alarms.clear,
  };

  const waits = createWaits(context.late);
  const outboxPulse = startOutbox(context, waits.look);
  const receiptsPulse = startReceipts(context);
  const fetching = startFetching(context);
  const releasesPulse = startReleases(context);
  const recallsPulse = startRecalls(context);
  const provingRecalls = startProvingRecalls(context);
  const proving: ProvingEvents = { onProved: feed.proved, clear: alarms.clear };
  const provingPulse = startProving(context, proving);
  const provingReceipts = startProvingReceipts(context, alarms.clear);
  const freshness = watchFreshness(context, alarms.clear);
  const openers = boxKeys(context);
  const watch = watchRecalls(context, alarms.clear);
  const successors = nextKeys(context);
  let judgedBy = '';
  const sweep = startPulse(
    async () => {
      await proveEnds(context, nextEndMs(context, openers));
      time.keep();
      sweepOutbox(context);
      settleRecalls(context);
      if (serveLate(context)) outboxPulse.wake();
      waits.look();
      sweepFiles(context);
      const nextOwnMs = await eraseEnded(context);
      const law = lawInForce(context);
      // By a clock that is ahead, law would be in force that is not yet.
      if (law !== judgedBy && standstill.cause() === null && time.aheadMs() === 0) {
        await tightenDeadlines(context);
        judgedBy = law;
      }
      const nextMs = await sweepInbox(context);
      while (signPurges(context)) {
        receiptsPulse.wake();
        await new Promise((resolve) => setImmediate(resolve));
      }
      watch();
      await renewStorageKey(context);
      await openers.destroyEnded();
      successors.look();
      return Math.min(timing.sweepMs, nextMs ?? timing.sweepMs, nextOwnMs ?? timing.sweepMs);
    },
    (error) => {
      if (!standstill.engineFailed(error)) log.error({ err: error }, 'the sweep of deadlines failed and is tried again');
    },
  );
  /** The registry may say what a waiting notice waited for, or that a recipient is gone. */
  const changed = (): void => {
    database.transaction(() => outbox.waitNoLonger());
    outboxPulse.wake();
    sweep.wake();
  };
  /** A recall of ours waits to be sent, and content to be erased. */
  const onRecall = (): void => {
    recallsPulse.wake();
    sweep.wake();
  };
  /** Once the bus is there. Consumers exist only when the exchange has learned of this gateway; the bus waits for them. */
  const start = (): void => {
    const answers = answerHandlers(context, {
      onRuling: () => outboxPulse.wake(),
      onPlaced: () => provingReceipts.wake(),
      // What a recall names is known to stand now, or its content ends.
      onRecall,
    });
    const thenLook = (handle: (message: BusMessage) => Promise<Verdict>) => (message: BusMessage) => handle(message).finally(waits.look);
    bus.consume('proof', thenLook(answers.proof));
    bus.consume('answer', thenLook(answers.answer));
    bus.consume('reject', thenLook(answers.reject));
    const onStored = (): void => {
      feed.stored();
      fetching.wake();
      provingPulse.wake();
      // The revision before this one was erased, or the new one ends before anything else does.
      sweep.wake();
    };
    bus.consume('deliver', deliveryHandler(context, { onStored, onReceipt: () => receiptsPulse.wake() }));
    const onRecalled = (tombstone: Tombstone): void => {
      feed.recalled(tombstone);
      provingRecalls.wake();
      // The receipt is signed there, when the log beside the file is empty.
      sweep.wake();
    };
    bus.consume('recalled', recalledHandler(context, { onRecalled, onReceipt: () => receiptsPulse.wake() }));
    registry.start();
    recallsPulse.wake();
    provingRecalls.wake();
    outboxPulse.wake();
    receiptsPulse.wake();
    fetching.wake();
    releasesPulse.wake();
    provingPulse.wake();
    provingReceipts.wake();
    freshness.wake();
    sweep.wake();
  };
  bus.onStatus((status) => {
    log.info({ status }, 'broker connection');
    if (status !== 'connected') return;
    void registry.sync();
    outboxPulse.wake();
    receiptsPulse.wake();
    fetching.wake();
    releasesPulse.wake();
    recallsPulse.wake();
  });

  const witness = options.witness === undefined ? null : startWitness({ ...options.witness, log, trust, alarm: alarms.raise });
  const app = await createServer({
    context,
    tokens: options.tokens,
    auditedLog: { origin: genesis.ledger.origin, genesisDigest: genesis.digest },
    importKey: options.importKey,
    callsPerMinute: options.callsPerMinute,
    feed,
    alarms,
    waits,
    witness,
    proving,
    nextKeys: successors,
    onAccepted: () => outboxPulse.wake(),
    onReceipt: () => receiptsPulse.wake(),
    onRelease: () => releasesPulse.wake(),
    onRecall,
  });
  return {
    app,
    async stop() {
      await app.close();
      await witness?.stop();
      const pulses = [
        outboxPulse,
        receiptsPulse,
        fetching,
        releasesPulse,
        recallsPulse,
        provingRecalls,
        provingPulse,
        provingReceipts,
        freshness,
        sweep,
        registry,
      ];
      await Promise.all(pulses.map((pulse) => pulse.stop()));
      await bus.close();
      time.keep();
      database.close();
    },
  };
}

/** The earliest end of what is destroyed for good when it comes; null where there is nothing. */
function nextEndMs(context: GatewayContext, openers: BoxKeys): number | null {
  const ends = [context.parts.nextDueMs(), context.content.nextEndMs(), openers.nextEndMs()].filter((ms) => ms !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** The exchange's words are shown, and bounded: nothing is decided by them. */
const saidBy = ({ code, reason }: Cause): Cause => ({ code: code.slice(0, 64), reason: `the exchange puts off submissions: ${reason.slice(0, 512)}` });

function validSigner(keystore: Keystore, address: Address, registry: ReturnType<typeof openRegistry>, nowMs: number): Signer | null {
  const key = keystore.list().find(({ kid, use }) => use === 'sign' && signingKey(registry.state(), address, kid, nowMs).ok);
  return key === undefined ? null : keystore.signer(key.kid);
}
