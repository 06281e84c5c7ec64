import type { ExchangeBus } from '@huecry/bus';
import { ProtoError, RegistryRequest, RegistryResponse, SignedStatement, StatementRequest, StatementResponse, entryOf } from '@huecry/proto';
import { checkStatement } from '@huecry/registry';
import type { Logger } from 'pino';
import { sha256 } from './bytes.ts';
import { codeOf } from './errors.ts';
import { entryKey, type Ledger } from './ledger.ts';
import type { Metrics } from './metrics.ts';
import type { RegistryKeeper } from './registry-keeper.ts';
import type { Standstill } from './standstill.ts';
import type { Store } from './store/index.ts';

type Handlers = Parameters<ExchangeBus['serveRegistry']>[0];

/** Entries of one answer. Each may have 64 KiB, and its proof about 2 KiB. */
const PAGE = 48;

export interface RegistryServiceOptions {
  readonly registry: RegistryKeeper;
  readonly ledger: Ledger;
  readonly store: Pick<Store, 'registryEntries'>;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'statements'>;
  readonly clock: () => number;
  readonly standstill: Pick<Standstill, 'saw' | 'cause'>;
}

/**
 * Members' calls on the registry. A read is passed on to the ledger: its answers verify by themselves. A statement is checked,
 * appended in its place in the chain, and answered when this exchange has folded it.
 */
export function registryService({ registry, ledger, store, log, metrics, clock, standstill }: RegistryServiceOptions): Handlers {
  let submitting: Promise<unknown> = Promise.resolve();

  /** So that a gateway's people learn why their notices do not move. */
  const waiting = () => ({ waiting: standstill.cause()?.code ?? '', waitingReason: standstill.cause()?.reason ?? '' });

  const read: Handlers['read'] = async (_member, data) => {
    try {
      const { from } = RegistryRequest.decode(data);
      const { entries, checkpoint } = await ledger.readRegistry(from, PAGE, true);
      return RegistryResponse.encode({ error: '', entries, checkpoint, ...waiting() });
    } catch (error) {
      if (!(error instanceof ProtoError)) log.warn({ code: codeOf(error), err: error }, 'registry read failed');
      return RegistryResponse.encode({ error: error instanceof ProtoError ? 'malformed' : 'unavailable', entries: [], checkpoint: '', ...waiting() });
    }
  };

  const submitOne = async (statement: Uint8Array): Promise<StatementResponse> => {
    const digest = sha256(statement);
    for (;;) {
      // Asked again, for example because the answer was lost: the same answer.
      const stands = store.registryEntries.positionOfStatement(digest);
      if (stands !== null) return { error: '', reason: '', position: stands };
      const state = registry.state();
      const nowMs = clock();
      const verdict = checkStatement(state, statement, nowMs);
      if (!verdict.ok) return { error: verdict.code, reason: verdict.reason, position: 0 };
      const entry = entryOf(nowMs, { registry: { prev: state.entryDigest, statement: SignedStatement.decode(statement) } });
      const appended = await ledger.append(entryKey('registry', state.entryDigest, statement), entry, state.position, true);
      await registry.catchUp(appended.stale ? appended.registryPosition : appended.position + 1);
    }
  };

  const submit: Handlers['submit'] = (member, data) => {
    // One after the other: each entry names the one before.
    const next = submitting.then(async () => {
      const response = await answer(data);
      metrics.statements.inc({ code: response.error === '' ? 'applied' : response.error });
      log.info({ member, code: response.error, position: response.position }, 'statement');
      return StatementResponse.encode(response);
    });
    submitting = next.catch(() => undefined);
    return next;
  };

  const answer = async (data: Uint8Array): Promise<StatementResponse> => {
    try {
      return await submitOne(StatementRequest.decode(data).statement);
    } catch (error) {
      if (error instanceof ProtoError) return { error: 'malformed', reason: 'the request is not a StatementRequest message', position: 0 };
      standstill.saw(error);
      log.warn({ code: codeOf(error), err: error }, 'statement could not be appended');
      return { error: 'unavailable', reason: 'the ledger did not answer: send the same statement again', position: 0 };
    }
  };

  return { read, submit };
}
