import type { Address, Category, Leaf, Notice } from '@huecry/notice';
import type { RegistryState } from '@huecry/registry';
import type { GatewayContext } from '../context.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { OriginRestrictions } from '../store/types.ts';
import { holdings } from './holders.ts';
import { type Planned, planNarrowing, planRecipient } from './plan.ts';
import { planReviewers } from './reviewers.ts';

/** A notice as it is to be sealed, or would be. */
export interface ToPlan {
  readonly notice: Notice;
  readonly leaves: readonly Leaf[];
  readonly recipients: readonly Address[];
  readonly restrictions: OriginRestrictions;
  /** The revisions that were sealed before, oldest first. */
  readonly earlier: readonly OutboxRow[];
  /** The time that the notice will bear, seconds. */
  readonly iat: number;
  /** It only brings a revision to recipients who waited: what others hold stays as it is. */
  readonly completing?: boolean;
}

export interface PlannedFor {
  readonly to: Address;
  /** False for who is only told to erase what it holds, and for a reviewing body that was added. */
  readonly addressed: boolean;
  /** A reviewing body that is added, because rules of the exchange hold the notice for others. */
  readonly review: boolean;
  readonly planned: Planned;
}

/** The origin's point for everybody concerned: who is addressed, who has to review, and who may hold an earlier revision and is neither. */
export function planAll(context: GatewayContext, state: RegistryState, given: ToPlan): PlannedFor[] {
  const held: ReadonlyMap<Address, readonly Category[]> = holdings(given.earlier.map(({ cursor }) => ({ recipients: context.outbox.recipients(cursor) })));
  const planning = { state, held, notice: given.notice, leaves: given.leaves, iat: given.iat, restrictions: given.restrictions };
  const addressed = given.recipients.map((to) => ({ to, addressed: true, review: false, planned: planRecipient(context, planning, to) }));
  const permitted = addressed.flatMap(({ planned }) => ('permitted' in planned ? [planned.permitted] : []));
  const reviewing = planReviewers(context, planning, permitted)
    .filter(({ to }) => !given.recipients.includes(to))
    .map((one) => ({ ...one, addressed: false, review: true }));
  const told = new Set([...addressed, ...reviewing].map(({ to }) => to));
  const narrowed = given.completing === true ? [] : [...held.keys()].filter((to) => !told.has(to));
  return [...addressed, ...reviewing, ...narrowed.map((to) => ({ to, addressed: false, review: false, planned: planNarrowing(context, planning, to) }))];
}
