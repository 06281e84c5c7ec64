import { describe, expect, test } from 'vitest';
import { MAX_BUNDLE_BYTES, parseBundle, runBundleTests } from './index.ts';
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
    expect(Buffer.byteLength(canonicalJson(bundle.source))).toBeLessThan(MAX_BUNDLE_BYTES / 2);
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
});
