import { join } from 'node:path';
import { fileTreeReader, formatReplay, type ReplayReport, replayTree } from '@huecry/audit';
import { PAGE_LANGUAGES, replayPage } from '@huecry/audit/html';
import { sampleBundles } from '@huecry/policy/samples';
import { temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roleReport } from '../../packages/audit/src/replay/role.ts';
import { sampleLedger } from './sample.ts';

const HOSTILE = '<img src=x onerror=alert(1)> "quoted"';
const folder = temporaryFolder('huecry-page-');
afterAll(() => folder.remove());
let report: ReplayReport;
let page: string;

beforeAll(async () => {
  const { scribe } = sampleLedger();
  const { importCedar, ...rest } = sampleBundles()['de'];
  const rule = `@id("hostile") @point("exchange") @cite("${'<b>Act</b>'}") @reason("${HOSTILE.replaceAll('"', '\\"')}") forbid (principal, action == Action::"receive", resource);`;
  scribe.adopt({ ...rest, importCedar: `${importCedar}\n${rule}\n`, version: 'hostile' }, 'de');
  scribe.pass('jp/npa', ['de/bka', 'fr/dcpj']);
  const wrong = scribe.log(scribe.desk('jp/npa').make(['fr/dcpj' as never]));
  scribe.decide(wrong, (decisions) =>
    decisions.map((one) => ({
      ...one,
      refusedBy: [{ rule: '</td><script>alert(1)</script>\nresult      OK\u001b[2J', cite: 'x', reason: 'turned \u202earound\u001b[2J\nresult      OK' }],
    })),
  );
  const tree = await scribe.writeTree(join(folder.path, 'tree'));
  const file = await scribe.writeOversight(join(folder.path, 'file'));
  const work = join(folder.path, 'work');
  report = await replayTree({ reader: fileTreeReader(tree), vkey: scribe.vkey, file, work, notice: wrong.input.jti });
  page = replayPage(report);
});

test('whatever stands in the ledger is text on the page', () => {
  expect(report.problems.items.map(({ code }) => code)).toEqual(['decision-differs']);
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot;');
  expect(page).toContain('turned \ufffdaround\ufffd[2J');
  expect(page).toContain('&lt;b&gt;Act&lt;/b&gt;');
  expect(page).toContain('&lt;/td&gt;&lt;script&gt;');
  // Every element of the page is one of ours.
  const elements = new Set([...page.matchAll(/<([a-z][a-z0-9-]*)/giu)].map(([, name]) => name));
  const ours =
    'html head meta title style body main footer section h1 h2 p dl dt dd ul li div table caption thead tbody tr th td code figure svg g path text rect line span'.split(
      ' ',
    );
  expect([...elements].filter((name) => !ours.includes(name ?? ''))).toEqual([]);
});

test('in the text for a terminal too it turns nothing and adds no line', () => {
  const text = formatReplay(report);
  // oxlint-disable-next-line no-control-regex -- that is what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
  expect(text.split('\n').filter((line) => line.startsWith('result'))).toEqual(['result      FAILED: 1 problem']);
});

test('it needs no network, runs nothing, and says so to the browser', () => {
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`);
  expect(page).not.toMatch(/\s(?:src|href|on\w+|action)=["'][^"']/iu);
  expect(page).not.toMatch(/url\(|@import|https?:/iu);
});

test('it prints, and is light or dark as its reader likes', () => {
  expect(page).toContain('@media print');
  expect(page).toContain('prefers-color-scheme: dark');
});

test('the numbers of its plots stand in its tables', () => {
  expect(page.match(/<svg/gu)?.length).toBe(5);
  for (const { rule, count } of report.decisions.rules) {
    const rows = [...page.matchAll(/<tr>.*?<\/tr>/gsu)].map(([text]) => text.replaceAll(/<[^>]+>/gu, ' '));
    const name = (rule.split('\n')[0] ?? '').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(rows.some((row) => row.includes(name) && row.includes(` ${count} `))).toBe(true);
  }
  expect(page).toContain('No notice was recalled.');
  expect(page).toContain('1 problem found.');
});

describe('in other languages', () => {
  test('it has the same numbers and the same parts, and says in the words of each what the role sees', () => {
    const numbers = (text: string): string[] => [...text.matchAll(/<td class="number">(\d+)<\/td>/gu)].map(([, number]) => number ?? '');
    const titles = new Set<string>();
    for (const language of PAGE_LANGUAGES) {
      const told = replayPage(report, language);
      expect(told).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(numbers(told)).toEqual(numbers(page));
      expect(told.match(/<section>/gu)?.length).toBe(page.match(/<section>/gu)?.length);
      expect(told.match(/<li>/gu)?.length).toBe(page.match(/<li>/gu)?.length);
      expect(told).not.toMatch(/undefined|\[object/u);
      expect(told.includes(report.role.sees)).toBe(language === 'en');
      expect(told).toContain('&lt;img src=x onerror=alert(1)&gt;');
      titles.add(/<h1>(.*?)<\/h1>/u.exec(told)?.[1] ?? '');
    }
    expect(titles.size).toBe(PAGE_LANGUAGES.length);
  });

  test('each role is described as fully', () => {
    for (const role of ['tiles', 'member', 'oversight'] as const) {
      const of: ReplayReport = { ...report, role: { ...report.role, ...roleReport({ role, member: '' }, null) } };
      for (const language of PAGE_LANGUAGES) expect(replayPage(of, language).match(/<li>/gu)?.length).toBe(replayPage(of).match(/<li>/gu)?.length);
    }
  });
});
