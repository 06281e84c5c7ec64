/** What the schemas of every topic are made of. */
import { type Address, CATEGORIES, isAddress, KINDS } from '@huecry/notice';
import { z } from 'zod';

export const AddressText = z
  .string()
  .max(64)
  .refine((value): value is Address => isAddress(value), 'expected an address such as fr/dcpj')
  .meta({ example: 'fr/dcpj', description: 'A gateway: member/agency' });
export const CategoryName = z.enum(CATEGORIES);
export const KindName = z.enum(KINDS);
export const PointName = z.enum(['origin', 'exchange', 'recipient']);
export const Time = z.string().meta({ description: 'RFC 3339, UTC', example: '2026-01-31T12:00:00.000Z' });

export const RuleReference = z.object({ rule: z.string(), cite: z.string(), reason: z.string() });
export const WithheldCategory = RuleReference.extend({ category: CategoryName, point: PointName });
