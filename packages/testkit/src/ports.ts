import getPort from 'get-port';

/** The port of a NATS that somebody else runs: never ours. */
const FOREIGN_NATS_PORT = 4222;

/** A port of loopback that nobody listens on now. Not handed out twice within a few seconds by one process. */
export async function freePort(): Promise<number> {
  return getPort({ host: '127.0.0.1', exclude: [FOREIGN_NATS_PORT] });
}
