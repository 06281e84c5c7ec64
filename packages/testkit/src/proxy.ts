/** A TCP proxy whose connections can be cut or held, to stand between a service and the server. */
import { connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly port: number;
  readonly url: string;
  /** Resets every connection that is open now; new ones get through. */
  cut(): void;
  /** Resets every connection and refuses new ones until `open()`. */
  shut(): void;
  open(): void;
  /** Lets connections stand but passes nothing on, until `resume()`: a network that swallows. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Listens on a free port of loopback and passes on to `port` of loopback. */
export async function startProxy(port: number): Promise<CuttingProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let refusing = false;
  let paused = false;
  const hold = (): void => {
    for (const socket of [...pairs].flat()) {
      if (paused) socket.pause();
      else socket.resume();
    }
  };
  const cut = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
    pairs.clear();
  };
  const server = createServer((client) => {
    if (refusing) return void client.resetAndDestroy();
    const upstream = connect({ port, host: '127.0.0.1' });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client] as const]) {
      from.on('data', (data) => {
        if (!to.destroyed && !to.write(data)) from.pause();
      });
      to.on('drain', () => {
        if (!paused) from.resume();
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
    }
    if (paused) hold();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('expected a TCP address');
  return {
    port: address.port,
    url: `nats://127.0.0.1:${address.port}`,
    cut,
    shut() {
      refusing = true;
      cut();
    },
    open() {
      refusing = false;
    },
    pause() {
      paused = true;
      hold();
    },
    resume() {
      paused = false;
      hold();
    },
    async stop() {
      refusing = true;
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
