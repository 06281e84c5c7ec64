import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@huecry/sdk';

const SETTLED = new Set(['settled', 'refused', 'recalled']);
const POLL_MS = 250;

/** Waits until the log's proof and every recipient's terminal answer are there. */
export async function settle(client: Client, id: string, signal: AbortSignal): ReturnType<Client['status']> {
  for (;;) {
    const status = await client.status(id);
    if (SETTLED.has(status.state) || signal.aborted) return status;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
