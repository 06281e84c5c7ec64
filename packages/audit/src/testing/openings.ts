/** For tests of what writes audit files: reads one and holds it against the entries that it opens, with nothing of the writers' code. */
import { createHash } from 'node:crypto';
import type { AuditOpening, Entry } from '@huecry/proto';
import { parseDecision, parseNoticeJws } from '@huecry/seal';
import { type AuditFileHeader, openAuditFile } from '../file/index.ts';

export async function readAuditFile(path: string): Promise<{ readonly header: AuditFileHeader; readonly openings: readonly AuditOpening[] }> {
  const file = await openAuditFile(path);
  const openings: AuditOpening[] = [];
  for await (const { opening } of file.openings()) openings.push(opening);
  await file.close();
  return { header: file.header, openings };
}

const salted = (salt: Uint8Array, jws: Uint8Array): string => createHash('sha256').update(salt).update(jws).digest('hex');
const disclosed = (bytes: Uint8Array): string => createHash('sha256').update(Buffer.from(bytes).toString('base64url')).digest('base64url');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What of an opening is not in its entry, in words; empty where all of it is. */
export function mismatches(entry: Entry | undefined, opening: AuditOpening): string[] {
  const at = (what: string): string => `${opening.position}: ${what}`;
  if (opening.notice) {
    if (!entry?.notice) return [at('no notice')];
    const { disclosureDigests, recipientDigests } = parseNoticeJws(entry.notice.jws);
    const { routing, restrictions, elements, content } = opening.notice;
    return [
      ...[routing, restrictions, ...content].filter((one) => one.length > 0 && !disclosureDigests.includes(disclosed(one))).map(() => at('disclosure')),
      ...elements.filter((one) => !recipientDigests.includes(disclosed(one))).map(() => at('element')),
    ];
  }
  if (opening.decision) {
    if (!entry?.decision) return [at('no decision')];
    const { recipientDigests } = parseDecision(entry.decision.jws);
    return opening.decision.elements.filter((one) => !recipientDigests.includes(disclosed(one))).map(() => at('decision element'));
  }
  if (opening.receipts) {
    const digests = entry?.receipts?.digests.map(hex) ?? [];
    return opening.receipts.receipts.filter(({ salt, jws }) => !digests.includes(salted(salt, jws))).map(() => at('receipt'));
  }
  const single = opening.refusal ?? opening.release ?? opening.recall;
  const digest = (opening.refusal ? entry?.refusal : opening.release ? entry?.release : entry?.recall)?.digest;
  return single && digest && salted(single.salt, single.jws) === hex(digest) ? [] : [at('refusal, release or recall')];
}

/** The entries that a file of oversight does not open whole, in words; empty where it opens all that can be opened. */
export function unopened(entries: readonly Entry[], openings: readonly AuditOpening[]): string[] {
  const byPosition = new Map(openings.map((opening) => [opening.position, opening]));
  return entries.flatMap((entry, position) => {
    if (entry.genesis || entry.registry) return byPosition.has(position) ? [`${position}: an opening of what stands in the clear`] : [];
    const opening = byPosition.get(position);
    if (opening === undefined) return [`${position}: not opened`];
    const missing: string[] = [];
    if (opening.notice && (opening.notice.routing.length === 0 || opening.notice.restrictions.length === 0 || opening.notice.elements.length === 0))
      missing.push(`${position}: part of a notice`);
    if (opening.receipts?.receipts.length !== entry.receipts?.digests.length) missing.push(`${position}: receipts`);
    if (entry.decision) {
      // The first decision of a notice speaks of all its recipients; a later one of some.
      const first = entries.findIndex(({ decision }) => decision?.noticePosition === entry.decision?.noticePosition) === position;
      const recipients = byPosition.get(entry.decision.noticePosition)?.notice?.elements.length ?? 0;
      const found = opening.decision?.elements.length ?? 0;
      if (first ? found !== recipients : found < 1 || found >= recipients) missing.push(`${position}: ${found} of ${recipients} decision elements`);
    }
    return [...missing, ...mismatches(entry, opening)];
  });
}
