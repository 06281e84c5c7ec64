import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { noticeJsonSchema } from '../json-schema.ts';
import { CATEGORIES, KINDS } from '../vocabulary.ts';
import { contentSchema } from './notice.ts';
import { shapeOf } from './shape.ts';

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Record<string, JsonSchema>;
  readonly category?: string;
  readonly type?: string;
  readonly properties?: Record<string, JsonSchema>;
  readonly additionalProperties?: unknown;
  readonly items?: JsonSchema;
  readonly oneOf?: JsonSchema[];
  readonly anyOf?: JsonSchema[];
}

const schema = noticeJsonSchema() as JsonSchema;

/** Every way down from a node: the categories met on it. Read from the JSON Schema, which knows nothing of our shape code. */
function categoriesOnWays(node: JsonSchema, above: readonly string[]): { way: readonly string[]; strict: boolean }[] {
  const named = node.$ref === undefined ? undefined : schema.$defs?.[node.$ref.replace('#/$defs/', '')];
  if (named !== undefined) return categoriesOnWays(named, node.category === undefined ? above : [...above, node.category]);
  const way = node.category === undefined ? above : [...above, node.category];
  if (node.properties !== undefined) {
    const strict = node.additionalProperties === false;
    return Object.values(node.properties)
      .flatMap((child) => categoriesOnWays(child, way))
      .map((one) => ({ ...one, strict: one.strict && strict }));
  }
  if (node.items !== undefined) return categoriesOnWays(node.items, way);
  return [{ way, strict: node.type !== 'object' && (node.type !== undefined || node.anyOf !== undefined || 'enum' in node || 'const' in node) }];
}

test('the checked-in JSON Schema is current (else: node packages/notice/generate.mjs)', () => {
  const file = join(import.meta.dirname, '..', '..', 'schema', 'notice.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(noticeJsonSchema())));
});

test('every way from content to a value passes exactly one category, through strict objects only', () => {
  const branches = schema.oneOf ?? [];
  expect(branches).toHaveLength(KINDS.length);
  for (const branch of branches) {
    const content = branch.properties?.['content'];
    const ways = content === undefined ? [] : categoriesOnWays(content, []);
    expect(ways.length).toBeGreaterThan(5);
    for (const { way, strict } of ways) {
      expect(way).toHaveLength(1);
      expect(CATEGORIES).toContain(way[0]);
      expect(strict).toBe(true);
    }
    expect(branch.additionalProperties).toBe(false);
  }
});

test('every category is used by some kind, so that no filter is empty', () => {
  const used = new Set<string>();
  for (const branch of schema.oneOf ?? [])
    for (const { way } of categoriesOnWays(branch.properties?.['content'] ?? {}, [])) if (way[0] !== undefined) used.add(way[0]);
  expect([...used].toSorted()).toEqual([...CATEGORIES].toSorted());
});

test('a field without a category, or of a type that lets anything through, does not become a shape', () => {
  expect(() => shapeOf(z.strictObject({ a: z.string() }))).toThrow(/category/);
  expect(() => shapeOf(z.strictObject({ a: z.unknown() }))).toThrow(/category/);
  expect(() => shapeOf(z.strictObject({ a: z.record(z.string(), z.string()).optional() }))).toThrow(/category/);
});

test('no schema below content lets unknown values or fields pass', () => {
  const seen = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (!(node instanceof z.ZodType)) throw new TypeError('expected a schema');
    expect(['unknown', 'any', 'record', 'map', 'custom', 'lazy']).not.toContain(node.type);
    if (node instanceof z.ZodObject) {
      expect(node.def.catchall).toBeInstanceOf(z.ZodNever);
      Object.values(node.shape).forEach(visit);
    }
    if (node instanceof z.ZodArray) visit(node.element);
    if (node instanceof z.ZodOptional) visit(node.unwrap());
    if (node instanceof z.ZodUnion) node.options.forEach(visit);
  };
  for (const kind of KINDS) visit(contentSchema(kind));
  expect(seen.size).toBeGreaterThan(100);
});
