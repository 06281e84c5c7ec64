import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, MAX_BUNDLE_BYTES, parseBundle, runBundleTests } from './index.ts';
import { canonicalJson } from './canonical.ts';
import { commonBundle, sampleBundles } from './samples.ts';
import type { Bundle } from './types.ts';

const common = parseBundle(commonBundle());
const samples = Object.values(sampleBundles()).map((source) => parseBundle(source));

describe.each([common, ...samples].map((bundle): [string, Bundle] => [bundle.member, bundle]))('%s', (member, bundle) => {
  test('says that it is illustrative', () => {
    expect(bundle.source.note).toContain('Illustrative');
  });

  test('leaves room in a ledger entry', () => {
    expect(Buffer.byteLength(canonicalJson(bundle.source))).toBeLessThanOrEqual(member === 'common' ? MAX_BUNDLE_BYTES : MAX_BUNDLE_BYTES / 2);
  });

  test('gives its reasons in the four languages', () => {
    for (const rule of bundle.rules) {
      const told = { [bundle.source.language]: rule.reason, ...rule.reasons };
      expect(Object.keys(told).toSorted(), rule.name).toEqual(LANGUAGES.toSorted());
      expect(told['ar'] ?? '', rule.name).toMatch(/\p{Script=Arabic}/u);
      expect(new Set(Object.values(told)).size, rule.name).toBe(LANGUAGES.length);
    }
  });

  test.each(runBundleTests(bundle, common).map((outcome) => [outcome.name, outcome] as const))('%s', (_name, outcome) => {
    expect(outcome.differences).toEqual([]);
    expect(outcome.ok).toBe(true);
  });

  test('each rule that forbids decides at least one row of the table', () => {
    const named = new Set(
      bundle.source.tests.flatMap(({ expect: row }) => [...Object.values(row.withheld ?? {}), ...(row.refusedBy ?? []), ...(row.flags ?? [])]),
    );
    const untested = bundle.rules.filter((rule) => rule.effect === 'forbid' && !named.has(rule.name)).map((rule) => rule.name);
    expect(untested, member).toEqual([]);
  });

  test('each rule that withholds or refuses leaves something alone: the table has rows that pass', () => {
    const rows = bundle.source.tests;
    expect(
      rows.some(({ expect: row }) => row.outcome === 'permit' && Object.keys(row.withheld ?? {}).length === 0),
      member,
    ).toBe(true);
    expect(
      rows.some(({ expect: row }) => row.outcome !== 'permit' || Object.keys(row.withheld ?? {}).length > 0 || (row.flags ?? []).length > 0),
      member,
    ).toBe(true);
  });
});

test('the specification lists the common rules as they are', () => {
  const spec = readFileSync(join(import.meta.dirname, '../../../docs/spec/policy.md'), 'utf8');
  const rows = spec.split('\n').filter((line) => line.startsWith('| `common/'));
  expect(rows).toEqual(
    common.rules.map(({ name, effect, hold, silent, retainDays, points, actions, reason, cite }) => {
      const what = [effect, ...(hold ? ['hold'] : []), ...(silent ? ['silent'] : []), ...(retainDays === null ? [] : [`${retainDays} days`])].join(', ');
      return `| \`${name}\` | ${what} | ${points.join(', ')} | ${actions.join(', ')} | ${reason} | ${cite} |`;
    }),
  );
});
