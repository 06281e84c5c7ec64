import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticeOf, openStand, ORIGIN, RECIPIENT, type Stand, until } from './stand.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
}, 600_000);
afterAll(() => stand?.stop());

/** A member that runs no gateway here: what is sent to it stays under way. */
const ABSENT = 'jp/npa';
const origin = () => stand.gateways[ORIGIN].client;
const recipient = () => stand.gateways[RECIPIENT].client;
const atRecipient = async (id: string, rev: number) => {
  await until(async () =>
    (
      await recipient()
        .revisions(id)
        .catch(() => ({ items: [] }))
    ).items.some((item) => item.rev === rev),
  );
  return recipient().get(id);
};
const stands = async (id: string, rev: number, state: string) => {
  const find = async () => (await origin().status(id, rev)).recipients.find((one) => one.recipient === RECIPIENT);
  await until(async () => (await find())?.state === state);
  return find();
};
const parts = (id: string): number => {
  const database = new DatabaseSync(join(stand.gateways[RECIPIENT].dataDir, 'gateway.db'), { readOnly: true });
  try {
    return Number(
      database.prepare(`SELECT count(*) AS count FROM inbox_parts WHERE category <> 'facts' AND inbox IN (SELECT cursor FROM inbox WHERE id = ?)`).get(id)?.[
        'count'
      ],
    );
  } finally {
    database.close();
  }
};
const claims = async (id: string) => {
  const { sdJwt } = await origin().presentation(id);
  return JSON.parse(Buffer.from(sdJwt.split('.')[1] ?? '', 'base64url').toString()) as { rev: number; prev?: string };
};

describe('a new revision', () => {
  test('replaces the one before at its recipient, names it, and may add a recipient', async () => {
    const { id, rev } = await origin().publish(noticeOf('Erstfassung'), { to: [RECIPIENT] });
    expect(rev).toBe(1);
    await atRecipient(id, 1);
    const first = await origin().status(id, 1);
    const options = { to: [RECIPIENT, ABSENT], idempotencyKey: 'second' };
    const [revised, again] = await Promise.all([
      origin().revise(id, noticeOf('Zweitfassung'), options),
      origin().revise(id, noticeOf('Zweitfassung'), options),
    ]);
    expect([revised.rev, again.rev]).toEqual([2, 2]);
    expect(await atRecipient(id, 2)).toMatchObject({ rev: 2, state: 'stored', content: { subject: { name: { family: 'Zweitfassung' } } } });
    expect(await claims(id)).toMatchObject({ rev: 2, prev: first.digest });

    // What was superseded is erased there, over its signature.
    await stands(id, 1, 'purged');
    expect((await origin().revisions(id)).items.map(({ rev: number, box }) => [number, box])).toEqual([
      [1, 'out'],
      [2, 'out'],
    ]);
    expect((await recipient().revisions(id)).items.map(({ rev: number, state }) => [number, state])).toEqual([
      [1, 'superseded'],
      [2, 'stored'],
    ]);
    expect((await origin().status(id)).recipients.map((one) => one.recipient)).toEqual([RECIPIENT, ABSENT]);
  });

  test('tells who is left out, which erases what it held and says so; and may take it in again', async () => {
    const { id } = await origin().publish(noticeOf('Verengt'), { to: [RECIPIENT] });
    await atRecipient(id, 1);
    expect(parts(id)).toBeGreaterThan(0);
    await origin().revise(id, noticeOf('Verengt'), { to: [ABSENT] });
    const view = await atRecipient(id, 2);
    expect(view).toMatchObject({ state: 'stored', categories: [] });
    expect(new Set(view.withheldReasons.map(({ rule, point }) => `${point} ${rule}`))).toEqual(new Set(['origin origin/narrowed']));
    expect(view.withheldReasons.map(({ category }) => category)).toContain('identity');
    expect(parts(id)).toBe(0);
    expect(await stands(id, 1, 'purged')).toMatchObject({ receipt: { state: 'purged' } });
    expect(await stands(id, 2, 'delivered')).toMatchObject({
      categories: [],
      withheld: expect.arrayContaining([expect.objectContaining({ rule: 'origin/narrowed' })]),
    });

    // Told once: the next revision does not speak to it again. Recipients stay as they were named.
    await origin().revise(id, noticeOf('Ohne'));
    await until(async () => (await origin().status(id, 3)).digest !== null);
    expect((await origin().status(id, 3)).recipients.map((one) => one.recipient)).toEqual([ABSENT]);
    await origin().revise(id, noticeOf('Wieder'), { to: [RECIPIENT] });
    expect(await atRecipient(id, 4)).toMatchObject({ content: { subject: { name: { family: 'Wieder' } } } });
  });

  test('keeps its kind, and is a word of its origin alone', async () => {
    const { id } = await origin().publish(noticeOf('Gelb'), { to: [RECIPIENT] });
    await atRecipient(id, 1);
    await expect(recipient().revise(id, noticeOf('Fremd'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(origin().revise(crypto.randomUUID(), noticeOf('Nie'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(origin().revise(id, { ...noticeOf('Gelb'), purpose: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-notice' });
  });
});

describe('restrictions of the origin', () => {
  test('exclude and limit, whatever policy permits; one that was never signed takes no number', async () => {
    const { id } = await origin().publish(noticeOf('Ausgeschlossen'), { to: [RECIPIENT], restrictions: { exclude: ['de'] } });
    await until(async () => (await origin().status(id)).state === 'refused');
    expect(await origin().status(id)).toMatchObject({
      code: 'origin-restriction',
      digest: null,
      restrictions: { exclude: ['de'], limit: null },
      recipients: [{ state: 'refused', point: 'origin', rule: 'origin/restriction' }],
    });
    // Not said again, it stays.
    await origin().revise(id, noticeOf('Ausgeschlossen'));
    await until(async () => (await origin().revisions(id)).items.filter(({ state }) => state === 'refused').length === 2);
    await origin().revise(id, noticeOf('Begrenzt'), { to: [RECIPIENT, ABSENT], restrictions: { limit: ['de'] } });
    expect(await atRecipient(id, 1)).toMatchObject({ rev: 1, content: { subject: { name: { family: 'Begrenzt' } } } });
    expect((await origin().status(id)).recipients).toMatchObject([{ recipient: RECIPIENT }, { recipient: ABSENT, code: 'origin-restriction' }]);

    // Excluded afterwards: it is told, and erases.
    await origin().revise(id, noticeOf('Begrenzt'), { restrictions: { exclude: ['de'] } });
    expect(await atRecipient(id, 2)).toMatchObject({ categories: [], state: 'stored' });
    await stands(id, 1, 'purged');
  });

  test('that name who is not there are refused: who is misspelt would not be excluded', async () => {
    await expect(
      origin().publish(noticeOf('x'), { to: [RECIPIENT], restrictions: { exclude: ['de', 'zz'], contactOnly: ['de/nobody'] } }),
    ).rejects.toMatchObject({
      code: 'unknown-member',
      issues: [{ pointer: '/restrictions/exclude/1' }, { pointer: '/restrictions/contactOnly/0' }],
    });
  });

  test('let a recipient know only that the notice exists; it asks, the origin hears it over its signature, and widens', async () => {
    const { id } = await origin().publish(noticeOf('Auf Anfrage'), { to: [RECIPIENT], restrictions: { contactOnly: ['de'] } });
    const view = await atRecipient(id, 1);
    expect(view).toMatchObject({ kind: 'yellow', state: 'stored', categories: [] });
    expect(view.withheldReasons.find(({ category }) => category === 'identity')).toMatchObject({ point: 'origin', rule: 'origin/contact-me' });
    expect(parts(id)).toBe(0);
    await until(async () => (await origin().status(id)).state === 'settled');

    await expect(origin().requestContent(id, 'ours')).rejects.toMatchObject({ code: 'not-found' });
    const asked = await recipient().requestContent(id, 'We hold a file on this.');
    expect(asked).toMatchObject({ id, rev: 1, state: 'requested' });
    expect(asked.categories).toContain('identity');
    const open = async () => (await origin().requests()).items.find((item) => item.id === id);
    await until(async () => (await open()) !== undefined);
    expect(await open()).toMatchObject({ recipient: RECIPIENT, reason: 'We hold a file on this.', answered: false });
    expect((await open())?.position).toBeGreaterThan(0);
    expect(await stands(id, 1, 'requested')).toMatchObject({ receipt: { state: 'requested' } });

    await origin().revise(id, noticeOf('Auf Anfrage'), { restrictions: {} });
    expect(await atRecipient(id, 2)).toMatchObject({ content: { subject: { name: { family: 'Auf Anfrage' } } } });
    await stands(id, 1, 'purged');
    expect(await open()).toMatchObject({ rev: 1, reason: 'We hold a file on this.', answered: true });
    await expect(recipient().requestContent(id, 'again')).rejects.toMatchObject({ code: 'not-requestable' });
  });
});
