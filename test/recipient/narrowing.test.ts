import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { box } from '../../services/exchange/src/testing/world.ts';
import { law, PERMIT_IMPORT, rule } from '../network/laws.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

/**
 * A revision takes away what it no longer gives, whoever refuses it on its way: the recipient erases that much of what it holds, and says so.
 */
const BEGAN = Date.UTC(2026, 8, 1) / 1000;
let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  network = await openNetwork(BEGAN);
  await network.adopt(law('fr'), 'fr');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
  await network.office('jp/npa');
});
beforeEach(() => network.adopt(law('de'), 'de'));
afterAll(() => network?.stop());

const NAMES = 'Verengt';
/** The same notice, without where and when somebody was born. */
const narrower = () => {
  const { content, ...rest } = noticeOf(NAMES);
  const { birth: _, ...subject } = content.subject;
  return { ...rest, content: { ...content, subject } };
};
async function held(): Promise<string> {
  const { id } = await origin.client.publish(noticeOf(NAMES), { to: ['de/bka', 'jp/npa'] });
  await until(async () => (await at(id, 1))?.state === 'stored');
  await until(async () => (await standing(id, 1))?.state === 'delivered');
  return id;
}
const at = async (id: string, rev: number) => (await recipient.client.revisions(id).catch(() => ({ items: [] }))).items.find((one) => one.rev === rev);
const standing = async (id: string, rev: number) => (await origin.client.status(id, rev)).recipients.find((one) => one.recipient === 'de/bka');
const holds = async (id: string, mark: string): Promise<boolean> => (await recipient.client.search(`${mark}${NAMES}`)).hits.some((hit) => hit.id === id);
const refuses = (point: string) => rule('refuses', point, 'forbid (principal, action == Action::"receive", resource);');
/** Nothing of the notice is left: no row of its content, no way to it. */
async function isGone(id: string, rev: number, state: string): Promise<void> {
  await until(async () => (await at(id, rev))?.state === state);
  expect(await at(id, 1)).toMatchObject({ state: 'superseded', categories: [] });
  expect(await holds(id, 'Name')).toBe(false);
}

describe('who is left out erases what it held, although the revision is refused', () => {
  test.each([
    ['at the exchange, by its own law', 'exchange', 'refused'],
    ['at its own gateway', 'recipient', 'refused'],
    ['nowhere', 'none', 'stored'],
  ])('%s', async (_name, point, state) => {
    const id = await held();
    if (point !== 'none') await network.adopt(law('de', { importCedar: `${PERMIT_IMPORT}\n${refuses(point)}` }), 'de');
    await origin.client.revise(id, noticeOf(NAMES), { to: ['jp/npa'] });
    await isGone(id, 2, state);
    await until(async () => (await standing(id, 1))?.state === 'purged');
    expect(await standing(id, 1)).toMatchObject({ receipt: { state: 'purged' } });
    // Both are told what was taken away: the recipient by which revision, the origin from whom.
    const { replaces, categories } = await recipient.client.get(id);
    expect(replaces).toMatchObject([{ rev: 1, categories: expect.arrayContaining(['identity', 'judicial']) }]);
    expect(categories).toEqual([]);
    const given = (await origin.client.revisions(id)).items.map(({ rev, recipients }) => [rev, recipients.find((one) => one.recipient === 'de/bka')] as const);
    expect(given).toMatchObject([
      [1, { categories: expect.arrayContaining(['identity', 'judicial']) }],
      [2, { categories: [], withheld: expect.arrayContaining(['identity', 'judicial']) }],
    ]);
    // It is told once: nothing is held there any more.
    await origin.client.revise(id, noticeOf(NAMES));
    await until(async () => (await origin.client.status(id, 3)).digest !== null);
    expect(await standing(id, 3)).toBeUndefined();
  });

  test('by a restriction, while its member is suspended: at once, and the receipt when it may sign again', async () => {
    const id = await held();
    await network.state({ type: 'member.suspend', member: 'de' as never, reason: 'invented' }, 'fr', 'jp');
    await origin.client.revise(id, noticeOf(NAMES), { restrictions: { exclude: ['de'] } });
    await until(async () => (await standing(id, 2))?.state === 'refused');
    await until(async () => (await at(id, 1))?.state === 'superseded');
    expect(await holds(id, 'Name')).toBe(false);
    expect(await standing(id, 1)).toMatchObject({ state: 'delivered' });
    await network.state({ type: 'member.reinstate', member: 'de' as never, reason: 'invented' }, 'fr', 'jp');
    await until(async () => (await standing(id, 1))?.state === 'purged');
  });
});

describe('a revision with less in it', () => {
  test.each([
    ['the exchange refuses', 'exchange'],
    ['its own gateway refuses', 'recipient'],
  ])('takes that much away where %s the rest', async (_name, point) => {
    const id = await held();
    expect(await holds(id, 'Ort')).toBe(true);
    await network.adopt(law('de', { importCedar: `${PERMIT_IMPORT}\n${refuses(point)}` }), 'de');
    await origin.client.revise(id, narrower());
    await until(async () => (await at(id, 2))?.state === 'refused');
    await network.adopt(law('de'), 'de');
    expect(await recipient.client.revisions(id)).toMatchObject({
      items: [
        { rev: 1, state: 'stored' },
        { rev: 2, state: 'refused' },
      ],
    });
    expect(await holds(id, 'Ort')).toBe(false);
    expect(await holds(id, 'Name')).toBe(true);
    await until(async () => (await standing(id, 1))?.purges.length === 1);
    expect(await standing(id, 1)).toMatchObject({ state: 'delivered', purges: [{ categories: ['birth'], code: 'superseded' }] });
  });
});

describe('a recipient without a valid key', () => {
  test('erases what is taken from it all the same, and is served when it has a key', async () => {
    const id = await held();
    const other = await held();
    await network.state({ type: 'key.revoke', address: 'de/bka' as never, kid: box('de/bka').kid, reason: 'invented' }, 'de');
    await origin.client.revise(id, noticeOf(NAMES), { to: ['jp/npa'] });
    await isGone(id, 2, 'refused');
    await origin.client.revise(other, noticeOf('Danach'));
    await until(async () => (await standing(other, 2))?.state === 'waiting');
    expect(await standing(other, 2)).toMatchObject({ code: 'recipient-key-invalid' });
    expect(await at(other, 2)).toBeUndefined();
    const { kid, suite, publicKey } = box('de/bka next');
    const period = { notBefore: network.nowSeconds() - 60, notAfter: network.nowSeconds() + 86_400 };
    await network.state(
      { type: 'key.add', address: 'de/bka' as never, signing: [], boxes: [{ kid, suite, publicKey: Buffer.from(publicKey).toString('base64url'), ...period }] },
      'de',
    );
    await until(async () => (await at(other, 3))?.state === 'stored');
    expect(await standing(other, 2)).toMatchObject({ rev: 3 });
  });
});
