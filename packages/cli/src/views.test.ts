import { parseAddress } from '@huecry/notice';
import type { NoticeView, Revisions } from '@huecry/sdk';
import { expect, test } from 'vitest';
import { createOutput } from './output.ts';
import { showHistory, showNotice } from './views.ts';

const printed = (show: (output: ReturnType<typeof createOutput>) => void): string[] => {
  let text = '';
  show(createOutput({ out: (part) => (text += part), err: () => {}, outIsTty: false, errIsTty: false, columns: 80 }, false));
  return text.replace(/\n$/u, '').split('\n');
};

const NARROWED = { rule: 'origin/narrowed', cite: 'docs/spec', reason: 'the origin has taken this recipient out', point: 'origin' } as const;
const VIEW: NoticeView = {
  cursor: 2,
  id: 'id',
  rev: 2,
  box: 'in',
  kind: 'yellow',
  origin: parseAddress('fr/dcpj'),
  state: 'stored',
  at: '2026-11-25T19:18:10.711Z',
  categories: [],
  withheld: ['identity', 'photo'],
  point: null,
  code: null,
  refusedBy: [],
  flags: [],
  witnessed: true,
  unwitnessed: false,
  digest: 'digest',
  position: 7,
  expires: null,
  retainUntil: '2029-11-24T19:18:10.711Z',
  routing: null,
  content: {},
  attachments: [],
  withheldReasons: [
    { category: 'identity', ...NARROWED },
    { category: 'photo', ...NARROWED },
  ],
  purges: [],
  recall: null,
  replaces: [{ rev: 1, categories: ['identity', 'photo'], at: '2026-11-25T19:18:10.713Z' }],
};

test('a notice that was narrowed says what was taken away, by which revision and why, once', () => {
  const lines = printed((output) => showNotice(output, VIEW));
  expect(lines).toContain('notice\tid, revision 2');
  expect(lines).toContain('state\tnothing of it is held here');
  expect(lines).toContain('taken away\tidentity photo of revision 1, by revision 2; erased 2026-11-25T19:18:10.713Z');
  expect(lines).toContain('identity photo\torigin\torigin/narrowed\tdocs/spec\tthe origin has taken this recipient out');
  expect(lines.filter((line) => line.includes('origin/narrowed'))).toHaveLength(1);
  expect(lines.some((line) => line.startsWith('keep until') || line === '{}')).toBe(false);
});

test('a revision that gives all that the one before gave took nothing away', () => {
  const lines = printed((output) =>
    showNotice(output, { ...VIEW, categories: ['identity', 'photo'], content: { subject: {} }, withheld: [], withheldReasons: [] }),
  );
  expect(lines.some((line) => line.startsWith('taken away'))).toBe(false);
  expect(lines).toContain('keep until\t2029-11-24T19:18:10.711Z');
});

test('the history says of each recipient what it got of each revision and what not', () => {
  const sent = { ...VIEW, box: 'out' as const, state: 'settled' as const };
  const got = (recipient: string, categories: string[], withheld: string[]) =>
    ({ recipient, state: 'delivered', categories, withheld }) as unknown as Revisions['items'][number]['recipients'][number];
  const lines = printed((output) =>
    showHistory(output, [
      { ...sent, recipients: [got('de/bka', ['identity'], ['photo']), got('br/pf', ['identity'], ['photo']), got('jp/npa', [], ['identity', 'photo'])] },
    ]),
  );
  expect(lines.slice(1).map((line) => line.split('\t').slice(4))).toEqual([
    ['de/bka br/pf', 'delivered', 'identity', 'photo', ''],
    ['jp/npa', 'delivered', '', 'identity photo', ''],
  ]);
});
