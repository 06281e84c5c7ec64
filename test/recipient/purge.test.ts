import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { verifyReceipt } from '@huecry/seal';
import { decrypt, openKeystore } from '@huecry/seal/keystore';
import type { NoticeStatus } from '@huecry/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, signer } from '../../services/exchange/src/testing/world.ts';
import { law, PERMIT_IMPORT, rule } from '../network/laws.ts';
import { noticeOf } from '../network/notices.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';

const BEGAN = Date.UTC(2026, 8, 1) / 1000;
const DAY = 86_400;
const keep = (id: string, action: string, days: number, when = ''): string =>
  rule(id, 'recipient', `permit (principal, action == Action::"${action}", resource)${when};`, { more: `@retain("P${days}D")\n` });

let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  network = await openNetwork(BEGAN);
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de', { importCedar: `${PERMIT_IMPORT}\n${keep('ten-days', 'receive', 10)}` }), 'de');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
});
afterAll(() => network?.stop());

async function publish(mark: string, more: object = {}): Promise<string> {
  const { id } = await origin.client.publish(noticeOf(mark, more), { to: ['de/bka'] });
  await until(async () => (await origin.client.status(id)).state === 'settled');
  return id;
}

const read = <T>(sql: string, ...values: string[]): T[] => {
  const database = new DatabaseSync(join(recipient.folder, 'gateway.db'), { readOnly: true });
  try {
    return database.prepare(sql).all(...values) as T[];
  } finally {
    database.close();
  }
};
/** What of a notice stands on disk: pieces of ciphertext, wrapped keys, and index terms that no other notice has. */
function piecesOf(id: string): Buffer[] {
  const parts = `inbox_parts p JOIN inbox i ON i.cursor = p.inbox`;
  const blobs = read<{ sealed: Uint8Array; wrapped: Uint8Array }>(
    `SELECT p.sealed, k.wrapped FROM ${parts} JOIN inbox_keys k ON k.part = p.id WHERE i.id = ?`,
    id,
  );
  const termsOf = (where: string): Set<string> =>
    new Set(
      read<{ terms: string }>(`SELECT w.terms FROM inbox_words w, ${parts} WHERE p.id = w.rowid AND i.id ${where} ?`, id).flatMap(({ terms }) =>
        terms.split(' '),
      ),
    );
  const others = termsOf('<>');
  return [
    ...blobs.flatMap(({ sealed, wrapped }) =>
      [sealed, wrapped].flatMap((whole) =>
        Array.from({ length: Math.floor(whole.length / 16) }, (_, index) => Buffer.from(whole.slice(index * 16, index * 16 + 16))),
      ),
    ),
    ...[...termsOf('=')].filter((term) => !others.has(term)).map((term) => Buffer.from(term)),
  ];
}
const left = (pieces: readonly Buffer[]): number => {
  const bytes = recipient.bytes();
  return pieces.filter((piece) => bytes.includes(piece)).length;
};

/** The recipient's receipt as anyone can check it: its signature, and its salted digest in the ledger. */
function proved(status: NoticeStatus): ReturnType<typeof verifyReceipt>['claims'] {
  const [report] = status.recipients;
  const jws = Buffer.from(report?.receipt?.jws ?? '');
  const { claims } = verifyReceipt(new Uint8Array(jws), signer('de/bka').publicKey);
  expect(network.log.entries()[report?.receipt?.position ?? -1]?.receipts?.digests.length).toBeGreaterThan(0);
  return claims;
}

describe('at the end of its retention a notice', () => {
  test('is gone from every byte of the data folder, and a signed receipt says so to the origin and in the ledger', async () => {
    const stays = await publish('Bleibt', {});
    network.pass(5 * DAY);
    const goes = await publish('Später');
    const [first, second] = [piecesOf(stays), piecesOf(goes)];
    expect(first.length).toBeGreaterThan(50);
    expect([left(first), left(second)]).toEqual([first.length, second.length]);
    expect((await recipient.client.get(stays)).retainUntil).toBe(new Date((BEGAN + 10 * DAY) * 1000).toISOString());

    network.pass(5 * DAY);
    await until(async () => (await origin.client.status(stays)).recipients[0]?.state === 'purged');
    expect(left(first)).toBe(0);
    // Its keys may have been wrapped anew since.
    expect(left(second)).toBeGreaterThan(second.length / 2);
    expect(proved(await origin.client.status(stays))).toMatchObject({ iss: 'de/bka', origin: 'fr/dcpj', jti: stays, state: 'purged', code: 'retention' });
    expect(proved(await origin.client.status(stays)).categories).toBeUndefined();
    expect(await recipient.client.get(stays)).toMatchObject({
      state: 'purged',
      content: null,
      categories: [],
      purges: [{ categories: [], code: 'retention' }],
    });
    await expect(recipient.client.presentation(stays)).rejects.toMatchObject({ code: 'no-presentation' });
    expect((await recipient.client.search('namebleibt')).hits).toEqual([]);
    expect((await recipient.client.search('namespäter')).hits).toHaveLength(1);
    for await (const line of recipient.client.export()) expect(line.id).not.toBe(stays);

    network.pass(5 * DAY);
    await until(async () => (await origin.client.status(goes)).recipients[0]?.state === 'purged');
    expect(left(second)).toBe(0);
  });

  test('between the deadline and the sweep nothing of it is given out', async () => {
    const id = await publish('Dazwischen');
    network.pass(10 * DAY);
    // Asked at once: the sweep may or may not have come.
    const texts = await Promise.all(['/v1/search?q=namedazwischen', `/v1/notices/${id}`, '/v1/export'].map(async (path) => (await recipient.fetch(path)).text));
    expect(texts.join('')).not.toContain('NameDazwischen');
    await until(async () => (await recipient.client.get(id)).state === 'purged');
  });
});

test('a notice that expires before is purged then', async () => {
  const id = await publish('Endet', { expires: new Date((network.nowSeconds() + DAY) * 1000).toISOString() });
  network.pass(DAY);
  await until(async () => (await origin.client.status(id)).recipients[0]?.state === 'purged');
  expect(proved(await origin.client.status(id))).toMatchObject({ state: 'purged', code: 'expired' });
});

test('a law that shortens its period reaches what is held already; one that lengthens it does not', async () => {
  const id = await publish('Kürzer');
  await network.adopt(law('de', { importCedar: `${PERMIT_IMPORT}\n${keep('ten-days', 'receive', 10)}\n${keep('two-days', 'receive', 2)}` }), 'de');
  const until2 = new Date((network.nowSeconds() + 2 * DAY) * 1000).toISOString();
  await until(async () => (await recipient.client.get(id)).retainUntil === until2);
  await network.adopt(law('de', { importCedar: `${PERMIT_IMPORT}\n${keep('ten-days', 'receive', 10)}` }), 'de');
  expect((await recipient.client.get(id)).retainUntil).toBe(until2);
  network.pass(2 * DAY);
  await until(async () => (await origin.client.status(id)).recipients[0]?.state === 'purged');
});

test('one category whose time is over is purged alone: its bytes, its words, its disclosures; the receipt names it, and the rest stays', async () => {
  const birth = ' when { context.category == Category::"birth" }';
  const event = ' when { context.category == Category::"event" }';
  const imports = [PERMIT_IMPORT, keep('ten-days', 'receive', 10), keep('birth-three', 'disclose', 3, birth), keep('event-five', 'disclose', 5, event)];
  await network.adopt(law('de', { importCedar: imports.join('\n') }), 'de');
  const id = await publish('Teil');
  const held = read<{ category: string; sealed: Uint8Array }>(
    `SELECT p.category, p.sealed FROM inbox_parts p JOIN inbox i ON i.cursor = p.inbox WHERE i.id = ?`,
    id,
  );
  const sealed = (category: string): Buffer[] => held.filter((part) => part.category === category).map((part) => Buffer.from(part.sealed.slice(12, 60)));
  expect([left(sealed('birth')), left(sealed('identity'))]).toEqual([1, 1]);
  const before = (await recipient.client.presentation(id)).sdJwt.split('~').length;

  network.pass(3 * DAY);
  await until(async () => (await origin.client.status(id)).recipients[0]?.purges.length === 1);
  expect([left(sealed('birth')), left(sealed('identity'))]).toEqual([0, 1]);
  const view = await recipient.client.get(id);
  expect(view).toMatchObject({
    state: 'stored',
    purges: [{ categories: ['birth'], code: 'retention' }],
    content: { subject: { name: { family: 'NameTeil' } } },
  });
  expect(view.categories).not.toContain('birth');
  expect(JSON.stringify(view)).not.toContain('OrtTeil');
  expect((await recipient.client.search('ortteil')).hits).toEqual([]);
  expect((await recipient.client.search('nameteil')).hits).toHaveLength(1);
  expect((await recipient.client.presentation(id)).sdJwt.split('~').length).toBeLessThan(before);

  network.pass(2 * DAY);
  await until(async () => (await origin.client.status(id)).recipients[0]?.purges.length === 2);
  const status = await origin.client.status(id);
  // It holds the rest still: it is not purged.
  expect(status.recipients[0]).toMatchObject({ state: 'delivered', purges: [{ categories: ['birth'] }, { categories: ['event'] }] });
  for (const { jws, position, categories } of status.recipients[0]?.purges ?? []) {
    const { claims } = verifyReceipt(new Uint8Array(Buffer.from(jws)), signer('de/bka').publicKey);
    expect(claims).toMatchObject({ jti: id, state: 'purged', code: 'retention', categories });
    expect(network.log.entries()[position]?.receipts?.digests.length).toBeGreaterThan(0);
  }
  network.pass(5 * DAY);
  await until(async () => (await origin.client.status(id)).recipients[0]?.state === 'purged');
  expect(proved(await origin.client.status(id)).categories).toBeUndefined();
  expect(left(sealed('identity'))).toBe(0);
});

test('a later revision erases the one before, with a receipt', async () => {
  const desk = openDesk('fr/ofast' as never, network.nowSeconds, network.registry);
  const leaf = (value: string) => [{ pointer: '/subject/name/family', category: 'identity' as const, value }];
  const first = desk.make(['de/bka' as never], { leaves: leaf('Erstfassung') });
  await network.submit('fr/ofast' as never, 'yellow', first.submission);
  await until(async () => (await recipient.client.search('erstfassung')).hits.length === 1);
  const pieces = piecesOf(first.input.jti);
  expect(left(pieces)).toBe(pieces.length);
  const second = desk.make(['de/bka' as never], { jti: first.input.jti, rev: 2, prev: first.digest, leaves: leaf('Zweitfassung') });
  await network.submit('fr/ofast' as never, 'yellow', second.submission);
  await until(async () => (await recipient.client.search('zweitfassung')).hits.length === 1);
  expect((await recipient.client.search('erstfassung')).hits).toEqual([]);
  const digest = Buffer.from(first.digest).toString('base64url');
  await until(() => read(`SELECT 1 FROM receipts WHERE notice = ? AND state = 'purged' AND sends > 0`, digest).length === 1);
  const [receipt] = read<{ jws: Uint8Array }>(`SELECT jws FROM receipts WHERE notice = ? AND state = 'purged'`, digest);
  expect(verifyReceipt(Uint8Array.from(receipt?.jws ?? []), signer('de/bka').publicKey).claims).toMatchObject({ rev: 1, state: 'purged', code: 'superseded' });
  expect(left(pieces)).toBe(0);
});

test('an old copy of the file opens nothing of what was purged since, even with all keys that are there', async () => {
  const id = await publish('Kopie');
  const stored = read<{ digest: string; category: string; sealed: Uint8Array; storage: string; wrapped: Uint8Array }>(
    `SELECT i.digest, p.category, p.sealed, k.storage, k.wrapped FROM inbox_parts p JOIN inbox_keys k ON k.part = p.id JOIN inbox i ON i.cursor = p.inbox
     WHERE i.id = ? AND p.category = 'identity'`,
    id,
  );
  const [copy] = stored;
  if (copy === undefined) throw new Error('nothing is stored');
  const context = Buffer.from(`huecry-part/1\0${copy.digest}\0identity`);
  const openCopy = (): string => {
    const key = openKeystore(join(recipient.folder, 'keys')).storageKey(copy.storage);
    if (key === undefined) return 'no key';
    return Buffer.from(decrypt(key.unwrap(copy.wrapped, context), copy.sealed, context)).toString('utf8');
  };
  expect((JSON.parse(openCopy()) as string[]).map((one) => Buffer.from(one, 'base64url').toString('utf8')).join('')).toContain('NameKopie');
  network.pass(10 * DAY);
  await until(async () => (await recipient.client.get(id)).state === 'purged');
  network.pass(DAY);
  await until(() => openCopy() === 'no key');
  const later = await publish('Danach');
  expect((await recipient.client.search('namedanach')).hits).toMatchObject([{ id: later }]);
  await recipient.restart();
  expect((await recipient.client.get(later)).content).toMatchObject({ subject: { name: { family: 'NameDanach' } } });
});

test('many that end at once are all purged and signed for, one by one, while the gateway answers', async () => {
  const count = 130;
  const before = read<{ n: number }>(`SELECT count(*) AS n FROM receipts WHERE state = 'purged'`)[0]?.n ?? 0;
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { id } = await origin.client.publish(noticeOf(`Viele${n}`), { to: ['de/bka'] });
    ids.push(id);
  }
  const state = (name: string): number =>
    read<{ n: number }>(`SELECT count(*) AS n FROM inbox WHERE state = '${name}' AND id IN (${ids.map((id) => `'${id}'`).join()})`)[0]?.n ?? 0;
  await until(() => state('stored') === count);
  network.pass(10 * DAY);
  await until(() => state('purged') === count);
  await until(() => read('SELECT 1 FROM purges WHERE signed = 0').length === 0);
  expect(read<{ n: number }>(`SELECT count(*) AS n FROM receipts WHERE state = 'purged'`)[0]?.n).toBeGreaterThanOrEqual(before + count);
  expect((await recipient.client.search('ville*')).hits).toEqual([]);
});

test('who asks for the receipts again gets the same, byte for byte, also after a restart', async () => {
  const before = read<{ digest: string }>(`SELECT digest FROM receipts WHERE state = 'purged' ORDER BY digest`);
  await recipient.restart();
  expect(read<{ digest: string }>(`SELECT digest FROM receipts WHERE state = 'purged' ORDER BY digest`)).toEqual(before);
  const jws = read<{ jws: Uint8Array; digest: string }>(`SELECT jws, digest FROM receipts WHERE state = 'purged'`);
  for (const one of jws) expect(createHash('sha256').update(one.jws).digest('base64url')).toBe(one.digest);
  expect(read('SELECT 1 FROM purges WHERE signed = 0')).toEqual([]);
});
