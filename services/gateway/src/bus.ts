import { BusError, type BusStatus, connectGateway, type Consumption, type GatewayBus, type GatewayOptions } from '@huecry/bus';

/**
 * A bus that is there at once and connected later. Until then every call fails as `unavailable`, so that agency systems can hand over notices
 * while the broker is away: the outbox keeps them.
 */
export function connectInBackground(options: GatewayOptions, onConnected: () => void, onFailed: (error: unknown) => void): GatewayBus {
  let bus: GatewayBus | null = null;
  let closed = false;
  const callbacks = new Set<(status: BusStatus) => void>();
  async function reach(): Promise<void> {
    try {
      const reached = await connectGateway(options);
      if (closed) return await reached.close();
      bus = reached;
      for (const each of callbacks) reached.onStatus(each);
      onConnected();
    } catch (error) {
      onFailed(error);
    }
  }
  void reach();
  const connected = (): GatewayBus => {
    if (bus === null) throw new BusError('unavailable', 'the broker has not been reached yet');
    return bus;
  };
  return {
    mode: options.mode,
    address: options.address,
    status: () => bus?.status() ?? 'disconnected',
    onStatus(callback) {
      callbacks.add(callback);
      const end = bus?.onStatus(callback);
      return () => {
        callbacks.delete(callback);
        end?.();
      };
    },
    submit: async (kind, data, msgId) => connected().submit(kind, data, msgId),
    receipt: async (data, msgId) => connected().receipt(data, msgId),
    release: async (data, msgId) => connected().release(data, msgId),
    recall: async (data, msgId) => connected().recall(data, msgId),
    consume: (channel, handler): Consumption => connected().consume(channel, handler),
    backlog: async (channel) => connected().backlog(channel),
    registryRead: async (data, timeoutMs) => connected().registryRead(data, timeoutMs),
    registrySubmit: async (data, timeoutMs) => connected().registrySubmit(data, timeoutMs),
    attachmentPut: async (data, timeoutMs) => connected().attachmentPut(data, timeoutMs),
    attachmentGet: async (data, timeoutMs) => connected().attachmentGet(data, timeoutMs),
    proveEntries: async (data, timeoutMs) => connected().proveEntries(data, timeoutMs),
    proveConsistency: async (data, timeoutMs) => connected().proveConsistency(data, timeoutMs),
    async close() {
      closed = true;
      // A connection that is still being tried ends with the process.
      await bus?.close();
    },
  };
}
