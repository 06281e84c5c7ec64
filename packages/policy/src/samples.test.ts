import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { MAX_BUNDLE_BYTES, parseBundle, runBundleTests } from './index.ts';
import { commonBundle, SAMPLE_MEMBERS, sampleBundles } from './samples.ts';
import { type Bundle, type BundleTest, LANGUAGES, type Rule } from './types.ts';

const common = parseBundle(commonBundle());
const samples = Object.values(sampleBundles()).map((source) => parseBundle(source));

/** Facts in which a row may differ from the row that it is held against. */
const NEAR = 3;

function rulesNamed({ expect: row }: BundleTest): Set<string> {
  return new Set([...Object.values(row.withheld ?? {}), ...(row.refusedBy ?? []), ...(row.flags ?? [])]);
}

function differences(left: BundleTest['given'], right: BundleTest['given']): number {
  const [a, b] = [new Map<string, unknown>(Object.entries(left)), new Map<string, unknown>(Object.entries(right))];
  return [...new Set([...a.keys(), ...b.keys()])].filter((fact) => JSON.stringify(a.get(fact)) !== JSON.stringify(b.get(fact))).length;
}

/** Whether `other` shows that what the rule stops in `row` passes where little is different. */
function passesNearby(rule: Rule, row: BundleTest, other: BundleTest): boolean {
  if (other.as !== row.as || other.point !== row.point || other.expect.outcome !== 'permit') return false;
  if (rulesNamed(other).has(rule.name) || differences(row.given, other.given) > NEAR) return false;
  const stopped = Object.entries(row.expect.withheld ?? {}).filter(([, name]) => name === rule.name);
  if (stopped.length > 0) return stopped.some(([category]) => other.expect.permitted?.some((permitted) => permitted === category));
  return !row.expect.flags?.includes(rule.name) || other.expect.flags !== undefined;
}

/** A rule on a category, or on everything, whatever the notice: there is nothing beside it that could pass. */
const isUnconditional = (rule: Rule): boolean =>
  [...rule.text.slice(rule.text.indexOf('resource)')).matchAll(/\b(?:resource|principal|context)(?:\.| has )(\w+)/g)].every(([, fact]) => fact === 'category');

test('there are twelve members of different traditions, and a reviewing body', () => {
  expect(SAMPLE_MEMBERS).toHaveLength(13);
  for (const bundle of samples) expect(SAMPLE_MEMBERS).toContain(bundle.member);
});

describe.each([common, ...samples].map((bundle): [string, Bundle] => [bundle.member, bundle]))('%s', (member, bundle) => {
  const table = bundle.source.tests;
  const forbids = bundle.rules.filter((rule) => rule.effect === 'forbid');

  test('says that it is illustrative', () => {
    expect(bundle.source.note).toContain('Illustrative');
  });

  test('leaves room in a ledger entry', () => {
    const bytes = Buffer.byteLength(canonicalJson(bundle.source));
    // The common rules stand in the genesis file beside the founding members and their keys.
    expect(bytes).toBeLessThan(member === 'common' ? MAX_BUNDLE_BYTES : MAX_BUNDLE_BYTES / 2);
  });

  test('says why in English, French, Spanish and Arabic', () => {
    for (const rule of bundle.rules) {
      const texts = LANGUAGES.map((language) => (language === bundle.source.language ? rule.reason : rule.reasons[language]));
      expect(texts, rule.name).not.toContain(undefined);
      expect(new Set(texts).size, rule.name).toBe(LANGUAGES.length);
      expect(texts[LANGUAGES.indexOf('ar')], rule.name).toMatch(/^[^a-z]*\p{Script=Arabic}/u);
      expect([texts[0], texts[1], texts[2]].join(''), rule.name).not.toMatch(/\p{Script=Arabic}/u);
    }
  });

  test('cites an article, a paragraph or a judgment for each rule', () => {
    for (const rule of bundle.rules)
      expect(rule.cite, rule.name).toMatch(/\bart\. |\bs\. |§|\bsect\. |\bprinciples? |\bGA-|\bAG-|\[\d{4}\]|S\/RES\/|TLP|General Assembly/);
  });

  test.each(runBundleTests(bundle, common).map((outcome) => [outcome.name, outcome] as const))('%s', (_name, outcome) => {
    expect(outcome.differences).toEqual([]);
    expect(outcome.ok).toBe(true);
  });

  test('each rule that forbids decides at least one row of the table', () => {
    const untested = forbids.filter((rule) => !table.some((row) => rulesNamed(row).has(rule.name))).map((rule) => rule.name);
    expect(untested, member).toEqual([]);
  });

  test('and what it stops passes in a row that differs little', () => {
    const lonely = forbids.filter((rule) => {
      const rows = table.filter((row) => rulesNamed(row).has(rule.name));
      return !isUnconditional(rule) && !rows.some((row) => table.some((other) => passesNearby(rule, row, other)));
    });
    expect(
      lonely.map((rule) => rule.name),
      member,
    ).toEqual([]);
  });

  test('each time of keeping is the shortest in some row of the table', () => {
    const kept = new Set(table.flatMap(({ expect: row }) => [row.retentionDays, ...Object.values(row.retention ?? {})]));
    const untested = bundle.rules.filter((rule) => rule.retainDays !== null && !kept.has(rule.retainDays)).map((rule) => rule.name);
    expect(untested, member).toEqual([]);
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
