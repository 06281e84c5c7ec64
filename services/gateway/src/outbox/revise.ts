import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import { accept, once, resolveRecipients, validNotice } from './accept.ts';
import { type GivenRestrictions, resolveRestrictions } from './restrictions.ts';

export interface ReviseInput {
  readonly notice: unknown;
  /** Those of the revision before, unless given. */
  readonly to?: 'all' | readonly string[] | undefined;
  /** Those of the revision before, unless given: what is not said again stays restricted. */
  readonly restrictions?: GivenRestrictions | undefined;
  readonly idempotencyKey: string | null;
}

/**
 * Takes a new revision of a notice of ours. It is sealed after the revision before; who is added gets the notice, who is taken out is told by
 * the revision itself and erases what it held.
 * @throws GatewayError not-found, kind-changed, invalid-notice, unknown-recipient, unknown-member, own-address, idempotency-conflict, not-ready, not-registered
 */
export async function revise(context: GatewayContext, id: string, input: ReviseInput): Promise<OutboxRow> {
  const { outbox, inbox } = context;
  if (outbox.byId(id) === undefined) {
    if (inbox.byId(id) !== undefined) throw new GatewayError('not-found', 'this gateway received the notice: only its origin can publish a revision of it');
    throw new GatewayError('not-found', 'this gateway sent no notice with this id');
  }
  const notice = validNotice(context, input.notice);
  return once(context, input.idempotencyKey, [id, notice, input.to ?? null, input.restrictions ?? null], async () => {
    const recipients = input.to === undefined ? null : await resolveRecipients(context, input.to);
    const restrictions = input.restrictions === undefined ? null : await resolveRestrictions(context, input.restrictions);
    return (within) => {
      // Looked up only now: another revision may have come while we waited.
      const after = outbox.byId(id);
      if (after === undefined) throw new GatewayError('not-found', 'this gateway sent no notice with this id');
      if (after.kind !== notice.kind) {
        throw new GatewayError('kind-changed', 'a revision keeps the kind of its notice: publish a new notice of the other kind', {
          issues: [{ pointer: '/notice/kind', code: 'kind-changed', message: `expected ${after.kind}; found another; publish it as a new notice` }],
        });
      }
      return accept(
        context,
        {
          notice,
          recipients: recipients ?? outbox.addressed(after.cursor),
          restrictions: restrictions ?? outbox.restrictions(after.cursor),
          after,
        },
        within,
      );
    };
  });
}
