import { setTimeout as sleep } from 'node:timers/promises';
import type { MemberCode } from '@huecry/notice';
import type { StreamEvent } from '@huecry/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { law, PERMIT_IMPORT, rule, without } from '../network/laws.ts';
import { noticeOf } from '../network/notices.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';

const BEGAN = Date.UTC(2026, 8, 1) / 1000;
let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  network = await openNetwork(BEGAN);
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
});
afterAll(() => network?.stop());

const publish = async (mark: string, more: object = {}): Promise<string> => {
  const { id } = await origin.client.publish(noticeOf(mark, more), { to: ['de/bka'] });
  await until(async () => (await origin.client.status(id)).state === 'settled');
  return id;
};
/** Everything that the API gives of a notice, in one text. */
async function everyAnswer(id: string, words: readonly string[]): Promise<string> {
  const paths = [
    `/v1/notices/${id}`,
    `/v1/notices/${id}/presentation`,
    `/v1/notices/${id}/status`,
    '/v1/notices?box=in&limit=500',
    '/v1/export',
    '/v1/violations',
    ...words.map((word) => `/v1/search?q=${encodeURIComponent(word)}`),
  ];
  const answers = await Promise.all(paths.map((path) => recipient.fetch(path)));
  const disclosures = answers.flatMap(({ text }) => text.match(/[A-Za-z0-9_-]{20,}/gu) ?? []).map((one) => Buffer.from(one, 'base64url').toString('utf8'));
  return [...answers.map(({ text }) => text), ...disclosures, JSON.stringify(await streamed())].join('\n');
}
/** The live stream from its beginning to now. */
async function streamed(): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  const done = new AbortController();
  const reading = (async () => {
    for await (const event of recipient.client.stream({ after: 0, signal: done.signal })) events.push(event);
  })();
  await sleep(150);
  done.abort();
  await reading;
  return events;
}
const found = async (words: string): Promise<string[]> => (await recipient.client.search(words)).hits.map(({ id }) => id);

describe('search', () => {
  test('finds by any word of any category, in any case, with or without accents, by beginnings, and says where', async () => {
    const id = await publish('Quer');
    const { hits, next } = await recipient.client.search('namequer');
    expect(hits).toMatchObject([{ id, matched: ['identity'], snippets: [{ category: 'identity', pointer: '/subject/name/family', text: 'NameQuer' }] }]);
    expect(next).toBeNull();
    for (const words of ['NOE namequer', 'noé NAMEQUER', 'ortquer namequer', 'namequ*', '1985 ortquer', 'station circumstancesquer'])
      expect(await found(words), words).toEqual([id]);
    for (const words of ['namequ', 'ortquer otherword', 'quer']) expect(await found(words), words).toEqual([]);
    expect((await recipient.client.search('ortquer namequer')).hits[0]?.matched).toEqual(['birth', 'identity']);
    expect((await recipient.client.search('ortquer', { category: 'identity' })).hits).toEqual([]);
    expect((await recipient.client.search('ortquer', { category: 'birth', kind: 'yellow' })).hits).toHaveLength(1);
    expect((await recipient.client.search('ortquer', { kind: 'red' })).hits).toEqual([]);
  });

  test.each(['" OR 1', 'NEAR(a b)', 'a AND', 'terms:x', '-x', '^x', 'x"y', "x'y; DROP TABLE inbox", 'x*y', '\u0000', '(', '{a b}:c'])(
    'has no syntax that could go wrong: %s',
    async (words) => {
      const { status, text } = await recipient.fetch(`/v1/search?q=${encodeURIComponent(words)}`);
      expect([200, 400]).toContain(status);
      if (status === 400) expect(JSON.parse(text)).toMatchObject({ error: { code: 'invalid-request', message: expect.stringMatching(/expected/u) } });
    },
  );

  test('goes through pages, newest first', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1)
      ids.push(await publish(`Seite${n}`, { content: { ...noticeOf(`Seite${n}`).content, event: { type: 'x', circumstances: 'gemeinsam' } } }));
    const seen: string[] = [];
    let before: number | undefined;
    do {
      const page = await recipient.client.search('gemeinsam', { limit: 2, ...(before === undefined ? {} : { before }) });
      seen.push(...page.hits.map(({ id }) => id));
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(seen).toEqual(ids.toReversed());
  });
});

describe('a law that is tightened after a notice was stored', () => {
  test('hides the category on every way out, says by which rule, and opens it again when it is loosened', async () => {
    const id = await publish('Eng');
    expect(await found('orteng')).toEqual([id]);
    await network.adopt(law('de', { importCedar: without('birth') }), 'de');
    for (const again of [false, true]) {
      if (again) await recipient.restart();
      expect(await everyAnswer(id, ['orteng', 'nameeng'])).not.toContain('OrtEng');
      expect(await found('orteng')).toEqual([]);
      expect(await found('orteng nameeng')).toEqual([]);
      expect(await found('nameeng')).toEqual([id]);
      const view = await recipient.client.get(id);
      expect(view.categories).not.toContain('birth');
      expect(view.withheld).toContain('birth');
      expect(view.withheldReasons).toContainEqual({
        category: 'birth',
        point: 'recipient',
        rule: 'de/import/no-birth',
        cite: 'Sample Act, s. no-birth',
        reason: 'birth may not be kept',
      });
      expect(view.content).toMatchObject({ subject: { name: { family: 'NameEng' } } });
      const lines = [];
      for await (const line of recipient.client.export()) lines.push(line);
      expect(lines.find((line) => line.id === id)).toMatchObject({ withheld: [{ category: 'birth', rule: 'de/import/no-birth' }] });
    }
    await network.adopt(law('de'), 'de');
    expect(await found('orteng')).toEqual([id]);
    expect(await everyAnswer(id, [])).toContain('OrtEng');
  });

  test('is still bound by the law that the notice names', async () => {
    await network.adopt(law('de', { importCedar: without('birth') }), 'de');
    const id = await publish('Damals');
    await network.adopt(law('de'), 'de');
    expect((await recipient.client.get(id)).categories).not.toContain('birth');
    expect(await found('ortdamals')).toEqual([]);
  });
});

test('a member that is suspended after its notice was stored: barred as a whole, on every way, and nobody is told its kind', async () => {
  const id = await publish('Sperre');
  await network.state({ type: 'member.suspend', member: 'fr' as MemberCode, reason: 'invented' }, 'de', 'jp');
  const answers = await everyAnswer(id, ['namesperre', 'ortsperre']);
  for (const word of ['NameSperre', 'OrtSperre', 'CircumstancesSperre', 'REFSperre']) expect(answers).not.toContain(word);
  expect(await recipient.client.get(id)).toMatchObject({
    state: 'barred',
    kind: null,
    routing: null,
    content: null,
    categories: [],
    refusedBy: [{ rule: 'common/origin-suspended' }],
  });
  expect((await recipient.client.list({ kind: 'yellow', limit: 500 })).items.map((item) => item.id)).not.toContain(id);
  expect((await recipient.client.list({ limit: 500 })).items.find((item) => item.id === id)).toMatchObject({ state: 'barred', kind: null });
  expect((await streamed()).map((event) => event.id)).not.toContain(id);
  await expect(recipient.client.presentation(id)).rejects.toMatchObject({ code: 'no-presentation', status: 409 });
  await network.state({ type: 'member.reinstate', member: 'fr' as MemberCode, reason: 'invented' }, 'de', 'jp');
  expect(await recipient.client.get(id)).toMatchObject({ state: 'stored', kind: 'yellow' });
});

test('a flag: the notice is kept, the action declined, and both sides are told why', async () => {
  const decline = rule('not-here', 'recipient', 'forbid (principal, action == Action::"act", resource) when { resource.purpose == Purpose::"locate" };', {
    reason: 'nobody is searched for here on this ground',
  });
  await network.adopt(law('de', { importCedar: `${PERMIT_IMPORT}\n${decline}` }), 'de');
  const id = await publish('Flagge');
  const flag = { rule: 'de/import/not-here', cite: 'Sample Act, s. not-here', reason: 'nobody is searched for here on this ground' };
  expect(await recipient.client.get(id)).toMatchObject({ state: 'stored', flags: [flag], content: { subject: { name: { family: 'NameFlagge' } } } });
  expect((await recipient.client.list({ limit: 500 })).items.find((item) => item.id === id)).toMatchObject({ flags: [flag] });
  expect((await recipient.client.search('nameflagge')).hits).toMatchObject([{ id, flags: [flag] }]);
  expect((await streamed()).find((event) => event.id === id)).toMatchObject({ flags: [flag] });
  expect(await origin.client.status(id)).toMatchObject({ recipients: [{ state: 'delivered', receipt: { flags: [flag] } }] });
  await network.adopt(law('de'), 'de');
});

test('no line of any log holds a word of a notice', () => {
  for (const office of [origin, recipient]) {
    const text = office.log.join('');
    expect(text.length).toBeGreaterThan(1_000);
    for (const mark of ['Quer', 'Eng', 'Damals', 'Sperre', 'Flagge'])
      for (const word of ['Name', 'Ort', 'Circumstances', 'REF']) expect(text).not.toContain(`${word}${mark}`);
    expect(text.toLowerCase()).not.toContain('namequer');
  }
});
