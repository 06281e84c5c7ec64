import { z } from 'zod';

export const EvidenceQuery = z.object({
  rev: z.coerce.number().int().min(1).optional().meta({ description: 'The newest unless given' }),
  categories: z
    .string()
    .max(1_000)
    .optional()
    .meta({ description: 'Show the fields of these categories, separated by commas; nothing at all where it is empty' }),
  fields: z
    .string()
    .max(8_000)
    .optional()
    .meta({ description: 'Show these fields, as JSON Pointers below content separated by commas, each with all below it' }),
});
