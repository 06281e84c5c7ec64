/** The origin's withdrawal of the notice, where the file has one. */
import { memberOf } from '@huecry/notice';
import { signingKey } from '@huecry/registry';
import { parseRecall, type RecallClaims, verifyRecall } from '@huecry/seal';
import { ascii, sameBytes } from '../encoding.ts';
import type { Evidence } from '../format.ts';
import { saltedDigest } from '../inventory.ts';
import type { EvidenceReport, PartBuilder, ReportBuilder } from '../report.ts';
import { entryOfKind, type Log, type LogEntry } from './log.ts';
import { isoMs, type Proven } from './notice.ts';
import type { History } from './registry.ts';

/**
 * The recall: committed to by its entry, signed by a gateway of the origin's member under a key valid there, about this notice's id. It names one
 * revision and covers all of them. Gives what the report says of it, once the part is known to be proved.
 */
export function checkRecall(
  evidence: Evidence,
  log: Log,
  history: History | undefined,
  notice: Proven,
  report: ReportBuilder,
): () => EvidenceReport['recalled'] {
  const { recall } = evidence;
  const nothing = (): null => null;
  if (recall === undefined) return nothing;
  const part = report.part('recall', '/recall');
  const found = entryOfKind(log, recall.position, 'recall', '/recall/position', part);
  if (found === undefined) return nothing;
  if (history === undefined) {
    part.leave();
    return nothing;
  }
  const claims = part.attempt('/recall', () => {
    if (!sameBytes(saltedDigest(recall, '/recall'), found.body.digest))
      part.wrong('digest-mismatch', '/recall', 'salt and recall are not those whose digest was logged');
    const jws = ascii(recall.jws) ?? new Uint8Array(0);
    const parsed = parseRecall(jws);
    if (parsed.mode !== history.latest.mode) part.wrong('wrong-mode', '/recall', `expected mode ${history.latest.mode}, found ${parsed.mode}`);
    checkAbout(parsed.claims, found, notice, part);
    const key = signingKey(history.before(recall.position), parsed.claims.iss, parsed.header.kid, found.entry.timeMs, recall.position);
    if (key.ok) part.attempt('/recall', () => verifyRecall(jws, key.publicKey));
    else part.wrong(key.code, '/recall', key.reason);
    return parsed.claims;
  });
  if (evidence.decisions.some(({ position }) => position > recall.position))
    part.wrong('wrong-outcome', '/recall', 'the notice was decided for recipients behind its recall, when it had to be refused');
  if (claims === undefined) return nothing;
  const { iss: by, code, reason, rev, jti: id, iat } = claims;
  const recalled = { by, code, reason, time: isoMs(iat * 1000), position: recall.position, logged: isoMs(found.entry.timeMs) };
  part.say('recall', { by, id, code, rev, position: recalled.position, time: recalled.time, logged: recalled.logged });
  if (reason !== '') part.say('recall-reason', { reason });
  if (found.entry.unwitnessed) part.say('entry-unwitnessed');
  return () => (part.state === 'proved' ? recalled : null);
}

function checkAbout(
  { iss, origin, jti, rev, notice: digest }: RecallClaims,
  { body }: LogEntry & { readonly body: { readonly noticePosition: number } },
  notice: Proven,
  part: PartBuilder,
): void {
  const { claims, digest: own } = notice.parsed;
  if (memberOf(iss) !== memberOf(origin))
    part.wrong('wrong-member', '/recall', `${iss} is no gateway of ${memberOf(origin)}: only the origin's member recalls`);
  if (origin !== claims.iss || jti !== claims.jti) {
    part.wrong('wrong-notice', '/recall', 'the signed recall is about another notice');
    return;
  }
  // Of another revision neither the text nor the entry is in the file; the signature is over the id, and that is what is recalled.
  const names = rev === claims.rev;
  if (names !== (body.noticePosition === notice.position) || (names && !sameBytes(digest, own)))
    part.wrong('wrong-notice', '/recall', 'the recall and its entry do not name the same revision');
}
