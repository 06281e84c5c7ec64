/** What those who write and question law ask of a gateway. */
import { z } from 'zod';

export const RegistryQuery = z.object({ from: z.coerce.number().int().min(0).default(0).meta({ description: '`next` of the page before' }) });
/** The gateway's own copy of the registry, as it proved it: whoever folds it finds the same members, facts and rules. */
export const RegistryPage = z.object({
  genesis: z.string().meta({ description: 'the genesis file, base64url' }),
  entries: z.array(z.object({ position: z.int(), entry: z.string().meta({ description: 'protobuf Entry, base64url' }) })),
  next: z.int().nullable().meta({ description: '`from` of the next page; null: these were the last' }),
});
