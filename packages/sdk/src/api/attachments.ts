import { z } from 'zod';
import { CategoryName } from './words.ts';

const Sha256 = z.string().meta({ description: "SHA-256 of the file, hex: what the notice's leaf names" });

export const AttachmentResponse = z.object({ sha256: Sha256, sizeBytes: z.int() });

/** A file that a notice brings with it and that may be given out now. */
export const AttachmentSummary = z.object({
  sha256: Sha256,
  sizeBytes: z.int(),
  category: CategoryName,
  state: z.enum(['here', 'waiting']).meta({ description: '`waiting`: the exchange has not given it yet' }),
});

export type Attachment = z.infer<typeof AttachmentResponse>;
