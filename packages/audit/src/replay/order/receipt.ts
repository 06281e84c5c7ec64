import { signingKey } from '@huecry/registry';
import type { ReceiptClaims } from '@huecry/seal';
import { Finding } from '../../checks.ts';
import type { JudgedReceipt } from '../judged.ts';
import { int, intOrNull, text } from '../work.ts';
import type { OrderParts } from './parts.ts';

/** A recipient's word on a notice that stands before it and was delivered to it. */
export function takeReceipt(parts: OrderParts, timeMs: number, { claims, late }: JudgedReceipt): void {
  const { work, holdings } = parts;
  const { iss, origin, notice: digest, jti, rev, state } = claims;
  const about = work.one(
    'SELECT position, decided, known FROM notice WHERE gateway = ? AND jti = ? AND rev = ? AND digest = ? ORDER BY position LIMIT 1',
    parts.chains.idOf(origin),
    jti,
    rev,
    digest,
  );
  if (about === undefined) throw new Finding('wrong-receipt', `a receipt of ${iss} is about no notice that stands before it`);
  const position = int(about, 'position');
  const row = holdings.find(position, iss);
  const recalled = claims.code === 'recalled' ? parts.recalls.of(parts.chains.idOf(origin), jti) : null;
  if (claims.code === 'recalled' && recalled === null)
    throw new Finding('wrong-receipt', `a receipt of ${iss} says that the notice at ${position} was recalled, and no recall stands before it`);
  if (recalled !== null && state === 'purged') {
    // It names one revision and speaks of all; of whom an earlier one was delivered to, it may name one that was not.
    if (late !== null) checkLate(parts, claims, late, recalled.position);
    parts.tallies.receipt(timeMs, claims, row ?? holdings.ofNotice(parts.chains.idOf(origin), jti, iss));
    holdings.recalled(parts.chains.idOf(origin), jti, iss, timeMs);
    parts.recalls.purged(recalled, parts.chains.idOf(iss), timeMs);
    work.count('receipt-state', state);
    return;
  }
  if (row === undefined) {
    // The file may not have the decision's element for it.
    if (int(about, 'known') === 1) throw new Finding('wrong-receipt', `a receipt of ${iss} is about the notice at ${position}, which was not decided for it`);
    work.count('unplaced-receipts');
  } else if (text(row, 'outcome') !== 'deliver') {
    throw new Finding('wrong-receipt', `a receipt of ${iss} is about the notice at ${position}, which was not delivered to it`);
  }
  if (late !== null) checkLate(parts, claims, late, row === undefined ? intOrNull(about, 'decided') : int(row, 'decided'));
  parts.tallies.receipt(timeMs, claims, row);
  if (row !== undefined) holdings.said(row, claims, timeMs);
  work.count('receipt-state', state);
}

type Late = NonNullable<JudgedReceipt['late']>;

/** A key that had ended when the receipt was logged: it was good if it was so after the delivery, at the time that the receipt says. */
function checkLate({ registry, work }: OrderParts, { iat, iss }: ReceiptClaims, { kid, refused }: Late, decided: number | null): void {
  const { state } = registry;
  if (state === null || decided === null || !signingKey(state, iss, kid, iat * 1000, decided + 1).ok) throw new Finding(refused.code, refused.reason);
  work.count('late-receipts');
}
