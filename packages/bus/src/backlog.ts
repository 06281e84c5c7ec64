/** What a consumer has not done with yet, as the server counts it. */
import type { Connection } from './connection.ts';
import { BusError } from './errors.ts';

const TIMEOUT_MS = 5_000;

/**
 * Messages that wait for the consumer, and those in its hands that are not acked, put off ones included.
 * @throws BusError unavailable where the server does not say
 */
export async function backlogOf(
  connection: Connection,
  { apiPrefix, stream, consumer }: Readonly<Record<'apiPrefix' | 'stream' | 'consumer', string>>,
): Promise<number> {
  const answer = await connection.request(`${apiPrefix}.CONSUMER.INFO.${stream}.${consumer}`, new Uint8Array(), TIMEOUT_MS);
  const { num_pending: waiting, num_ack_pending: inHand } = JSON.parse(new TextDecoder().decode(answer)) as Readonly<Record<string, unknown>>;
  if (typeof waiting !== 'number' || typeof inHand !== 'number') throw new BusError('unavailable', `the server did not say what waits for ${consumer}`);
  return waiting + inHand;
}
