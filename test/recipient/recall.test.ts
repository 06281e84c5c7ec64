import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Address } from '@huecry/notice';
import { Recalled } from '@huecry/proto';
import type { api } from '@huecry/sdk';
import { type RecallInput, signRecall, verifyReceipt } from '@huecry/seal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, signer } from '../../services/exchange/src/testing/world.ts';
import { law } from '../network/laws.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

/** A notice that its origin withdraws: every holder purges it and signs, whatever came when. */
const BEGAN = Date.UTC(2026, 8, 1) / 1000;
const DAY = 86_400;
let network: Network;
let origin: Office;
let sibling: Office;
let bka: Office;
let npa: Office;
beforeAll(async () => {
  network = await openNetwork(BEGAN);
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  await network.adopt(law('jp'), 'jp');
  origin = await network.office('fr/dcpj');
  sibling = await network.office('fr/ofast');
  bka = await network.office('de/bka');
  npa = await network.office('jp/npa');
});
afterAll(() => network?.stop());

const TO = ['de/bka', 'jp/npa'];
/** Recalled before it left. */
let unsent = '';
async function published(mark: string, to = TO): Promise<string> {
  const { id } = await origin.client.publish(noticeOf(mark), { to });
  await until(async () => (await origin.client.status(id)).state === 'settled');
  return id;
}
const recallOf = async (id: string): Promise<api.Recall | null> => (await origin.client.status(id)).recall;
const settled = async (id: string): Promise<api.Recall> => {
  await until(async () => (await recallOf(id))?.state === 'settled');
  return (await recallOf(id)) as api.Recall;
};
const goneAt = (office: Office, id: string) =>
  office.client.get(id).then(
    () => null,
    (error: { readonly code: string; readonly status: number; readonly recalled: api.Recalled | null }) => error,
  );
const rows = <T>(office: Office, sql: string, ...values: string[]): T[] => {
  const database = new DatabaseSync(join(office.folder, 'gateway.db'), { readOnly: true });
  try {
    return database.prepare(sql).all(...values) as T[];
  } finally {
    database.close();
  }
};
/** Every piece of ciphertext and every wrapped key of a notice, received or sent. */
function piecesOf(office: Office, id: string): Buffer[] {
  const received = `SELECT p.sealed, k.wrapped FROM inbox_parts p JOIN inbox i ON i.cursor = p.inbox JOIN inbox_keys k ON k.part = p.id WHERE i.id = ?`;
  const sent = `SELECT c.sealed, c.wrapped FROM outbox_content c JOIN outbox o ON o.cursor = c.outbox WHERE o.id = ?`;
  return [received, sent]
    .flatMap((sql) => rows<{ sealed: Uint8Array; wrapped: Uint8Array }>(office, sql, id))
    .flatMap(({ sealed, wrapped }) => [sealed, wrapped])
    .flatMap((whole) => Array.from({ length: Math.floor(whole.length / 16) }, (_, index) => Buffer.from(whole.slice(index * 16, index * 16 + 16))));
}
const left = (office: Office, pieces: readonly Buffer[]): number => {
  const bytes = office.bytes();
  return pieces.filter((piece) => bytes.includes(piece)).length;
};

describe('a recalled notice', () => {
  test('is gone from every holder, each says so over its signature, and the origin sees who has', async () => {
    const id = await published('Fort');
    const pieces = new Map([origin, bka, npa].map((office) => [office, piecesOf(office, id)]));
    for (const [office, found] of pieces) expect(left(office, found)).toBeGreaterThan(20);
    const events: api.Recalled[] = [];
    const stop = new AbortController();
    const following = (async () => {
      for await (const _ of bka.client.stream({ signal: stop.signal, onRecalled: (event) => events.push(event) }));
    })();
    await until(async () => (await bka.fetch('/v1/health')).status === 200);
    await new Promise((resolve) => setTimeout(resolve, 200));

    const first = await origin.client.recall(id, { code: 'mistaken-identity', reason: 'another invented person' });
    expect(first).toMatchObject({ id, origin: 'fr/dcpj', by: 'fr/dcpj', code: 'mistaken-identity', reason: 'another invented person' });
    const recall = await settled(id);
    const { digest, position } = await origin.client.status(id);
    expect(recall).toMatchObject({ state: 'settled', notice: digest, rev: 1, refusal: null });
    const entry = network.log.entries()[recall.position ?? -1];
    expect(entry?.recall).toMatchObject({ noticePosition: position });
    expect(recall.recipients.map(({ recipient, state }) => [recipient, state])).toEqual(TO.map((to) => [to, 'purged']));
    for (const purge of recall.recipients) {
      const { claims } = verifyReceipt(new Uint8Array(Buffer.from(purge.jws ?? '')), signer(purge.recipient).publicKey);
      expect(claims).toMatchObject({ iss: purge.recipient, origin: 'fr/dcpj', jti: id, rev: 1, state: 'purged', code: 'recalled' });
      expect(claims.reason).toBeUndefined();
      expect(network.log.entries()[purge.position ?? -1]?.receipts).not.toBeNull();
    }
    expect((await origin.client.status(id)).state).toBe('recalled');
    await until(async () => (await origin.client.get(id)).content === null);
    for (const [office, found] of pieces) {
      await until(() => left(office, found) === 0);
      expect([office.address, left(office, found)]).toEqual([office.address, 0]);
    }

    // Who had it is told that it is gone, by whom, when and why, and nothing else.
    const gone = await goneAt(bka, id);
    expect(gone).toMatchObject({ code: 'recalled', status: 410, recalled: { id, by: 'fr/dcpj', code: 'mistaken-identity', held: true } });
    expect(gone?.recalled?.purgedAt).not.toBeNull();
    await expect(bka.client.presentation(id)).rejects.toMatchObject({ code: 'recalled' });
    await expect(bka.client.revisions(id)).rejects.toMatchObject({ code: 'recalled' });
    expect((await bka.client.list()).items.map((item) => item.id)).not.toContain(id);
    expect((await bka.client.search('namefort')).hits).toEqual([]);
    for await (const line of bka.client.export()) expect(line.id).not.toBe(id);
    await until(() => events.length > 0);
    expect(events).toMatchObject([{ id, origin: 'fr/dcpj', code: 'mistaken-identity', reason: 'another invented person' }]);
    stop.abort();
    await following;
    // The log says so too, and each has seen that it does.
    await until(async () => (await bka.client.recalls()).received.find((one) => one.id === id)?.witnessed === true);
    expect((await origin.client.recalls()).sent.map((one) => one.id)).toContain(id);
    for (const office of [origin, bka, npa]) {
      const { recalls, state } = await office.client.health();
      expect([state, recalls]).toEqual(['ready', { unlogged: 0, unpurged: 0, unsigned: 0 }]);
    }
  });

  test('stays recalled: the same again is the first one, no revision follows, and a restart changes nothing', async () => {
    const id = await published('Einmal');
    await origin.client.recall(id, { code: 'found' });
    const recall = await settled(id);
    expect(await origin.client.recall(id, { code: 'other', reason: 'again' })).toEqual(recall);
    await expect(origin.client.revise(id, noticeOf('Einmal'))).rejects.toMatchObject({ code: 'recalled', status: 410 });
    await Promise.all([origin.restart(), bka.restart()]);
    expect(await recallOf(id)).toEqual(recall);
    expect((await goneAt(bka, id))?.code).toBe('recalled');
    expect(network.log.entries().filter((found) => found.recall?.noticePosition === recall.position)).toEqual([]);
  });

  test('reaches whoever got an earlier revision, and each says of the revision that is named that nothing is here', async () => {
    const id = await published('Früher');
    await origin.client.revise(id, noticeOf('Früher'), { to: ['de/bka'] });
    await until(async () => (await origin.client.status(id)).state === 'settled');
    await origin.client.recall(id, { code: 'withdrawn' });
    const recall = await settled(id);
    expect([recall.rev, recall.recipients.map(({ recipient, state }) => [recipient, state])]).toEqual([2, TO.map((to) => [to, 'purged'])]);
    const [, late] = recall.recipients;
    expect(late?.reason).toBe('nothing of it was held here');
    expect((await goneAt(npa, id))?.recalled?.held).toBe(false);
  });

  test('of which the exchange leaves a holder out is not settled, and people are told', async () => {
    const id = await published('Ausgelassen');
    // As if a decision had let a third have it of which the exchange knows nothing any more.
    const database = new DatabaseSync(join(origin.folder, 'gateway.db'));
    database.prepare("INSERT INTO outbox_recipients (outbox, recipient, state) SELECT cursor, 'fr/ofast', 'delivered' FROM outbox WHERE id = ?").run(id);
    database.close();
    await origin.client.recall(id, { code: 'withdrawn' });
    await until(async () => (await recallOf(id))?.recipients.filter(({ state }) => state === 'purged').length === 2);
    const recall = await recallOf(id);
    expect([recall?.state, recall?.recipients.find(({ recipient }) => recipient === 'fr/ofast')]).toMatchObject(['logged', { state: 'told', at: null }]);
    expect((await origin.client.health()).reason).toContain('recall-incomplete');
    expect((await origin.client.health()).recalls.unpurged).toBe(1);
  });

  test('whose purge cannot be completed is not said to be purged, and people are told until it is', async () => {
    const id = await published('Festgehalten');
    // Somebody reads the file, and with it the log beside it, in which the erased rows stand.
    const reader = new DatabaseSync(join(npa.folder, 'gateway.db'), { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM inbox').get();
    await origin.client.recall(id, { code: 'found' });
    await until(async () => (await recallOf(id))?.recipients.some(({ recipient, state }) => recipient === 'de/bka' && state === 'purged') ?? false);
    await until(async () => (await npa.client.health()).recalls.unsigned === 1);
    expect((await goneAt(npa, id))?.recalled?.purgedAt).toBeNull();
    network.pass(301);
    await until(async () => (await npa.client.health()).reason?.includes('recall-not-purged') === true);
    expect((await recallOf(id))?.state).toBe('logged');
    reader.exec('COMMIT');
    reader.close();
    await settled(id);
    await until(async () => (await npa.client.health()).state === 'ready');
    expect((await npa.client.health()).recalls.unsigned).toBe(0);
  });

  test('may be recalled by another gateway of the member, and both see who has purged', async () => {
    const id = await published('Geschwister');
    const { digest, rev } = await origin.client.status(id);
    await expect(sibling.client.recall(id, { code: 'withdrawn' })).rejects.toMatchObject({ code: 'not-found' });
    const sent = { origin: 'fr/dcpj', notice: digest ?? '', rev };
    expect(await sibling.client.recall(id, { code: 'court-ordered', reason: 'by an invented court', sent })).toMatchObject({ by: 'fr/ofast' });
    const recall = await settled(id);
    expect(recall).toMatchObject({ by: 'fr/ofast', code: 'court-ordered' });
    await until(async () => (await sibling.client.recalls()).sent.find((one) => one.id === id)?.state === 'settled');
    expect((await sibling.client.recalls()).sent.find((one) => one.id === id)).toEqual(recall);
    expect((await goneAt(bka, id))?.recalled).toMatchObject({ by: 'fr/ofast', origin: 'fr/dcpj' });
    await until(async () => (await origin.client.get(id)).content === null);
  });

  test('is nobody else’s to recall', async () => {
    const id = await published('Fremd');
    const { digest, rev } = await origin.client.status(id);
    await expect(bka.client.recall(id, { code: 'withdrawn' })).rejects.toMatchObject({ code: 'not-the-origin', status: 403 });
    const sent = { origin: 'fr/dcpj', notice: digest ?? '', rev };
    await expect(npa.client.recall(id, { code: 'withdrawn', sent })).rejects.toMatchObject({ code: 'not-the-origin' });
    await expect(origin.client.recall(id, { code: 'Not a code' })).rejects.toMatchObject({ code: 'invalid-request' });
    expect((await bka.client.get(id)).content).not.toBeNull();
  });

  test('that never left is withdrawn at once, and reaches nobody afterwards', async () => {
    network.closed = true;
    const { id } = await origin.client.publish(noticeOf('Zuhause'), { to: TO });
    await until(async () => (await origin.client.status(id)).state === 'sealed');
    expect((await origin.client.recall(id, { code: 'duplicate' })).state).toBe('open');
    network.closed = false;
    await until(async () => (await recallOf(id))?.state === 'signed');
    await until(async () => (await origin.client.get(id)).content === null);
    expect((await origin.client.status(id)).recipients.map(({ state, code }) => [state, code])).toEqual(TO.map(() => ['refused', 'recalled']));
    // The next one goes its way; nothing comes of this one.
    await published('Unterwegs');
    expect(await bka.client.get(id).catch((error: { code: string }) => error.code)).toBe('not-found');
    expect((await origin.client.health()).recalls.unlogged).toBe(1);
    unsent = id;
  });
});

describe('a recall that comes first', () => {
  let desk: ReturnType<typeof openDesk> | undefined;
  const played = async (more: Partial<RecallInput> = {}, by = 'fr/ofast') => {
    desk ??= openDesk('fr/ofast' as Address, network.nowSeconds, network.registry);
    const leaves = [{ pointer: '/subject/name/family', category: 'identity' as const, value: 'Merveille-Inventée' }];
    const notice = desk.make(['de/bka' as Address], { leaves });
    const jws = signRecall(
      {
        mode: 'live',
        iss: 'fr/ofast' as Address,
        origin: 'fr/ofast' as Address,
        notice: notice.digest,
        jti: notice.input.jti,
        rev: 1,
        code: 'withdrawn',
        reason: '',
        iat: network.nowSeconds(),
        ...more,
      },
      signer(by),
    );
    const data = Recalled.encode({ jws, salt: new Uint8Array(32), position: network.log.entries().length, unwitnessed: false, noticePosition: 1 });
    return { notice, data, id: notice.input.jti };
  };

  test('leaves a tombstone, and nothing of the notice is stored when it comes', async () => {
    const { notice, data, id } = await played();
    expect(await network.deliver('de/bka', data, 'recalled')).toBe('ack');
    expect((await goneAt(bka, id))?.recalled).toMatchObject({ id, held: false });
    await network.submit('fr/ofast' as Address, 'yellow', notice.submission);
    await until(() => rows(bka, 'SELECT 1 FROM inbox WHERE id = ?', id).length > 0);
    expect(rows(bka, 'SELECT state, code, categories FROM inbox WHERE id = ?', id)).toEqual([{ state: 'refused', code: 'recalled', categories: '[]' }]);
    expect(rows(bka, 'SELECT 1 FROM inbox_parts p JOIN inbox i ON i.cursor = p.inbox WHERE i.id = ?', id)).toEqual([]);
    expect(bka.bytes().includes(Buffer.from('Merveille'))).toBe(false);
    const said = rows<{ state: string; part: string }>(
      bka,
      'SELECT state, part FROM receipts WHERE notice = ? ORDER BY state',
      Buffer.from(notice.digest).toString('base64url'),
    );
    expect(said).toEqual([
      { state: 'purged', part: 'recalled' },
      { state: 'refused', part: '' },
    ]);
    expect((await goneAt(bka, id))?.code).toBe('recalled');
  });

  test.each([
    ['of another member', { iss: 'jp/npa' as Address }, 'jp/npa', 'not-the-origin'],
    ['of an exercise', { mode: 'exercise' as const }, 'fr/ofast', 'wrong-mode'],
    ['under a key that the registry does not know', {}, 'somebody else', 'unknown-key'],
  ])('is not obeyed %s, and people are told', async (_name, more, by, code) => {
    const { data, id, notice } = await played(more, by);
    expect(await network.deliver('de/bka', data, 'recalled')).toBe('term');
    expect(rows(bka, 'SELECT code FROM quarantine WHERE channel = ? AND code = ?', 'recalled', code)).not.toEqual([]);
    expect((await bka.client.health()).reason).toContain('bad-recall');
    await network.submit('fr/ofast' as Address, 'yellow', notice.submission);
    await until(async () => (await bka.client.get(id).catch(() => null))?.state === 'stored');
  });
});

// Last: the clock does not go back.
test('a recall of what never left ends with its notice: then nothing of it can be on its way', async () => {
  network.pass(6 * 365 * DAY);
  await origin.restart();
  await until(async () => (await recallOf(unsent))?.state === 'unsent');
  expect((await recallOf(unsent))?.recipients).toEqual([]);
});
