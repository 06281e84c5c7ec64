import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ISSUE_CODES } from './errors.ts';
import { KIND_RULES } from './kinds.ts';
import { contentShape, type Shape } from './schema/shape.ts';
import { CATEGORIES, type Category, KINDS, type Kind } from './vocabulary.ts';

const spec = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'spec', 'notice.md'), 'utf8');

function kindRow(kind: Kind): string {
  const { title, article, issuers, required, threshold, defaultExpiryDays } = KIND_RULES[kind];
  const who = typeof issuers === 'string' ? issuers.replaceAll('-', ' ') : issuers.map((code) => `\`${code}\``).join(', ');
  const needs = required.map(({ id, waivedInExtract }) => `${id.replaceAll('-', ' ')}${waivedInExtract ? '*' : ''}`).join(', ');
  const least = threshold === undefined ? '' : `; penalty ≥ ${threshold.prosecutionMonths} months*, sentence ≥ ${threshold.sentenceMonths}*`;
  return `| \`${kind}\` | ${title} | ${article} | ${who} | ${needs}${least} | ${defaultExpiryDays} |`;
}

function collect(shape: Shape, path: string, into: Map<Category, Map<string, Set<string>>>): void {
  if (shape.type === 'array') collect(shape.element, `${path}/N`, into);
  else if (shape.type === 'object') for (const [name, field] of shape.fields) collect(field, `${path}/${name}`, into);
  else {
    const cut = path.lastIndexOf('/');
    const groups = into.get(shape.category) ?? new Map<string, Set<string>>();
    into.set(shape.category, groups);
    groups.set(path.slice(0, cut), (groups.get(path.slice(0, cut)) ?? new Set()).add(path.slice(cut + 1)));
  }
}

function categoryRows(): string[] {
  const all = new Map<Category, Map<string, Set<string>>>();
  for (const kind of KINDS) collect(contentShape(kind) ?? { type: 'object', fields: new Map() }, '', all);
  return CATEGORIES.map((category) => {
    const groups = [...(all.get(category) ?? [])].map(
      ([parent, names]) => `\`${parent}/${names.size === 1 ? [...names].join() : `{${[...names].join(', ')}}`}\``,
    );
    return `| \`${category}\` | ${groups.join(' ')} |`;
  });
}

test.each(KINDS)('the specification has the current row of %s', (kind) => {
  expect(spec).toContain(kindRow(kind));
});

test('the specification names the essential kinds', () => {
  const essential = KINDS.filter((kind) => KIND_RULES[kind].essential);
  expect(spec).toContain(`- ${essential.map((kind) => `\`${kind}\``).join(', ')} is *essential*`);
});

test('the specification has the current fields of every category, and every code', () => {
  for (const row of categoryRows()) expect(spec).toContain(row);
  for (const code of ISSUE_CODES) expect(spec).toContain(`\`${code}\``);
});
