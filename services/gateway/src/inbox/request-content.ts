import type { Category } from '@huecry/notice';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { InboxEntry } from '../store/types.ts';
import { storeReceipt } from './receipts.ts';

/** The rule by which an origin withholds what it gives on request. */
const ON_REQUEST = 'origin/contact-me';

/**
 * Signs a request for the content of a notice that we know to exist. The same request again changes nothing: the first is on its way.
 * @throws GatewayError not-found, not-requestable, not-registered
 */
export function requestContent(context: GatewayContext, id: string, reason: string): { readonly entry: InboxEntry; readonly categories: readonly Category[] } {
  const { inbox, database, log } = context;
  const entry = inbox.byId(id);
  if (entry === undefined) throw new GatewayError('not-found', 'this gateway received no notice with this id');
  const categories = entry.withheld.filter(({ point, rule }) => point === 'origin' && rule === ON_REQUEST).map(({ category }) => category);
  if (entry.state !== 'stored' || categories.length === 0) {
    throw new GatewayError('not-requestable', 'the origin keeps nothing of this notice for whoever asks: GET /v1/notices/{id} says what was withheld and why');
  }
  const signer = context.signer();
  if (signer === null) throw new GatewayError('not-registered', 'the registry knows no valid signing key of this gateway: its member has to register one');
  const { digest: notice, origin, id: jti, rev } = entry;
  database.transaction(() => storeReceipt(context, signer, { origin, notice, jti, rev, state: 'requested', reason }));
  log.info({ notice: id, rev, origin }, 'content requested');
  return { entry, categories };
}
