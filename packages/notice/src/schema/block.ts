import { z } from 'zod';
import type { IssueCode } from '../errors.ts';
import type { Category } from '../vocabulary.ts';

/** Marks a schema node as a leaf: one disclosure, of one category. Whatever lies below it belongs to the same leaf. */
export function leaf<Schema extends z.ZodType>(category: Category, schema: Schema): z.ZodOptional<Schema> {
  return schema.meta({ ...schema.meta(), category }).optional();
}

/** An object of leaves and blocks with nothing else in it and at least one of them, so that its leaves alone make it again. */
export function block<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const code: IssueCode = 'empty';
  return z
    .strictObject(shape)
    .refine((value) => Object.values(value).some((field) => field !== undefined), { params: { code }, error: 'at least one field, or leave the object out' })
    .meta({ minProperties: 1 });
}

/** One to `max` blocks, each with leaves of its own. */
export function blocks<Shape extends z.core.$ZodLooseShape>(max: number, shape: Shape): z.ZodArray<z.ZodObject<Shape, z.core.$strict>> {
  return z.array(block(shape)).min(1).max(max);
}

/** Gives a block the name under which it stands in the JSON Schema's `$defs`. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  return schema.meta({ ...schema.meta(), id });
}
