import type { Address, Notice } from '@huecry/notice';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { OriginRestrictions } from '../store/types.ts';

/** A notice that an agency system gave us, checked, with whom it names. */
export interface Accepted {
  readonly notice: Notice;
  readonly recipients: readonly Address[];
  readonly restrictions: OriginRestrictions;
  /** Of a new revision: the one before it. */
  readonly after?: OutboxRow | undefined;
  readonly confirmation?: string | undefined;
}
