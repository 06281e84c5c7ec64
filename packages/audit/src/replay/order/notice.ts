import { memberOf } from '@huecry/notice';
import { Finding } from '../../checks.ts';
import type { Fork } from '../../report.ts';
import type { JudgedNotice } from '../judged.ts';
import { type At, OPEN, type OrderParts } from './parts.ts';

/** A notice takes its revision and its gateway's number, and waits for an answer. `opening`: where the audit file opens it. */
export function takeNotice(parts: OrderParts, { position, timeMs }: At, judged: JudgedNotice, opening: string | null): void {
  const { chains, work } = parts;
  const { claims, digest, authentic, noticeKind, content, atOrigin } = judged;
  if (claims === null) return;
  const gateway = chains.idOf(claims.iss);
  let forked: Fork['kind'] | null = null;
  let repeated: number | null = null;
  if (authentic) {
    const holder = chains.holderOf(gateway, claims.jti, claims.rev);
    repeated = holder !== null && Buffer.compare(holder.digest, digest) === 0 ? holder.position : null;
    if (repeated === null) {
      const contradiction = chains.take(gateway, claims, digest, position);
      const fork = holder === null ? contradiction : { kind: 'equivocation' as const, against: holder.position };
      if (fork !== null) chains.fork(gateway, fork, position, claims);
      forked = fork?.kind ?? null;
    }
  }
  work.run(
    'INSERT INTO notice (position, digest, gateway, jti, rev, exp, kind, opening, authentic, forked, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    position,
    digest,
    gateway,
    claims.jti,
    claims.rev,
    claims.exp,
    noticeKind,
    opening,
    authentic && repeated === null ? 1 : 0,
    forked,
    OPEN,
  );
  parts.tallies.notice(timeMs, memberOf(claims.iss), noticeKind);
  for (const [category, fields] of Object.entries(content)) work.count('content', category, '', fields);
  if (atOrigin !== null) parts.point(position, atOrigin);
  if (repeated !== null) throw new Finding('repeated-notice', `the same notice stands at position ${repeated} already`);
}
