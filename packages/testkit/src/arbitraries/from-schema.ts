import * as fc from 'fast-check';
import { arbitraryDate, arbitraryLine, arbitrarySha256 } from './values.ts';

/** As much of JSON Schema 2020-12 as the notice's schema uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly category?: string;
}

/** Patterns of which the schema says no more than their form; values that also pass the code lists. */
const BY_PATTERN = new Map<string, fc.Arbitrary<string>>([
  ['^[a-z]{2}$', fc.constantFrom('fr', 'de', 'br', 'jp', 'eg', 'xk')],
  ['^(?:[a-z]{2}|x-[a-z0-9]{2,12})$', fc.constantFrom('fr', 'jp', 'x-icc', 'x-un')],
  ['^[a-z]{3}$', fc.constantFrom('fra', 'deu', 'por', 'jpn', 'ara')],
  ['^[A-Z]{3,4}$', fc.constantFrom('EUR', 'BRL', 'USDT')],
  ['^[ABCDX][1234X]$', fc.constantFrom('A1', 'B2', 'X4')],
]);

/** Values that fit a schema. Optional fields come and go; a block is never empty. */
export function arbitraryFrom(schema: JsonSchema, root: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return arbitraryFrom(root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {}, root);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return fc.oneof(...either.map((one) => arbitraryFrom(one, root)));
  switch (schema.type) {
    case 'object':
      return schema.description === 'a date as far as it is known' ? arbitraryDate : arbitraryObject(schema, root);
    case 'array': {
      const element = arbitraryFrom(schema.items ?? {}, root);
      return fc.array(element, { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, 3) });
    }
    case 'string':
      return arbitraryText(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000 });
    case 'number':
      return fc.integer({ min: Math.ceil((schema.minimum ?? 0) * 2), max: Math.floor((schema.maximum ?? 1000) * 2) }).map((halves) => halves / 2);
    case 'boolean':
      return fc.boolean();
    default:
      throw new TypeError(`schema: expected a type that notices use; found ${schema.type ?? 'none'}`);
  }
}

function arbitraryText(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.format === 'date-time') return fc.integer({ min: 0, max: 11 }).map((month) => new Date(Date.UTC(2090, month, 1)).toISOString());
  if (schema.pattern === undefined || schema.pattern.includes('\\p{Cc}')) return arbitraryLine(schema.maxLength ?? 40);
  if (schema.description === 'SHA-256 in hexadecimal') return arbitrarySha256;
  const known = BY_PATTERN.get(schema.pattern);
  if (known === undefined) throw new TypeError(`schema: expected a pattern that has values here; found ${schema.pattern}`);
  return known;
}

function arbitraryObject(schema: JsonSchema, root: JsonSchema): fc.Arbitrary<object> {
  const names = Object.keys(schema.properties ?? {});
  const required = schema.required ?? [];
  const optional = names.filter((name) => !required.includes(name));
  const least = required.length === 0 && (schema.minProperties ?? 0) > 0 ? 1 : 0;
  return fc
    .subarray(optional, { minLength: least, maxLength: Math.min(optional.length, 6) })
    .chain((chosen) => fc.record(Object.fromEntries([...required, ...chosen].map((name) => [name, arbitraryFrom(schema.properties?.[name] ?? {}, root)]))));
}
