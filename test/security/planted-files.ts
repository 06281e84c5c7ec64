import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Category, type Notice, parseNotice } from '@huecry/notice';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { type Network, type Office, until } from '../network/network.ts';

/** Where a notice may name a file, by the category of the leaf. */
const PLACES = ['photo', 'photo', 'fingerprints', 'dna', 'face'] as const;
export interface DrawnFile {
  readonly place: (typeof PLACES)[number];
  readonly sizeBytes: number;
}
export const drawnFiles: fc.Arbitrary<readonly DrawnFile[]> = fc.array(
  fc.record({ place: fc.constantFrom(...PLACES), sizeBytes: fc.oneof(fc.integer({ min: 64, max: 9_000 }), fc.constant(70_000)) }),
  { maxLength: 3 },
);

/** A file that a notice brings, with bytes that stand nowhere else. */
export interface PlantedFile {
  readonly category: Category;
  readonly sha256: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** The notice with files in it, given to its gateway; without them where its kind has no place for any. */
export async function plantFiles(
  origin: Office,
  notice: Notice,
  drawn: readonly DrawnFile[],
): Promise<{ readonly notice: Notice; readonly files: readonly PlantedFile[] }> {
  let current = notice;
  const files: PlantedFile[] = [];
  for (const { place, sizeBytes } of drawn) {
    const content = new Uint8Array(randomBytes(sizeBytes));
    const sha256 = createHash('sha256').update(content).digest('hex');
    const changed = withFile(current, place, { sha256, sizeBytes });
    if (changed === null) continue;
    await origin.client.attach(content);
    files.push({ category: place === 'photo' ? 'photo' : 'biometric', sha256, content });
    current = changed;
  }
  // A later file may have taken an earlier one's place.
  const text = JSON.stringify(current);
  return { notice: current, files: files.filter(({ sha256 }) => text.includes(sha256)) };
}

function withFile(notice: Notice, place: DrawnFile['place'], named: object): Notice | null {
  const content = notice.content as { readonly subject?: { readonly photos?: readonly object[]; readonly biometric?: object } };
  const { subject = {} } = content;
  const changed =
    place === 'photo'
      ? { ...subject, photos: [...(subject.photos ?? []).slice(0, 15), { ...named, mediaType: 'image/jpeg' }] }
      : { ...subject, biometric: { ...subject.biometric, [place]: { ...named, format: 'wsq' } } };
  const parsed = parseNotice({ ...notice, content: { ...content, subject: changed } });
  return parsed.ok ? parsed.notice : null;
}

/** Parts of a file: where one of them stands in the clear, the file does. */
const pieces = ({ content }: PlantedFile): Buffer[] =>
  [0, Math.floor(content.length / 2), content.length - 32].map((at) => Buffer.from(content.slice(at, at + 32)));
export const standsIn = (file: PlantedFile, bytes: Buffer): boolean =>
  pieces(file).some((piece) => bytes.includes(piece) || bytes.includes(piece.toString('base64')));

/** The exchange's name for each file that the origin brought. */
function idsOf(origin: Office): ReadonlyMap<string, string> {
  const database = new DatabaseSync(join(origin.folder, 'gateway.db'), { readOnly: true });
  const rows = database.prepare('SELECT id, sha256 FROM files_out WHERE notice IS NOT NULL').all() as { id: string; sha256: string }[];
  database.close();
  return new Map(rows.map(({ id, sha256 }) => [sha256, id]));
}

/** A file is given out where its category may be, whole; else it is not there, and nothing says that it ever was. */
export async function expectFiles(
  {
    network,
    recipient,
    origin,
    id,
    came,
    may,
  }: {
    readonly network: Network;
    readonly recipient: Office;
    readonly origin: Office;
    readonly id: string;
    /** What was let in when it came. */
    readonly came: ReadonlySet<Category>;
    /** What may be given out now. */
    readonly may: ReadonlySet<Category>;
  },
  files: readonly PlantedFile[],
): Promise<void> {
  const ids = idsOf(origin);
  // What was asked for before the exchange had noted the delivery is asked for again a little later, by the network's own clock.
  const again = (): false => {
    network.pass(1);
    return false;
  };
  for (const file of files) {
    const { category, sha256, content } = file;
    const path = join(recipient.folder, 'attachments', 'in', ids.get(sha256) ?? 'none');
    if (came.has(category)) expect(ids.has(sha256), 'the origin has sealed the file').toBe(true);
    if (came.has(category)) await until(() => existsSync(path) || again());
    else expect(existsSync(path), `${category} fetched and not permitted`).toBe(false);
    if (may.has(category)) {
      await until(async () => (await recipient.client.get(id)).attachments.some((one) => one.sha256 === sha256 && one.state === 'here') || again());
      expect(Buffer.from(await recipient.client.attachment(id, sha256)).equals(Buffer.from(content)), category).toBe(true);
    } else {
      const { status, text } = await recipient.fetch(`/v1/notices/${id}/attachments/${sha256}`);
      expect(status, `${category} given and not permitted`).toBe(404);
      expect(text).toBe((await recipient.fetch(`/v1/notices/${id}/attachments/${'0'.repeat(64)}`)).text);
    }
  }
}
