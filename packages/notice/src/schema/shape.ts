import { z } from 'zod';
import { CATEGORIES, type Category, KINDS, type Kind } from '../vocabulary.ts';
import { contentSchema } from './notice.ts';

/** The content schema of a kind, reduced to where its leaves are. */
export type Shape =
  | { readonly type: 'leaf'; readonly category: Category }
  | { readonly type: 'object'; readonly fields: ReadonlyMap<string, Shape> }
  | { readonly type: 'array'; readonly element: Shape };

function isCategory(value: unknown): value is Category {
  return CATEGORIES.some((category) => category === value);
}

/** Reads the shape off a schema. Throws where a node is neither a leaf with a category nor an object or array that leads to leaves. */
export function shapeOf(schema: z.ZodType): Shape {
  const category = schema.meta()?.['category'];
  if (isCategory(category)) return { type: 'leaf', category };
  if (schema instanceof z.ZodOptional) return shapeOf(inner(schema));
  if (schema instanceof z.ZodArray) {
    const { element } = schema;
    if (!(element instanceof z.ZodType)) throw new TypeError('schema: expected an array of leaves or blocks');
    return { type: 'array', element: shapeOf(element) };
  }
  if (schema instanceof z.ZodObject) {
    return { type: 'object', fields: new Map(Object.entries(schema.shape).map(([name, field]) => [name, shapeOf(field)])) };
  }
  throw new TypeError(`schema: expected every field to have a category; found a ${schema.type} without one`);
}

function inner(schema: z.ZodOptional): z.ZodType {
  const unwrapped = schema.unwrap();
  if (!(unwrapped instanceof z.ZodType)) throw new TypeError('schema: expected an optional leaf or block');
  return unwrapped;
}

const SHAPES: ReadonlyMap<Kind, Shape> = new Map(KINDS.map((kind) => [kind, shapeOf(contentSchema(kind))]));

/** Where the leaves of a kind's content are; undefined for a word that is no kind. */
export function contentShape(kind: Kind): Shape | undefined {
  return SHAPES.get(kind);
}
