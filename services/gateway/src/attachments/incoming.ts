import { BusError } from '@huecry/bus';
import type { Leaf } from '@huecry/notice';
import { AttachmentGet, AttachmentPart } from '@huecry/proto';
import { attachedFile, attachmentCiphertextBytes } from '@huecry/seal';
import type { GatewayContext } from '../context.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { reach } from '../steps.ts';

const PART_BYTES = 1024 * 1024;
const PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 3_600_000;

/** The files that these leaves bring are wanted from now on. Belongs in the transaction that stores them. */
export function expectFiles(context: GatewayContext, cursor: number, leaves: readonly Leaf[]): void {
  const named = leaves.flatMap(({ category, value }) => {
    const file = attachedFile(value);
    return file === null ? [] : [{ id: file.id, category, sizeBytes: attachmentCiphertextBytes(file.sizeBytes) }];
  });
  context.files.expect(cursor, named, context.now());
}

/** Fetches what is wanted, part by part, and goes on where it was. What cannot be had is tried ever more rarely until the notice ends. */
export function startFetching(context: GatewayContext): Pulse {
  const { files, database, log } = context;
  return startPulse(
    async () => {
      const wanted = files.nextWanted(context.now());
      if (wanted === undefined) {
        const dueMs = files.nextWantedMs();
        return dueMs === null ? null : Math.max(dueMs - context.now(), 1);
      }
      const code = await fetchOne(context, wanted.id, wanted.sizeBytes);
      if (code === null) {
        reach('gateway:attachment-fetched');
        database.transaction(() => files.markHere(wanted.id));
        log.info({ id: wanted.id }, 'file fetched');
        return 0;
      }
      const attempts = wanted.attempts + 1;
      database.transaction(() => files.postpone(wanted.id, attempts, context.now() + Math.min(PAUSE_MS * 2 ** Math.min(attempts, 20), MAX_PAUSE_MS)));
      log.warn({ id: wanted.id, code, attempts }, 'a file could not be fetched yet');
      return 0;
    },
    (error) => log.error({ err: error }, 'fetching files failed and is tried again'),
  );
}

/** Null once the file is here, or why not. */
async function fetchOne({ folder, files, bus }: GatewayContext, id: string, sizeBytes: number): Promise<string | null> {
  if (folder.has('in', id)) return null;
  for (let offset = folder.partBytes(id); offset < sizeBytes; offset = folder.partBytes(id)) {
    let part: AttachmentPart;
    try {
      part = AttachmentPart.decode(await bus.attachmentGet(AttachmentGet.encode({ id, offset, maxBytes: PART_BYTES })));
    } catch (error) {
      if (!(error instanceof BusError)) throw error;
      return error.code;
    }
    if (part.error !== '') return part.error;
    // Its notice was purged meanwhile, and what was here of it is gone.
    if (!files.isIncoming(id)) return 'not-wanted';
    // The size is signed in the slot: the exchange can neither fill our disk nor end a file early.
    if (part.sizeBytes !== sizeBytes || part.data.length === 0 || offset + part.data.length > sizeBytes) return 'wrong-size';
    folder.addPart(id, part.data);
  }
  return folder.keepPart(id) ? null : 'digest-mismatch';
}
