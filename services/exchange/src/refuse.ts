import { randomBytes } from 'node:crypto';
import { type BusMessage, type ExchangeBus, rejectSubject, senderOf } from '@huecry/bus';
import { Reject } from '@huecry/proto';
import { type Mode, type ParsedSubmission, type Signer, signRefusal } from '@huecry/seal';
import type { Logger } from 'pino';
import { base64url, sha256 } from './bytes.ts';
import type { Metrics } from './metrics.ts';
import { publishToEach } from './publish.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Refusal } from './refusals.ts';
import type { RegistryKeeper } from './registry-keeper.ts';
import type { NoticeRow } from './store/index.ts';

export interface RefuseOptions {
  readonly mode: Mode;
  /** The exchange's name, `iss` of what it signs. */
  readonly name: string;
  readonly signer: () => Signer;
  readonly clock: () => number;
  readonly bus: Pick<ExchangeBus, 'publish'>;
  readonly registry: Pick<RegistryKeeper, 'isReachable'>;
  readonly rate: RateLimit;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'refusals' | 'rejectsHeldBack'>;
}

/** What could be read of a submission, a release or a recall. */
interface Signed {
  readonly digest: Uint8Array;
  readonly claims: { readonly jti: string; readonly rev: number };
}

export type Refuse = ReturnType<typeof refuser>;

/** Signs refusals and sends them to whoever submitted. */
export function refuser({ mode, name, signer, clock, bus, registry, rate, log, metrics }: RefuseOptions) {
  return {
    /** The exchange's signed word on a notice that it refuses as a whole, and the salt of its ledger entry. */
    sign({ digest, claims }: ParsedSubmission, refusal: Refusal): { readonly jws: Uint8Array; readonly salt: Uint8Array } {
      const { iss, jti, rev } = claims;
      const iat = Math.floor(clock() / 1000);
      const jws = signRefusal({ mode, iss: name, origin: iss, notice: digest, jti, rev, code: refusal.code, reason: inBounds(refusal.message), iat }, signer());
      return { jws, salt: Uint8Array.from(randomBytes(32)) };
    },

    /** The refusal of a notice that stands in the ledger: always sent, and the same one every time. */
    async sendStanding({ iss, digest, jws, salt, position }: NoticeRow, refusalPosition: number, again = ''): Promise<void> {
      if (!registry.isReachable(iss)) return metrics.rejectsHeldBack.inc({ why: 'unreachable' });
      const data = Reject.encode({ jws, position, hasPosition: true, salt: salt ?? NO_SALT, refusalPosition });
      await bus.publish([{ subject: rejectSubject(mode, iss), data, msgId: `reject.${base64url(digest)}${again}` }]);
    },

    /**
     * Says why a message was not taken at all. It goes to the gateway of the subject, which is what NATS has checked, and at a
     * bounded rate, since anybody with a gateway's credentials can cause it. `notice` in it is the digest of the JWS where one
     * could be read, else of the whole message.
     */
    async turnAway(arrival: Pick<BusMessage, 'subject' | 'data' | 'sequence'>, signed: Signed | null, refusal: Refusal): Promise<void> {
      metrics.refusals.inc({ code: refusal.code });
      const sender = senderOf(arrival.subject);
      log.info({ code: refusal.code, sender, sizeBytes: arrival.data.length }, 'turned away');
      if (sender === null || !registry.isReachable(sender)) return metrics.rejectsHeldBack.inc({ why: 'unreachable' });
      if (!rate.allows(sender, clock())) return metrics.rejectsHeldBack.inc({ why: 'rate' });
      const notice = signed?.digest ?? sha256(arrival.data);
      const { jti, rev } = signed?.claims ?? { jti: null, rev: null };
      const iat = Math.floor(clock() / 1000);
      const jws = signRefusal({ mode, iss: name, origin: sender, notice, jti, rev, code: refusal.code, reason: inBounds(refusal.message), iat }, signer());
      const data = Reject.encode({ jws, position: 0, hasPosition: false, salt: NO_SALT, refusalPosition: 0 });
      // Whose stream is full hears it when it sends that again: what is put off for it would keep a place that others need.
      const full = await publishToEach(bus, [{ subject: rejectSubject(mode, sender), data, msgId: `turned-away.${base64url(notice)}.${arrival.sequence}` }]);
      if (full.size > 0) metrics.rejectsHeldBack.inc({ why: 'full' });
    },
  };
}

const NO_SALT = new Uint8Array(0);

/** A refusal's reason has at most 2048 characters. */
const inBounds = (reason: string): string => (reason.length <= 1_024 ? reason : `${reason.slice(0, 1_023)}…`);
