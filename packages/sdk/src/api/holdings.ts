/** What a gateway holds of received notices: search, export, and what came that must not have. */
import { z } from 'zod';
import { AddressText, CategoryName, KindName, RuleReference, Time, WithheldCategory } from './words.ts';

export const SearchQuery = z.strictObject({
  q: z.string().min(1).max(200).meta({ description: 'words that all have to stand in the notice; `beisp*` for a beginning of at least three letters' }),
  kind: KindName.optional(),
  category: CategoryName.optional().meta({ description: 'look in this category only' }),
  before: z.coerce.number().int().min(0).optional().meta({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const SearchHit = z.object({
  cursor: z.int(),
  id: z.string(),
  rev: z.int(),
  kind: KindName.nullable(),
  origin: AddressText,
  receivedAt: Time,
  matched: z.array(CategoryName).meta({ description: 'categories in which a word was found, of those that may be given out now' }),
  snippets: z.array(z.object({ category: CategoryName, pointer: z.string(), text: z.string() })),
  flags: z.array(RuleReference),
});
export const SearchResponse = z.object({
  hits: z.array(SearchHit).meta({ description: 'newest first' }),
  next: z.int().nullable().meta({ description: '`before` of the next page; a page may have fewer hits than asked for and still have a next' }),
});

export const ExportQuery = z.strictObject({
  kind: KindName.optional(),
  since: z.iso.datetime().optional().meta({ description: 'received at or after this time' }),
});
/** One line of the export. */
export const ExportLine = z.object({
  cursor: z.int(),
  id: z.string(),
  rev: z.int(),
  kind: KindName.nullable(),
  origin: AddressText,
  receivedAt: Time,
  retainUntil: Time.nullable().meta({ description: 'whoever takes the export must not keep the notice longer' }),
  categories: z.array(z.object({ category: CategoryName, retainUntil: Time })),
  conditions: z
    .array(z.string())
    .meta({ description: 'handling conditions of the origin; with `no-automated-matching` no machine compares it with other data' }),
  content: z.unknown(),
  sdJwt: z.string().nullable().meta({ description: 'RFC 9901: the JWS and the disclosures that may be given out; null where nothing may' }),
  jwk: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), alg: z.literal('Ed25519') }),
  withheld: z.array(WithheldCategory),
  barredBy: z.array(RuleReference).meta({ description: 'rules that bar the notice as a whole now' }),
  flags: z.array(RuleReference),
});

export const ViolationsResponse = z.object({
  caught: z
    .array(
      z.object({
        origin: AddressText,
        id: z.string(),
        rev: z.int(),
        digest: z.string(),
        code: z.string(),
        blames: z
          .enum(['origin', 'unknown'])
          .meta({ description: '`origin`: only its signature can have made this; `unknown`: it may have been altered on the way' }),
        at: Time,
        times: z.int(),
      }),
    )
    .meta({ description: 'deliveries that were refused because they were not what they said' }),
  reported: z
    .array(
      z.object({
        recipient: AddressText,
        id: z.string(),
        rev: z.int(),
        digest: z.string(),
        code: z.string(),
        at: Time.nullable(),
        position: z.int().nullable().meta({ description: 'ledger entry that holds the digest of its signed receipt' }),
      }),
    )
    .meta({ description: 'notices of this gateway that a recipient refused for the same reasons, over its signature' }),
});

export type SearchHit = z.infer<typeof SearchHit>;
export type ExportLine = z.infer<typeof ExportLine>;
export type Violations = z.infer<typeof ViolationsResponse>;
