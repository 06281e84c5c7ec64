/** The origin's own restrictions, revisions of a notice, and what recipients ask for. */
import { isAddress, isMemberCode } from '@huecry/notice';
import { z } from 'zod';
import { AddressText, CategoryName, Time } from './words.ts';

const MemberText = z
  .string()
  .max(64)
  .refine((text): boolean => isMemberCode(text), 'expected the code of a member such as fr or x-un')
  .meta({ example: 'fr' });
const MemberOrAddress = z
  .string()
  .max(64)
  .refine((text): boolean => isMemberCode(text) || isAddress(text), 'expected the code of a member or the address of a gateway')
  .meta({ example: 'fr/dcpj' });

export const Confirmation = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/u, 'expected the confirmation that a dry-run gave')
  .meta({ description: 'publishes only what that dry-run showed; refused (`confirmation-stale`) where anything of it would differ now' });

export const Restrictions = z
  .strictObject({
    exclude: z.array(MemberText).max(512).optional().meta({ description: 'members to whom this notice must not go' }),
    limit: z.array(MemberText).min(1).max(512).optional().meta({ description: 'the only members to whom it may go' }),
    contactOnly: z
      .array(MemberOrAddress)
      .max(512)
      .optional()
      .meta({ description: 'members or gateways that learn that the notice exists, and ask for its content' }),
  })
  .meta({ description: 'whom the origin itself does not let the notice go to, whatever policy permits; recipients do not see it' });

export const Recipients = z.union([z.literal('all'), z.array(AddressText).min(1).max(512)]);

export const ReviseRequest = z.strictObject({
  notice: z.record(z.string(), z.unknown()).meta({ description: 'the whole notice as it is to be from now on, of the same kind' }),
  to: Recipients.optional().meta({ description: 'those of the revision before unless given; who is left out erases what it held' }),
  restrictions: Restrictions.optional().meta({ description: 'those of the revision before unless given; {} lifts them' }),
  confirm: Confirmation.optional(),
});

export const ContentRequest = z.strictObject({
  reason: z.string().min(1).max(500).meta({ description: 'for the origin; the exchange can read it, so it holds nothing of the case' }),
});
export const ContentRequestResponse = z.object({
  id: z.string(),
  rev: z.int(),
  state: z.literal('requested'),
  categories: z.array(CategoryName).meta({ description: 'what the origin gives on request' }),
});

/** What recipients ask for of our notices. */
export const RequestsResponse = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      rev: z.int(),
      recipient: AddressText,
      reason: z.string().nullable(),
      at: Time.meta({ description: 'as the recipient signed it' }),
      position: z.int().meta({ description: 'ledger entry that holds the digest of its receipt' }),
      answered: z.boolean().meta({ description: 'a later revision gives this recipient some of the content' }),
    }),
  ),
});

export type Restrictions = z.infer<typeof Restrictions>;
export type ContentRequests = z.infer<typeof RequestsResponse>;
