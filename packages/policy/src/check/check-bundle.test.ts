import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memberOf, parseAddress } from '@huecry/notice';
import { describe, expect, test } from 'vitest';
import { bundleDigest, checkBundle, emptyBundle, parseBundle, runBundleTests } from '../index.ts';
import { commonBundle, sampleBundles } from '../samples.ts';
import { BUNDLE_FILES, type BundleTexts } from './check-bundle.ts';
import { lineOfPath } from './json-lines.ts';

const folder = join(import.meta.dirname, '..', '..', 'samples', 'fr');
const fr = Object.fromEntries(BUNDLE_FILES.map((file) => [file, readFileSync(join(folder, file), 'utf8')])) as Record<(typeof BUNDLE_FILES)[number], string>;
const withFile = (file: (typeof BUNDLE_FILES)[number], change: (text: string) => string): BundleTexts => ({ ...fr, [file]: change(fr[file]) });
const lineOf = (file: (typeof BUNDLE_FILES)[number], words: string): number => fr[file].split('\n').findIndex((line) => line.includes(words)) + 1;

test('a good bundle has no problems and is the one that parseBundle gives', () => {
  const { bundle, problems } = checkBundle(fr);
  expect(problems).toEqual([]);
  expect(bundle?.digest).toBe(bundleDigest(sampleBundles().fr));
});

describe('a fault is shown with file, line, rule, the line itself and what to do', () => {
  test.each([
    [
      'a fact that does not exist',
      'export.cedar',
      '!context.adequacy }',
      '!context.adequate }',
      'unknown-fact',
      'biometric-needs-adequacy',
      '!context.adequate }',
    ],
    ['a category that does not exist', 'export.cedar', 'Category::"belief" }', 'Category::"faith" }', 'invalid-rule', 'belief-stays', 'Category::"faith"'],
    [
      'no article',
      'export.cedar',
      '@cite("Constitution, art. 1; loi n° 78-17, art. 6, 88")\n',
      '',
      'missing-annotation',
      'belief-stays',
      '@id("belief-stays")',
    ],
    ['a wrong annotation', 'export.cedar', '@silent\n', '@quiet\n', 'unknown-annotation', 'sources-stay-unknown', '@quiet'],
    [
      'a bracket too few',
      'export.cedar',
      'when { context.category == Category::"belief" }\n',
      'when { context.category == Category::"belief"\n',
      'syntax',
      null,
      'unless { principal',
    ],
  ] as const)('%s', (_name, file, from, to, code, rule, excerpt) => {
    expect(fr[file]).toContain(from);
    const { bundle, problems } = checkBundle(withFile(file, (text) => text.replace(from, to)));
    expect(bundle).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, file, excerpt: expect.stringContaining(excerpt) });
    if (rule !== null) expect(problems[0]?.rule).toBe(rule);
    expect(problems[0]?.line).toBeGreaterThan(0);
    expect(problems[0]?.advice).not.toBe('');
  });

  test('a slip of the pen is named with the word that is near', () => {
    const { problems } = checkBundle(withFile('export.cedar', (text) => text.replace('!context.adequacy }', '!context.adequate }')));
    expect(problems[0]?.message).toBe('the point origin does not know the fact adequate; did you mean adequacy?');
  });

  test('a row of the table', () => {
    const line = lineOf('tests.json', '"point": "exchange"');
    const { problems } = checkBundle(withFile('tests.json', (text) => text.replace('"point": "exchange"', '"point": "border"')));
    expect(problems[0]).toMatchObject({ code: 'malformed', file: 'tests.json', line, excerpt: expect.stringContaining('border') });
  });

  test('a field that nobody knows', () => {
    const { problems } = checkBundle(withFile('bundle.json', (text) => text.replace('"version"', '"color": 1,\n  "version"')));
    expect(problems[0]).toMatchObject({ code: 'malformed', file: 'bundle.json', excerpt: '  "color": 1,' });
  });

  test.each(['tests.json', 'bundle.json'] as const)('a file that is nested without end: %s', (file) => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const { problems } = checkBundle({ ...fr, [file]: deep });
    expect(problems).toContainEqual(expect.objectContaining({ code: 'too-large', file, message: expect.stringContaining('deeper than 32 levels') }));
  });

  test('a file that is not JSON, or not there', () => {
    const { problems } = checkBundle({ ...fr, 'tests.json': '[\n  {"name": "x",,\n]', 'import.cedar': null });
    expect(problems).toMatchObject([
      { code: 'missing-file', file: 'import.cedar', line: null },
      { code: 'not-json', file: 'tests.json', line: 2 },
    ]);
  });
});

test('all faults at once, one for each rule', () => {
  const { problems } = checkBundle(
    withFile('export.cedar', (text) => text.replaceAll('context.adequacy', 'context.adequate').replace('@silent\n', '@silent("yes")\n')),
  );
  expect(problems.map(({ rule }) => rule)).toEqual([
    'biometric-needs-adequacy',
    'health-to-find-and-identify',
    'sources-stay-unknown',
    'victims-and-witnesses-are-not-located',
  ]);
});

test('the empty bundle is valid, passes its own tests and lets nothing through', () => {
  const { bundle, problems } = checkBundle(emptyBundle(memberOf(parseAddress('fr/ncb')), { language: 'fr', validFrom: '2026-01-01' }));
  expect(problems).toEqual([]);
  if (bundle === null) throw new Error('expected a bundle');
  expect(bundle.rules).toEqual([]);
  expect(runBundleTests(bundle, parseBundle(commonBundle())).every(({ ok }) => ok)).toBe(true);
});

test('the rules in the comments of the empty bundle are valid as they stand', () => {
  const texts = emptyBundle(memberOf(parseAddress('fr/ncb')), { language: 'fr', validFrom: '2026-01-01' });
  const uncommented = (text: string): string =>
    text
      .split('\n')
      .map((line) => line.replace(/^\/\/ /u, ''))
      .filter((line) => /^(@|permit|forbid|when)/u.test(line))
      .join('\n');
  const { bundle, problems } = checkBundle({
    ...texts,
    'export.cedar': uncommented(texts['export.cedar']),
    'import.cedar': uncommented(texts['import.cedar']),
  });
  expect(problems).toEqual([]);
  expect(bundle?.rules).toHaveLength(5);
});

test('lines of paths', () => {
  const text = '{\n "a": [1,\n  {"b": "x\\"]",\n   "c": null}],\n "d": true\n}';
  expect([[], ['a'], ['a', 0], ['a', 1], ['a', 1, 'c'], ['d'], ['a', 9], ['a', 1, 'z']].map((path) => lineOfPath(text, path))).toEqual([
    1, 2, 2, 3, 4, 5, 2, 3,
  ]);
});
