import { createHash } from 'node:crypto';
import { type Address, expirySeconds, memberOf, NOTICE_LIMITS, type Notice, parseAddress, parseNotice } from '@huecry/notice';
import { gateways, reviewers } from '@huecry/registry';
import { v7 } from 'uuid';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { reach } from '../steps.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { Accepted } from './accepted.ts';
import { requireConfirmed } from './dry-run.ts';
import { type GivenRestrictions, resolveRestrictions } from './restrictions.ts';

export interface PublishInput {
  readonly notice: unknown;
  readonly to: 'all' | readonly string[];
  readonly restrictions?: GivenRestrictions | undefined;
  /** Of a dry-run: nothing else than what it showed is published. */
  readonly confirm?: string | undefined;
  /** The caller's name and its key: the same again gets the same answer. */
  readonly idempotencyKey: string | null;
}

/**
 * Takes a notice from an agency system. When this returns, the notice is on disk and will reach its recipients or be refused with a reason.
 * @throws GatewayError invalid-notice, unknown-recipient, unknown-member, own-address, idempotency-conflict, not-ready, not-registered, confirmation-required,
 *   confirmation-stale
 */
export async function publish(context: GatewayContext, input: PublishInput): Promise<OutboxRow> {
  const notice = validNotice(context, input.notice);
  return once(context, input.idempotencyKey, [notice, input.to, input.restrictions ?? null], async () => {
    const recipients = await resolveRecipients(context, input.to);
    const restrictions = await resolveRestrictions(context, input.restrictions ?? {});
    const accepted = { notice, recipients, restrictions };
    requireConfirmed(context, accepted, input.confirm);
    return (within) => accept(context, { ...accepted, confirmation: input.confirm }, within);
  });
}

/** @throws GatewayError invalid-notice */
export function validNotice(context: Pick<GatewayContext, 'now'>, document: unknown): Notice {
  const parsed = parseNotice(document, { nowMs: context.now() });
  if (parsed.ok) return parsed.notice;
  throw new GatewayError('invalid-notice', 'the notice is not valid: see the issues, each names a field and what it needs', { issues: parsed.issues });
}

/**
 * Does the work of a request once for each Idempotency-Key. `prepare` may wait for others and gives what writes the row, at once and together
 * with the key.
 * @throws GatewayError idempotency-conflict
 */
export async function once(
  { outbox }: GatewayContext,
  key: string | null,
  asked: readonly unknown[],
  prepare: () => Promise<(within: (cursor: number) => void) => OutboxRow>,
): Promise<OutboxRow> {
  const request = createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
  const known = (): OutboxRow | undefined => (key === null ? undefined : replayed(outbox, key, request));
  const before = known();
  if (before !== undefined) return before;
  const write = await prepare();
  // It may have waited: another call with the same key may have been faster.
  return (
    known() ??
    write((cursor) => {
      if (key !== null) outbox.rememberIdempotency(key, request, cursor);
    })
  );
}

function replayed(outbox: GatewayContext['outbox'], key: string, request: string): OutboxRow | undefined {
  const known = outbox.idempotent(key);
  if (known === undefined) return undefined;
  if (known.request !== request) {
    throw new GatewayError('idempotency-conflict', 'this Idempotency-Key was used for another notice or other recipients: use a new key for each notice');
  }
  return outbox.byCursor(known.outbox);
}

/** The gateways meant. What is not known yet is looked for once in the registry before it is refused. */
export async function resolveRecipients(context: GatewayContext, to: 'all' | readonly string[]): Promise<Address[]> {
  await assertReady(context);
  const addresses = (): Set<Address> => new Set(gateways(context.registry.state()).map(({ address }) => address));
  if (to === 'all') {
    // An organisation that reviews is no addressee of what goes to all: it is added where rules hold a notice, and sees nothing else.
    const bodies = reviewers(context.registry.state()).filter((member) => member.startsWith('x-'));
    const others = [...addresses()].filter((address) => address !== context.address && !bodies.includes(memberOf(address)));
    if (others.length === 0) throw new GatewayError('unknown-recipient', 'no other gateway is registered yet');
    if (others.length > NOTICE_LIMITS.recipients)
      throw new GatewayError('unknown-recipient', `there are more than ${NOTICE_LIMITS.recipients} gateways: name the recipients`);
    return others;
  }
  const wanted = [...new Set(to)].map((text) => parseAddress(text));
  if (wanted.includes(context.address))
    throw new GatewayError('own-address', 'a notice cannot be sent to the gateway that sends it: leave it out of the recipients');
  if (wanted.some((address) => !addresses().has(address))) await context.registry.sync();
  const known = addresses();
  const issues = wanted
    .map((address, index) => ({ address, pointer: `/to/${index}` }))
    .filter(({ address }) => !known.has(address))
    .map(({ pointer }) => ({
      pointer,
      code: 'unknown-recipient',
      message: 'expected the address of a registered gateway; found another; see GET /v1/members',
    }));
  if (issues.length > 0) throw new GatewayError('unknown-recipient', 'some recipients are not registered gateways: nothing was accepted', { issues });
  return wanted;
}

async function assertReady(context: GatewayContext): Promise<void> {
  const { registry } = context;
  if (registry.state().position === 0) await registry.sync();
  if (registry.state().position === 0) throw new GatewayError('not-ready', 'this gateway has not read the registry yet: try again shortly');
  if (context.signer() === null) await registry.sync();
  if (context.signer() === null)
    throw new GatewayError('not-registered', 'the registry knows no valid signing key of this gateway: its member has to register one, then try again');
}

/** Writes an accepted notice; `within` runs in the same transaction. Durable on return. */
export function accept(
  context: GatewayContext,
  { notice, recipients, restrictions, after, confirmation = undefined }: Accepted,
  within: (cursor: number) => void,
): OutboxRow {
  const { database, outbox, metrics, log } = context;
  const id = after?.id ?? v7({ msecs: context.now() });
  // Final only when it is sealed: one that is never signed gives its number to the next.
  const taken = outbox.revisions(id).filter(({ digest, state }) => digest !== null || state !== 'refused');
  const rev = Math.max(0, ...taken.map((row) => row.rev)) + 1;
  const cursor = database.transaction(() => {
    const acceptedMs = context.now();
    const retainUntilMs = expirySeconds(notice, Math.floor(acceptedMs / 1000)) * 1000;
    const inserted = outbox.insert({ id, rev, notice, acceptedMs, retainUntilMs, recipients, restrictions, confirmation: confirmation ?? null });
    within(inserted);
    return inserted;
  });
  reach('gateway:accepted');
  metrics.accepted.inc({ kind: notice.kind });
  log.info({ notice: id, rev, kind: notice.kind, recipients: recipients.length }, 'accepted');
  const row = outbox.byCursor(cursor);
  if (row === undefined) throw new Error(`outbox row ${cursor} is gone`);
  return row;
}
