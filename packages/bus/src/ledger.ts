/** The ledger service's side of the bus: it answers four requests and may do nothing else. */
import { openConnection } from './connection.ts';
import { serveRequests } from './requests.ts';
import { ledgerSubject, type Mode } from './subjects.ts';
import type { ConnectOptions, LedgerBus, Serving } from './types.ts';

export interface LedgerOptions extends ConnectOptions {
  /** Default `live`. */
  readonly mode?: Mode;
}

/** Waits for the server as long as it takes. Throws `bad-credentials`. */
export async function connectLedger(options: LedgerOptions): Promise<LedgerBus> {
  const mode = options.mode ?? 'live';
  const connection = await openConnection({ name: 'ledger', ...options }, '_INBOX.ledger');
  const consumptions = new Set<Serving>();
  return {
    mode,
    status: connection.status,
    onStatus: connection.onStatus,
    serve({ append, proof, read, consistency }) {
      const stop = serveRequests(connection, [
        [ledgerSubject(mode, 'append'), (_subject, data) => append(data)],
        [ledgerSubject(mode, 'proof'), (_subject, data) => proof(data)],
        [ledgerSubject(mode, 'read'), (_subject, data) => read(data)],
        [ledgerSubject(mode, 'consistency'), (_subject, data) => consistency(data)],
      ]);
      const consumption: Serving = {
        // Where the connection is lost meanwhile, the client subscribes again by itself when it is back.
        ready: connection.nats.flush().catch(() => undefined),
        async stop() {
          consumptions.delete(consumption);
          await stop();
        },
      };
      consumptions.add(consumption);
      return consumption;
    },
    async close() {
      await Promise.all([...consumptions].map((consumption) => consumption.stop()));
      await connection.close();
    },
  };
}
