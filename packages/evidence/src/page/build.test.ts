import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { assert, constantFrom, double, integer, property } from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type EvidenceReport, formatEvidence, parseEvidence, redactEvidence, verifyEvidence } from '../index.ts';
import { type Sample, sample } from '../testing/sample.ts';
import { bundleScript, verifierPage } from './build.ts';

let samples: Sample[];
let browser: { verifyEvidence(file: string, options: { readonly genesisDigest?: string }): EvidenceReport };
beforeAll(async () => {
  samples = [sample(), sample({ refused: true })];
  // Nothing of Node is there: the script has what every browser has.
  const context = createContext({ TextEncoder, TextDecoder });
  browser = runInContext(`${await bundleScript('app/verifier.ts', 'Verifier')}; Verifier`, context) as typeof browser;
});

const both = (text: string, { genesisDigest }: Sample): void => {
  const options = { genesisDigest };
  expect(JSON.parse(JSON.stringify(browser.verifyEvidence(text, options)))).toEqual(JSON.parse(JSON.stringify(verifyEvidence(text, options))));
};

test("the browser's verifier gives Node's report word for word, for whole files and redacted ones", () => {
  for (const one of samples) both(one.text, one);
  const [whole] = samples as [Sample];
  for (const selector of ['identity', 'routing', 'de/bka', 'receipts']) both(formatEvidence(redactEvidence(parseEvidence(whole.text), [selector])), whole);
});

test('and for files in which anything was altered', () => {
  assert(
    property(constantFrom(...samples), double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), integer({ min: 33, max: 126 }), (of, place, code) => {
      const at = Math.floor(place * of.text.length);
      both(`${of.text.slice(0, at)}${String.fromCharCode(code)}${of.text.slice(at + 1)}`, of);
    }),
    { numRuns: 120 },
  );
});

test('the page is one file that the same sources always give, and lets nothing in or out', async () => {
  const html = await verifierPage();
  expect(await verifierPage()).toBe(html);
  expect(html).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'">/,
  );
  const markup = html.replace(/<script>[\s\S]*<\/script>/, '').replace(/<style>[\s\S]*<\/style>/, '');
  expect(markup).not.toMatch(/\b(?:src|href|action|srcset|style|on[a-z]+)=/i);
  expect(html.length).toBeLessThan(800_000);
});

test('what runs in the page alone is typed', () => {
  const root = join(import.meta.dirname, '../../../..');
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', join(import.meta.dirname, 'app')], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
