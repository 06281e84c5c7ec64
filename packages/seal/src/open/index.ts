import { SealError } from '../errors.ts';
import type { OpenContext, Opened } from './types.ts';

export type { OpenContext, Opened } from './types.ts';

export function openDelivery(_bytes: Uint8Array, _context: OpenContext): Opened {
  throw new SealError('cannot-open', 'not built yet');
}
