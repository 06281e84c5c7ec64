export { decryptAttachment } from './attachment.ts';
export { openDelivery } from './open.ts';
export type { OpenContext, Opened } from './types.ts';
