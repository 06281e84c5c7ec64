import type { Notice } from '@huecry/notice';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import { accept, once, resolveRecipients, validNotice } from './accept.ts';
import type { Accepted } from './accepted.ts';
import { requireConfirmed } from './dry-run.ts';
import { type GivenRestrictions, resolveRestrictions } from './restrictions.ts';

export interface ReviseInput {
  readonly notice: unknown;
  /** Those of the revision before, unless given. */
  readonly to?: 'all' | readonly string[] | undefined;
  /** Those of the revision before, unless given: what is not said again stays restricted. */
  readonly restrictions?: GivenRestrictions | undefined;
  readonly confirm?: string | undefined;
  readonly idempotencyKey: string | null;
}

/**
 * Takes a new revision of a notice of ours. It is sealed after the revision before; who is added gets the notice, who is taken out is told by
 * the revision itself and erases what it held.
 * @throws GatewayError not-found, kind-changed, invalid-notice, unknown-recipient, unknown-member, own-address, idempotency-conflict, not-ready, not-registered,
 *   confirmation-required, confirmation-stale
 */
export async function revise(context: GatewayContext, id: string, input: ReviseInput): Promise<OutboxRow> {
  revisable(context, id);
  const notice = validNotice(context, input.notice);
  return once(context, input.idempotencyKey, [id, notice, input.to ?? null, input.restrictions ?? null], async () => {
    const find = await prepareRevision(context, id, input, notice);
    return (within) => {
      const accepted = find();
      requireConfirmed(context, accepted, input.confirm);
      return accept(context, { ...accepted, confirmation: input.confirm }, within);
    };
  });
}

/** @throws GatewayError not-found, recalled */
function revisable({ outbox, inbox, recalls, address }: GatewayContext, id: string): OutboxRow {
  const newest = outbox.byId(id);
  if (newest !== undefined && recalls.of(address, id) !== undefined)
    throw new GatewayError('recalled', 'this notice was recalled, with all revisions to come: publish a new notice');
  if (newest !== undefined) return newest;
  if (inbox.byId(id) !== undefined) throw new GatewayError('not-found', 'this gateway received the notice: only its origin can publish a revision of it');
  throw new GatewayError('not-found', 'this gateway sent no notice with this id');
}

/**
 * Looks up what may have to be waited for; what it gives is asked last, when nothing more is waited for, and sees the newest revision.
 * @throws GatewayError unknown-recipient, unknown-member, own-address; and when asked: not-found, kind-changed
 */
export async function prepareRevision(
  context: GatewayContext,
  id: string,
  { to, restrictions: given }: Pick<ReviseInput, 'to' | 'restrictions'>,
  notice: Notice,
): Promise<() => Accepted> {
  const recipients = to === undefined ? null : await resolveRecipients(context, to);
  const restrictions = given === undefined ? null : await resolveRestrictions(context, given);
  return () => {
    const after = revisable(context, id);
    if (after.kind !== notice.kind) {
      throw new GatewayError('kind-changed', 'a revision keeps the kind of its notice: publish a new notice of the other kind', {
        issues: [{ pointer: '/notice/kind', code: 'kind-changed', message: `expected ${after.kind}; found another; publish it as a new notice` }],
      });
    }
    return {
      notice,
      recipients: recipients ?? context.outbox.addressed(after.cursor),
      restrictions: restrictions ?? context.outbox.restrictions(after.cursor),
      after,
    };
  };
}
