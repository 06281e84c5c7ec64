import type { ExchangeBus } from '@huecry/bus';
import { type Address, memberOf } from '@huecry/notice';
import { AttachmentGet, AttachmentPart, AttachmentPut, AttachmentStored, ProtoError } from '@huecry/proto';
import { gateways, members } from '@huecry/registry';
import { attachmentCiphertextBytes, MAX_ATTACHMENT_BYTES } from '@huecry/seal';
import type { Logger } from 'pino';
import type { RegistryKeeper } from '../registry-keeper.ts';
import type { Store } from '../store/index.ts';
import type { AttachmentFiles } from './files.ts';

/** Bytes of one part on the wire. */
const PART_BYTES = 1024 * 1024;
/** What one gateway may have here that no notice of it names. */
const UNNAMED_BYTES = 1024 * 1024 * 1024;
const UNNAMED_MS = 24 * 3_600_000;
const SWEEP_MS = 3_600_000;
const ID = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;
const LARGEST = attachmentCiphertextBytes(MAX_ATTACHMENT_BYTES);

export interface AttachmentServiceOptions {
  readonly files: AttachmentFiles;
  readonly store: Pick<Store, 'attachments' | 'commit'>;
  readonly registry: Pick<RegistryKeeper, 'state'>;
  readonly bus: Pick<ExchangeBus, 'serveAttachments'>;
  readonly log: Logger;
  readonly clock: () => number;
}

export interface AttachmentService {
  /** Removes what nobody may have any more, now and not within the hour; what cannot be removed is logged and tried again. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Keeps files' ciphertexts for those who get the slots that name them (docs/spec/attachments.md). The exchange cannot open one; it gives one only
 * to a gateway to which it delivered the category, and to the origin.
 */
export function startAttachments({ files, store, registry, bus, log, clock }: AttachmentServiceOptions): AttachmentService {
  const { attachments } = store;
  /** Parts of one upload one after the other; different uploads run beside each other. */
  const uploads = new Map<string, Promise<unknown>>();

  const stored = (error: string, offset = 0, complete = false): Uint8Array => AttachmentStored.encode({ error, offset, complete });
  const part = (error: string, data: Uint8Array = new Uint8Array(0), sizeBytes = 0): Uint8Array => AttachmentPart.encode({ error, data, sizeBytes });

  /** Registered now, of a member in good standing. */
  const inStanding = (gateway: Address): boolean => {
    const state = registry.state();
    return gateways(state).some(({ address }) => address === gateway) && members(state).some(({ code, suspended }) => code === memberOf(gateway) && !suspended);
  };

  const add = async (from: Address, { id, sizeBytes, offset, data }: AttachmentPut): Promise<Uint8Array> => {
    if (attachments.sizeOf(id) !== null) return stored('', sizeBytes, true);
    if (offset === 0 && data.length > 0) {
      const used = attachments.unnamedBytes(from) + (await files.incomingBytes(from));
      if (used + sizeBytes > UNNAMED_BYTES) return stored('full');
    }
    const outcome = await files.add(from, id, sizeBytes, offset, data);
    if (outcome.outcome === 'mismatch') {
      log.warn({ gateway: from, id }, 'an attachment is not what its id says; thrown away');
      return stored('digest-mismatch');
    }
    if (outcome.outcome === 'more') return stored('', outcome.offset);
    await store.commit(() => attachments.completed(id, from, sizeBytes, clock()));
    log.info({ gateway: from, id, sizeBytes }, 'attachment stored');
    return stored('', sizeBytes, true);
  };

  const put = async (from: Address, bytes: Uint8Array): Promise<Uint8Array> => {
    try {
      const request = AttachmentPut.decode(bytes);
      if (!ID.test(request.id) || request.sizeBytes < 1) return stored('malformed');
      if (request.sizeBytes > LARGEST || request.data.length > PART_BYTES || request.offset + request.data.length > request.sizeBytes)
        return stored('too-large');
      if (!inStanding(from)) return stored('not-found');
      const key = `${from} ${request.id}`;
      const next = (uploads.get(key) ?? Promise.resolve()).then(() => add(from, request));
      const settled = next.catch(() => undefined).finally(() => uploads.get(key) === settled && uploads.delete(key));
      uploads.set(key, settled);
      return await next;
    } catch (error) {
      if (error instanceof ProtoError) return stored('malformed');
      log.error({ gateway: from, err: error }, 'an attachment could not be stored');
      return stored('unavailable');
    }
  };

  const get = async (from: Address, bytes: Uint8Array): Promise<Uint8Array> => {
    try {
      const { id, offset, maxBytes } = AttachmentGet.decode(bytes);
      if (!ID.test(id) || maxBytes < 1) return part('malformed');
      // One answer for what is not there and what is not theirs: who may not have it does not learn that it exists.
      if (!inStanding(from) || !attachments.mayHave(id, from, Math.floor(clock() / 1000))) return part('not-found');
      const found = await files.read(id, offset, Math.min(maxBytes, PART_BYTES));
      return found === null ? part('not-found') : part('', found.data, found.sizeBytes);
    } catch (error) {
      if (error instanceof ProtoError) return part('malformed');
      log.error({ gateway: from, err: error }, 'an attachment could not be read');
      return part('unavailable');
    }
  };

  const sweep = async (): Promise<void> => {
    const nowMs = clock();
    for (const id of attachments.spent(Math.floor(nowMs / 1000), nowMs - UNNAMED_MS)) {
      // The file first: a crash between leaves a row, and the next sweep ends it.
      await files.remove(id);
      await store.commit(() => attachments.forget(id));
    }
    await files.sweepIncoming(nowMs - UNNAMED_MS);
  };
  const runSweep = (): Promise<void> => sweep().catch((error: unknown) => log.error({ err: error }, 'sweeping attachments failed'));
  let sweeping = runSweep();
  const sweepNext = (): Promise<void> => (sweeping = sweeping.then(runSweep));
  const timer = setInterval(() => void sweepNext(), SWEEP_MS);
  const serving = bus.serveAttachments({ put, get });
  return {
    sweep: sweepNext,
    async close() {
      clearInterval(timer);
      await serving.stop();
      await sweeping;
    },
  };
}
