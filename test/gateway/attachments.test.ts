import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeOf, openStand, ORIGIN, RECIPIENT, type Stand, until } from './stand.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
}, 600_000);
afterAll(() => stand?.stop());

const origin = () => stand.gateways[ORIGIN].client;
const recipient = () => stand.gateways[RECIPIENT].client;
const settled = async (id: string) => {
  await until(async () => ['settled', 'refused'].includes((await origin().status(id)).state));
  return origin().status(id);
};
const fileOf = (sizeBytes: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(sizeBytes));
const photoOf = (content: Uint8Array, more: object = {}) => ({
  sha256: createHash('sha256').update(content).digest('hex'),
  mediaType: 'image/jpeg',
  sizeBytes: content.length,
  ...more,
});
function withPhotos(name: string, photos: readonly object[], more: object = {}) {
  const notice = noticeOf(name);
  return { ...notice, ...more, content: { ...notice.content, subject: { ...notice.content.subject, photos } } };
}
/** Every byte of a folder, with names. */
function bytesIn(folder: string): Buffer {
  return Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );
}

test('a photo comes with its notice to who may see photos, and stands in nobody’s folder in the clear', async () => {
  const photo = fileOf(2_300_000);
  const { sha256, sizeBytes } = await origin().attach(photo);
  expect({ sha256, sizeBytes }).toEqual({ sha256: photoOf(photo).sha256, sizeBytes: photo.length });
  const { id } = await origin().publish(withPhotos('Lichtbild', [photoOf(photo)]), { to: [RECIPIENT] });
  expect((await settled(id)).recipients[0]?.state).toBe('delivered');

  await until(async () => (await recipient().get(id)).attachments[0]?.state === 'here');
  const view = await recipient().get(id);
  expect(view.attachments).toEqual([{ sha256, sizeBytes, category: 'photo', state: 'here' }]);
  // What agencies read is the notice as it was written: neither place nor key of the file.
  expect(JSON.stringify(view.content)).not.toContain('attachment');
  expect(Buffer.from(await recipient().attachment(id, sha256)).equals(Buffer.from(photo))).toBe(true);
  expect(Buffer.from(await origin().attachment(id, sha256)).equals(Buffer.from(photo))).toBe(true);
  await expect(recipient().attachment(id, '0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });

  const { at } = stand.world;
  for (const folder of [at.exchange, stand.gateways[ORIGIN].dataDir, stand.gateways[RECIPIENT].dataDir]) {
    const held = bytesIn(folder);
    for (const part of [0, 100_000, 2_299_900]) expect(held.includes(Buffer.from(photo.subarray(part, part + 64))), folder).toBe(false);
  }
});

test('a file is closed anew for each notice, so that nobody can tell that two bring the same', async () => {
  const photo = fileOf(10_000);
  await origin().attach(photo);
  const ids = [];
  for (const name of ['Erste', 'Zweite']) ids.push((await origin().publish(withPhotos(name, [photoOf(photo)]), { to: [RECIPIENT] })).id);
  for (const id of ids) {
    await settled(id);
    await until(async () => (await recipient().get(id)).attachments[0]?.state === 'here');
    expect(Buffer.from(await recipient().attachment(id, photoOf(photo).sha256)).equals(Buffer.from(photo))).toBe(true);
  }
  const places = await Promise.all(ids.map(async (id) => /"attachment":\{"id":"([^"]+)"/.exec(decoded((await recipient().presentation(id)).sdJwt))?.[1]));
  expect(new Set(places).size).toBe(2);
});

const decoded = (sdJwt: string): string =>
  sdJwt
    .split('~')
    .slice(1)
    .map((disclosure) => Buffer.from(disclosure, 'base64url').toString('utf8'))
    .join('\n');

test('a photo that was never handed over is a digest, as before; a wrong length is not taken for it', async () => {
  const [absent, given] = [fileOf(500), fileOf(600)];
  await origin().attach(given);
  const photos = [photoOf(absent), photoOf(given, { sizeBytes: 601 })];
  const { id } = await origin().publish(withPhotos('Ohne', photos), { to: [RECIPIENT] });
  await settled(id);
  const view = await recipient().get(id);
  expect(view.attachments).toEqual([]);
  expect((view.content as { subject: { photos: unknown } }).subject.photos).toEqual(photos);
});

test('a notice with a file goes on after its gateway was killed, and after the exchange was', async () => {
  const photo = fileOf(3_000_000);
  await origin().attach(photo);
  await stand.exchange.kill();
  const { id } = await origin().publish(withPhotos('Standhaft', [photoOf(photo)]), { to: [RECIPIENT] });
  await stand.gateways[ORIGIN].kill();
  await stand.exchange.start();
  await stand.gateways[ORIGIN].start();
  await until(async () => (await recipient().list({ limit: 500 })).items.some((item) => item.id === id));
  await stand.gateways[RECIPIENT].kill();
  await stand.gateways[RECIPIENT].start();
  await until(async () => (await recipient().get(id)).attachments[0]?.state === 'here');
  expect(Buffer.from(await recipient().attachment(id, photoOf(photo).sha256)).equals(Buffer.from(photo))).toBe(true);
});

test('a file goes with its notice when the notice ends', async () => {
  const photo = fileOf(40_000);
  await origin().attach(photo);
  const expires = new Date(Date.now() + 15_000).toISOString();
  const { id } = await origin().publish(withPhotos('Vergänglich', [photoOf(photo)], { expires }), { to: [RECIPIENT] });
  await settled(id);
  await until(async () => (await recipient().get(id)).attachments[0]?.state === 'here');
  const folder = join(stand.gateways[RECIPIENT].dataDir, 'attachments', 'in');
  const before = readdirSync(folder).length;
  await until(async () => (await recipient().get(id)).state === 'purged');
  await until(() => readdirSync(folder).length === before - 1);
  await expect(recipient().attachment(id, photoOf(photo).sha256)).rejects.toMatchObject({ code: 'not-found' });
  await until(async () => (await origin().status(id)).recipients[0]?.receipt?.state === 'purged');
});

test('what is not a file is refused in plain words', async () => {
  const { url, token } = stand.gateways[ORIGIN];
  const send = async (path: string, body: string | Uint8Array<ArrayBuffer>, type: string) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', body, headers: { authorization: `Bearer ${token}`, 'content-type': type } });
    return { status: response.status, code: ((await response.json()) as { error: { code: string } }).error.code };
  };
  expect(await send('/v1/attachments', new Uint8Array(0), 'application/octet-stream')).toEqual({ status: 400, code: 'invalid-request' });
  expect(await send('/v1/attachments', '{}', 'application/json')).toEqual({ status: 400, code: 'invalid-request' });
  // The large bodies of files are taken on that path alone.
  expect((await send('/v1/notices', new Uint8Array(600_000), 'application/json')).code).toBe('too-large');
  expect((await send('/v1/notices', new Uint8Array(10), 'application/octet-stream')).status).toBe(415);
});
