import { setImmediate as turn } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { BusError } from '@huecry/bus';
import type { Leaf } from '@huecry/notice';
import { AttachmentPut, AttachmentStored } from '@huecry/proto';
import { attach, type AttachmentRef, encryptAttachment, MAX_ATTACHMENT_BYTES } from '@huecry/seal';
import { decryptAttachment } from '@huecry/seal/open';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { reach } from '../steps.ts';
import type { OutgoingFile } from '../store/files-store.ts';

const PART_BYTES = 1024 * 1024;

/**
 * Takes a file from an agency system: closed as it is written, under a key of its own. The same content again, while no notice has it, is the
 * same file.
 * @throws GatewayError too-large, invalid-request
 */
export async function addFile(context: GatewayContext, content: Uint8Array): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const sizeBytes = content.length;
  if (sizeBytes === 0) throw new GatewayError('invalid-request', 'the file is empty: send its bytes as the body of the request');
  if (sizeBytes > MAX_ATTACHMENT_BYTES) throw new GatewayError('too-large', `a file may have ${MAX_ATTACHMENT_BYTES} bytes`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const known = context.files.byContent(sha256).find(({ notice }) => notice === null);
  if (known === undefined) await close(context, [content], sizeBytes, null);
  context.log.info({ sizeBytes, again: known !== undefined }, 'file taken in');
  return { sha256, sizeBytes };
}

/** Writes ciphertext, then the row that opens it. A crash between leaves a file that the sweep removes. */
async function close(context: GatewayContext, plaintext: Iterable<Uint8Array>, sizeBytes: number, notice: string | null): Promise<void> {
  const draft = context.folder.begin('out');
  let ref: AttachmentRef & { readonly sha256: string };
  try {
    const running = encryptAttachment({ mode: context.mode, iss: context.address }, plaintext, sizeBytes);
    for (;;) {
      const next = running.next();
      if (next.done === true) {
        ref = next.value;
        break;
      }
      draft.write(next.value);
      // A large file must not hold up everybody else.
      await turn();
    }
  } catch (error) {
    draft.drop();
    throw error;
  }
  draft.keep(ref.id);
  context.database.transaction(() => context.files.addOutgoing(ref, sizeBytes, notice, context.now()));
}

interface FileLeaf {
  readonly sha256: string;
  readonly sizeBytes: number;
}

function fileOf({ value }: Leaf): FileLeaf | null {
  if (typeof value !== 'object' || value === null || !('sha256' in value) || !('sizeBytes' in value)) return null;
  const { sha256, sizeBytes } = value;
  return typeof sha256 === 'string' && typeof sizeBytes === 'number' ? { sha256, sizeBytes } : null;
}

/**
 * Before a notice is sealed: each file that it names and that was given to us is bound to it. A file that another notice has is closed anew, so
 * that nobody can tell from outside that two notices bring the same one. What was never given stays a digest.
 */
export async function prepareFiles(context: GatewayContext, notice: string, leaves: readonly Leaf[]): Promise<void> {
  const { files, folder, database } = context;
  const bound = new Set(files.ofNotice(notice).map(({ sha256 }) => sha256));
  for (const leaf of leaves) {
    const file = fileOf(leaf);
    if (file === null || bound.has(file.sha256)) continue;
    const [known] = files.byContent(file.sha256).filter(({ sizeBytes, id }) => sizeBytes === file.sizeBytes && folder.has('out', id));
    if (known === undefined) continue;
    bound.add(file.sha256);
    if (known.notice === null) database.transaction(() => files.bind(known.id, notice));
    else await close(context, openOutgoing(context, known), known.sizeBytes, notice);
  }
}

/** The leaves as they are sealed: with the place and key of each file that is bound to the notice. */
export function attachFiles(context: GatewayContext, notice: string, leaves: readonly Leaf[]): Leaf[] {
  const bySha256 = new Map(context.files.ofNotice(notice).map((file) => [file.sha256, file]));
  return leaves.map((leaf) => {
    const named = fileOf(leaf);
    const file = named === null ? undefined : bySha256.get(named.sha256);
    if (file === undefined || typeof leaf.value !== 'object' || leaf.value === null) return leaf;
    return { ...leaf, value: attach(leaf.value, { id: file.id, key: context.files.keyOf(file.id) }) };
  });
}

/** The content of a file of our own. */
export function openOutgoing(context: GatewayContext, { id, sha256, sizeBytes }: OutgoingFile): Iterable<Uint8Array> {
  return decryptAttachment({ mode: context.mode, iss: context.address }, { id, key: context.files.keyOf(id) }, { sha256, sizeBytes }, [
    context.folder.read('out', id),
  ]);
}

/**
 * Brings a notice's files to the exchange, from where it stands. A notice is sent only once all are there, so that no recipient is told of a file
 * that does not come. `unavailable`: again shortly; `refused`: a human must look, and it is tried again all the same.
 */
export async function pushFiles(context: GatewayContext, notice: string): Promise<'done' | 'unavailable' | 'refused'> {
  const { files, folder, bus, log, database } = context;
  for (const { id, atExchange } of files.ofNotice(notice)) {
    if (atExchange) continue;
    const bytes = folder.read('out', id);
    for (let offset = 0, complete = false; !complete; ) {
      let answer: AttachmentStored;
      try {
        const data = bytes.subarray(offset, offset + PART_BYTES);
        answer = AttachmentStored.decode(await bus.attachmentPut(AttachmentPut.encode({ id, sizeBytes: bytes.length, offset, data })));
      } catch (error) {
        if (!(error instanceof BusError)) throw error;
        log.warn({ notice, code: error.code }, 'the exchange did not take a file; the notice waits in the outbox');
        return 'unavailable';
      }
      if (answer.error === 'unavailable') return 'unavailable';
      if (answer.error !== '') {
        context.alarm('attachment-not-taken', { notice, code: answer.error });
        return 'refused';
      }
      ({ offset, complete } = answer);
    }
    database.transaction(() => files.markAtExchange(id));
    reach('gateway:attachment-pushed');
    log.info({ notice, id }, 'the exchange has a file');
  }
  return 'done';
}
