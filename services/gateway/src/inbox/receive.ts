import { createHash } from 'node:crypto';
import type { BusMessage, Verdict } from '@huecry/bus';
import { categoryOf } from '@huecry/notice';
import { ProtoError } from '@huecry/proto';
import { exchangeKey, type KeyAnswer, type KeyRefusal, signingKey } from '@huecry/registry';
import { SealError } from '@huecry/seal';
import { openDelivery, type Opened } from '@huecry/seal/open';
import type { GatewayContext } from '../context.ts';
import type { Cause } from '../standstill.ts';
import { reach } from '../steps.ts';
import { importDecision } from './import-policy.ts';
import { isViolation } from '../violations.ts';
import { type Peeked, peekDelivery } from './peek.ts';
import { proveTime, TIME_UNPROVEN } from './prove-time.ts';
import { storeReceipt } from './receipts.ts';
import { storeOpened } from './store.ts';

/** A delivery that cannot be taken in, with the code that goes into the refused receipt. */
class Unacceptable extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'Unacceptable';
    this.code = code;
  }
}

/** Attempts at a delivery that claims a registry position which our copy, known to be current, does not reach. */
const PATIENCE = 10;

/** What the inbox tells others about. */
export interface InboxEvents {
  /** A row was added. */
  onStored(): void;
  /** A receipt waits to be sent. */
  onReceipt(): void;
}

/**
 * Takes one delivery in: know it, open it, ask our law, store what it permits, sign the receipt: all durable in one transaction before the
 * ack. A crash before the commit leaves nothing, and the delivery comes again; after it, the delivery coming again only sends the receipt again.
 */
export function deliveryHandler(context: GatewayContext, events: InboxEvents) {
  const { inbox, tombstones, database, registry, standstill, log } = context;

  /** Nothing of it is stored, its sender hears nothing yet, and it comes again. */
  const putOff = (digest: string, cause: Cause): Verdict => {
    standstill.wait(digest, cause);
    return 'retry';
  };

  return async ({ data, attempt }: BusMessage): Promise<Verdict> => {
    reach('gateway:delivery-received');
    let peeked: Peeked;
    try {
      peeked = peekDelivery(data);
    } catch (error) {
      if (!(error instanceof SealError) && !(error instanceof ProtoError)) throw error;
      quarantine(context, data, error.code, null);
      return 'term';
    }

    // 1. Taken in before: the sender lacks our receipt.
    if (inbox.byDigest(peeked.digest) !== undefined) {
      database.transaction(() => inbox.resendReceipts(peeked.digest, context.now()));
      log.info({ digest: peeked.digest, notice: peeked.claims.jti }, 'a delivery came again; its receipt goes out again');
      events.onReceipt();
      return 'ack';
    }
    if (context.trust.distrust() !== null) return putOff(peeked.digest, standstill.cause() ?? STALE);
    // 2. We judge keys and law as the exchange did, or later: never with an older registry.
    // While witnesses are missing nobody can show us newer statements: a warning of a threat is not kept back for that.
    const patience = peeked.unwitnessed ? 1 : PATIENCE;
    const behind = !(await registry.reaches(peeked.decision.registryPosition));
    if (behind && (attempt < patience || !(await registry.sync()))) return putOff(peeked.digest, STALE);
    if (isStale(context) && !(await registry.sync())) return putOff(peeked.digest, STALE);
    const obstacle = standstill.cause();
    if (obstacle !== null) return putOff(peeked.digest, obstacle);
    const signer = context.signer();

    // 3. Open, decide, store, receipt.
    try {
      const opened = open(context, data, peeked);
      const { claims } = opened;
      // A blank gets no receipt: what it takes away goes also where our member is suspended. The purge receipt waits for a key.
      if (signer === null && !opened.blank) return putOff(peeked.digest, UNREGISTERED);
      // The exchange signed when it decided: our clock cannot be earlier.
      context.time.prove(peeked.decision.iat * 1000);
      const doubt = standstill.cause();
      if (doubt !== null) return putOff(peeked.digest, doubt);
      const other = inbox.byRevision(claims.iss, claims.jti, claims.rev);
      if (other !== undefined) throw new Unacceptable('equivocation', 'the origin signed two different notices under one id and revision');
      // Of what its origin has recalled nothing is decided any more: nothing of it is stored.
      const recalled = tombstones.of(claims.iss, claims.jti) !== undefined;
      const endMs = claims.exp * 1000;
      if (endMs <= context.now() && endMs > context.time.passedMs() && !recalled) {
        await proveTime(context);
        // A receipt that it had expired would be the end of it: our clock alone does not do.
        if (endMs > context.time.passedMs()) return putOff(peeked.digest, TIME_UNPROVEN);
      }
      const expired = endMs <= context.time.passedMs();
      const outcome = opened.blank || expired || recalled ? null : importDecision(context, opened);
      if (outcome !== null && 'undecided' in outcome) return putOff(peeked.digest, { code: 'no-bundle', reason: outcome.undecided });
      storeOpened(context, {
        opened,
        outcome,
        expired,
        originKid: peeked.kid,
        originKey: originKey(context, peeked),
        signer,
        decision: peeked.decisionJws,
        unwitnessed: peeked.unwitnessed,
      });
      reach('gateway:delivery-stored');
    } catch (error) {
      if (standstill.engineFailed(error))
        return putOff(peeked.digest, standstill.cause() ?? { code: 'engine-failure', reason: 'the policy engine has failed' });
      if (!(error instanceof SealError) && !(error instanceof Unacceptable)) throw error;
      // A key that we do not know may have been registered a moment ago, or in an entry that no witnesses have seen yet.
      if (KEY_CODES.has(error.code) && behind && peeked.unwitnessed) return putOff(peeked.digest, STALE);
      if (KEY_CODES.has(error.code) && attempt === 1) {
        await registry.sync();
        return 'retry';
      }
      if (signer === null) return putOff(peeked.digest, UNREGISTERED);
      database.transaction(() => {
        quarantine(context, data, error.code, peeked);
        storeReceipt(context, signer, {
          origin: peeked.claims.iss,
          notice: peeked.digest,
          jti: peeked.claims.jti,
          rev: peeked.claims.rev,
          state: 'refused',
          code: error.code,
          reason: error.message,
        });
      });
      standstill.goesOn(peeked.digest);
      events.onReceipt();
      return 'ack';
    }
    standstill.goesOn(peeked.digest);
    events.onStored();
    events.onReceipt();
    return 'ack';
  };
}

const STALE: Cause = { code: 'registry-stale', reason: 'our copy of the registry is older than the decision, or could not be read for too long' };

const UNREGISTERED: Cause = { code: 'not-registered', reason: 'the registry knows no valid signing key of ours to sign a receipt with' };

function isStale({ registry, timing }: GatewayContext): boolean {
  const ageMs = registry.ageMs();
  return ageMs === null || ageMs > timing.registryMaxAgeMs;
}

const KEY_CODES: ReadonlySet<string> = new Set<KeyRefusal>(['unknown-member', 'unknown-gateway', 'unknown-key', 'not-yet-valid-key']);

/** Keys as they stood at the notice's place in the ledger: a key revoked since does not undo what it signed before. */
function open(context: GatewayContext, data: Uint8Array, peeked: Peeked): Opened {
  const state = context.registry.state();
  return openDelivery(data, {
    me: context.address,
    mode: context.mode,
    // Expiry is ours to judge, after opening: an expired notice still is a link in its origin's chain.
    nowSeconds: Math.min(Math.floor(context.now() / 1000), peeked.claims.exp - 1),
    boxKey: (kid) => context.keystore.decapsulator(kid),
    originKey: () => originKey(context, peeked),
    exchangeKey: (kid) => keyOrThrow(exchangeKey(state, kid, peeked.decision.iat * 1000)),
    categoryOf,
  });
}

const originKey = (context: GatewayContext, { claims, kid, decision, noticePosition }: Peeked): Uint8Array =>
  keyOrThrow(signingKey(context.registry.state(), claims.iss, kid, decision.iat * 1000, noticePosition));

function keyOrThrow(answer: KeyAnswer): Uint8Array {
  if (answer.ok) return answer.publicKey;
  throw new Unacceptable(answer.code, answer.reason);
}

/** Remembers that something came that could not be taken in: its digest and the code, never its bytes. */
function quarantine(context: GatewayContext, data: Uint8Array, code: string, peeked: Peeked | null): void {
  const delivery = createHash('sha256').update(data).digest('base64url');
  const claimed = peeked === null ? null : { digest: peeked.digest, origin: peeked.claims.iss, id: peeked.claims.jti, rev: peeked.claims.rev };
  context.inbox.quarantine({ delivery, channel: 'deliver', claimed, code, nowMs: context.now() });
  context.metrics.deliveries.inc({ outcome: 'quarantined' });
  context.alarm(isViolation(code) ? 'violation' : 'bad-delivery', { code, digest: peeked?.digest ?? null, origin: peeked?.claims.iss ?? null });
}
