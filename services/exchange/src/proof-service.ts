import type { ExchangeBus } from '@huecry/bus';
import type { Address } from '@huecry/notice';
import { ConsistencyRequest, ConsistencyResponse, EntriesProofRequest, EntriesProofResponse, ProtoError } from '@huecry/proto';
import type { Logger } from 'pino';
import { codeOf } from './errors.ts';
import type { Ledger } from './ledger.ts';
import { createRateLimit } from './rate-limit.ts';
import type { RegistryKeeper } from './registry-keeper.ts';

type Handlers = Parameters<ExchangeBus['serveProofs']>[0];

/** Entries of one question. Each proof has about 2 KiB, and 10 KiB where many witnesses have cosigned. */
const MAX_PROVED = 64;
/** Of one question that asks for the entries too: each may have 64 KiB. */
const MAX_SHOWN = 16;
/** Of one gateway. A question that waits for the witnesses holds a place at the ledger. */
const QUESTIONS = { burst: 200, perSecond: 50 };

export interface ProofServiceOptions {
  readonly registry: Pick<RegistryKeeper, 'state'>;
  readonly ledger: Pick<Ledger, 'prove' | 'consistency'>;
  readonly log: Logger;
  readonly clock: () => number;
}

/**
 * Gateways' questions about the log, passed on to the ledger: its answers verify by themselves. A suspended member may ask too: it
 * still has to prove what it was sent. Which entries it asks for tells nothing that the tree does not tell everybody.
 */
export function proofService({ registry, ledger, log, clock }: ProofServiceOptions): Handlers {
  const rate = createRateLimit(QUESTIONS);

  /** Why a gateway gets no answer; null where it does. */
  const refusal = (from: Address): string | null => {
    const gateway = registry.state().gateways.get(from);
    if (gateway === undefined || gateway.deregistered !== null) return 'not-registered';
    return rate.allows(from, clock()) ? null : 'rate-limited';
  };
  const errorOf = (from: Address, error: unknown): string => {
    if (error instanceof ProtoError) return 'malformed';
    log.warn({ gateway: from, code: codeOf(error), err: error }, 'a question about the log was not answered');
    return 'unavailable';
  };

  return {
    async entries(from, data) {
      const failed = (error: string): Uint8Array => EntriesProofResponse.encode({ error, proofs: [], entries: [], paths: [] });
      try {
        const request = EntriesProofRequest.decode(data);
        const { positions, withEntries } = request;
        if (positions.length === 0) return failed('malformed');
        if (positions.length > (withEntries ? MAX_SHOWN : MAX_PROVED)) return failed('too-large');
        const refused = refusal(from);
        return refused !== null ? failed(refused) : EntriesProofResponse.encode(await ledger.prove(request));
      } catch (error) {
        return failed(errorOf(from, error));
      }
    },
    async consistency(from, data) {
      const failed = (error: string): Uint8Array => ConsistencyResponse.encode({ error, path: [] });
      try {
        const { first, second } = ConsistencyRequest.decode(data);
        if (first < 1 || first > second) return failed('malformed');
        const refused = refusal(from);
        return refused !== null ? failed(refused) : ConsistencyResponse.encode({ error: '', path: await ledger.consistency(first, second) });
      } catch (error) {
        return failed(errorOf(from, error));
      }
    },
  };
}
