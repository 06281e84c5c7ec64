/** The verifier page, opened by a person from a file in a real browser. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatEvidence, parseEvidence, redactEvidence, verifyEvidence } from '@huecry/evidence';
import { verifierPage } from '@huecry/evidence/page';
import { type TemporaryFolder, temporaryFolder } from '@huecry/testkit';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIELDS, type Sample, sample } from '../../packages/evidence/src/testing/sample.ts';
import { findChromium } from './browser.ts';

const found = findChromium();
const missing = 'missing' in found ? found.missing : null;

describe.skipIf(missing !== null)(`in chromium${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let whole: Sample;
  let kept: TemporaryFolder;
  let folder: string;
  const asked: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    kept = temporaryFolder('huecry-page-');
    folder = kept.path;
    writeFileSync(join(folder, 'verifier.html'), await verifierPage());
    whole = sample();
    browser = await chromium.launch({ executablePath: 'path' in found ? found.path : '', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1000, height: 1200 } });
    page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`file://${join(folder, 'verifier.html')}`);
  });
  afterAll(async () => {
    await browser?.close();
    kept?.[Symbol.dispose]();
  });

  /** Gives the page a file, and waits for what it says. */
  async function check(text: string, genesisDigest = whole.genesisDigest): Promise<{ readonly verdict: string | null; readonly problems: string[] }> {
    const path = join(folder, 'notice.evidence');
    writeFileSync(path, text);
    await page.setInputFiles('#file', []);
    await page.fill('#genesis', genesisDigest);
    await page.setInputFiles('#file', path);
    await page.waitForSelector('[data-verdict]');
    const problems = await page.locator('section .problem').evaluateAll((all) => all.map((one) => `${one.dataset.code} ${one.dataset.path}`));
    return { verdict: await page.getAttribute('[data-verdict]', 'data-verdict'), problems };
  }

  test('a whole file is good, and each part and field is shown', async () => {
    expect(await check(whole.text)).toEqual({ verdict: 'good', problems: [] });
    const states = await page.locator('section li[data-part]').evaluateAll((all) => all.map((one) => one.dataset.state));
    expect(states.length).toBe(verifyEvidence(whole.text).parts.length);
    expect(new Set(states)).toEqual(new Set(['proved']));
    expect(await page.locator('.value').allInnerTexts()).toEqual(FIELDS.map(({ value }) => JSON.stringify(value)));
    await page.screenshot({ path: join(folder, 'en.png') });
  });

  test('in Arabic it reads from right to left, and values keep their own direction', async () => {
    await page.click('button[lang=ar]');
    await page.waitForSelector('[data-verdict]');
    expect(await page.evaluate('[document.documentElement.dir, document.documentElement.lang, getComputedStyle(document.body).direction]')).toEqual([
      'rtl',
      'ar',
      'rtl',
    ]);
    expect(await page.innerText('[data-verdict]')).toBe('تم التحقق من كل ما في هذا الملف.');
    expect(await page.locator('section p bdi').count()).toBeGreaterThan(20);
    await page.screenshot({ path: join(folder, 'ar.png') });
    for (const [language, title] of [
      ['fr', 'Vérificateur de preuves'],
      ['es', 'Verificador de pruebas'],
      ['en', 'Evidence verifier'],
    ] as const) {
      await page.click(`button[lang=${language}]`);
      await page.waitForSelector('[data-verdict]');
      expect(await page.innerText('h1')).toBe(title);
      expect(await page.evaluate('document.documentElement.dir')).toBe('ltr');
    }
  });

  const flipped = (text: string): string => `${text.slice(0, 8)}${text[8] === 'A' ? 'B' : 'A'}${text.slice(9)}`;
  type Value = ReturnType<typeof parseEvidence>;
  const first = <T>(list: readonly T[], change: (one: T) => T): readonly T[] => list.map((one, i) => (i === 0 ? change(one) : one));
  const kinds: readonly [string, (value: Value) => Value][] = [
    ['the checkpoint', (value) => ({ ...value, checkpoint: value.checkpoint.replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) + 1}\n`) })],
    ['the genesis file', (value) => ({ ...value, entries: first(value.entries, (one) => ({ ...one, entry: flipped(one.entry) })) })],
    ['a path', (value) => ({ ...value, entries: first(value.entries, (one) => ({ ...one, path: first(one.path, flipped) })) })],
    [
      'a statement',
      (value) => ({
        ...value,
        entries: value.entries.map((one, i) =>
          i === 3 ? { ...one, entry: `${one.entry.slice(0, 400)}${one.entry[400] === 'A' ? 'B' : 'A'}${one.entry.slice(401)}` } : one,
        ),
      }),
    ],
    ['the routing facts', (value) => ({ ...value, notice: { ...value.notice, routing: flipped(value.notice.routing ?? '') } })],
    ['the restrictions', (value) => ({ ...value, notice: { ...value.notice, restrictions: flipped(value.notice.restrictions ?? '') } })],
    ['a recipient', (value) => ({ ...value, notice: { ...value.notice, elements: first(value.notice.elements, flipped) } })],
    ['a field', (value) => ({ ...value, notice: { ...value.notice, content: first(value.notice.content, flipped) } })],
    ['a decision for a recipient', (value) => ({ ...value, decisions: first(value.decisions, (one) => ({ ...one, elements: first(one.elements, flipped) })) })],
    ["a reviewing body's word", (value) => ({ ...value, releases: first(value.releases, (one) => ({ ...one, salt: flipped(one.salt) })) })],
    [
      'a receipt',
      (value) => ({ ...value, receipts: first(value.receipts, (one) => ({ ...one, jws: `${one.jws.slice(0, -20)}${flipped(one.jws.slice(-20))}` })) }),
    ],
    [
      'the inventory',
      (value) => ({
        ...value,
        inventory: { ...value.inventory, openings: first(value.inventory.openings, (one) => ({ ...one, digest: flipped(one.digest) })) },
      }),
    ],
    ['a part that was taken out without a word', (value) => ({ ...value, receipts: value.receipts.slice(1) })],
  ];
  test.each(kinds)('%s, altered, is named as our own verifier names it', async (_, change) => {
    const text = formatEvidence(change(parseEvidence(whole.text)));
    const expected = verifyEvidence(text, { genesisDigest: whole.genesisDigest });
    expect(expected.problems.length).toBeGreaterThan(0);
    const said = await check(text);
    expect(said.verdict).toBe('wrong');
    expect(said.problems.toSorted()).toEqual(expected.problems.map(({ code, path }) => `${code} ${path}`).toSorted());
  });

  test('what is not an evidence file is said to be none, and another genesis is not accepted', async () => {
    expect(await check('<html>')).toEqual({ verdict: 'wrong', problems: ['malformed '] });
    expect((await check(whole.text, 'A'.repeat(43))).problems).toEqual(['wrong-genesis /entries/0/entry']);
    expect((await check(whole.text, '')).verdict).toBe('unpinned');
    await page.fill('#genesis', 'not a digest');
    expect(await page.innerText('#digest-wrong')).not.toBe('');
    expect(await page.locator('[data-verdict]').count()).toBe(0);
  });

  test('a redacted file is good, names what was withheld, and shows nothing of it', async () => {
    const text = formatEvidence(redactEvidence(parseEvidence(whole.text), ['identity', 'es/udyco']));
    expect(await check(text)).toEqual({ verdict: 'good', problems: [] });
    expect(await page.locator('section li.withheld').count()).toBe(verifyEvidence(text).parts.filter(({ state }) => state === 'withheld').length);
    const shown = await page.innerText('body');
    for (const { category, value } of FIELDS) expect(shown.includes(JSON.stringify(value))).toBe(category !== 'identity');
  });

  test('of a recalled notice it says so before all else, in every language; without the recall it is wrong', async () => {
    const recalled = sample({ recalled: {} });
    expect(await check(recalled.text, recalled.genesisDigest)).toEqual({ verdict: 'good', problems: [] });
    for (const [language, says] of [
      ['fr', 'rappelée par son origine'],
      ['es', 'retirada por su origen'],
      ['ar', 'سحبها مصدرها'],
      ['en', 'was recalled by its origin'],
    ] as const) {
      await page.click(`button[lang=${language}]`);
      await page.waitForSelector('[data-recalled=mistaken-identity]');
      expect(await page.innerText('[data-recalled]')).toContain(says);
      expect(await page.innerText('li[data-part=recall]')).toContain('fr/ncb');
    }
    await page.screenshot({ path: join(folder, 'recalled.png') });
    const { recall, ...without } = parseEvidence(recalled.text);
    expect(recall).toBeDefined();
    const said = await check(formatEvidence(without), recalled.genesisDigest);
    expect(said.verdict).toBe('wrong');
    expect(said.problems.some((one) => one.startsWith('missing /inventory/openings/'))).toBe(true);
    expect(await page.locator('[data-recalled]').count()).toBe(0);
    await check(whole.text);
    expect(await page.locator('[data-recalled]').count()).toBe(0);
  });

  test('a file can be dropped on the page', async () => {
    await page.fill('#genesis', whole.genesisDigest);
    await page.setInputFiles('#file', []);
    const data = await page.evaluateHandle(
      `(() => { const transfer = new DataTransfer(); transfer.items.add(new File([${JSON.stringify(whole.text)}], 'dropped.evidence')); return transfer; })()`,
    );
    await page.dispatchEvent('#zone', 'drop', { dataTransfer: data });
    // By a selector: a function that is polled would be evaluated in the page, and its policy forbids that.
    await page.waitForSelector('#name:text-is("dropped.evidence")');
    await page.waitForSelector('[data-verdict=good]');
  });

  test('a value that would be markup is text', async () => {
    const said = await check(formatEvidence({ ...parseEvidence(whole.text), checkpoint: '<img src=x onerror=alert(1)>' }));
    expect(said.verdict).toBe('wrong');
    expect(await page.locator('#report img').count()).toBe(0);
  });

  test('nothing was asked of any network, and nothing can be', async () => {
    expect(asked).toEqual([`file://${join(folder, 'verifier.html')}`]);
    expect(complaints).toEqual([]);
    for (const attempt of [
      "fetch('http://127.0.0.1:9/')",
      "fetch('data:,x')",
      "new Promise((done, failed) => { const image = new Image(); image.onload = done; image.onerror = failed; image.src = 'http://127.0.0.1:9/x.png'; })",
    ])
      await expect(page.evaluate(attempt)).rejects.toThrow();
    expect(complaints.filter((text) => text.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(3);
  });
});
