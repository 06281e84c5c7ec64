/** What others said of the notice: reviewing bodies, recipients, the exchange. Each is a signed object whose salted digest stands in an entry. */
import { memberOf } from '@huecry/notice';
import { exchangeKey, reviewers, signingKey } from '@huecry/registry';
import { parseReceipt, parseRefusal, parseRelease, type ReceiptClaims, type ReleaseClaims, verifyReceipt, verifyRefusal, verifyRelease } from '@huecry/seal';
import { ascii, sameBytes } from '../encoding.ts';
import type { Evidence, SaltedOpening } from '../format.ts';
import { saltedDigest } from '../inventory.ts';
import type { PartBuilder, ReportBuilder } from '../report.ts';
import type { ProvenDecision } from './decisions.ts';
import { entryOfKind, type Log } from './log.ts';
import { isoMs, type Proven } from './notice.ts';
import type { History } from './registry.ts';

interface About {
  readonly notice: Uint8Array;
  readonly origin: string;
  readonly jti: string | null;
  readonly rev: number | null;
}

/** Whether a signed object speaks of this notice. */
function checkAbout(said: About, mode: string, notice: Proven, history: History, path: string, part: PartBuilder): void {
  const { claims, digest } = notice.parsed;
  if (mode !== history.latest.mode) part.wrong('wrong-mode', path, `expected mode ${history.latest.mode}, found ${mode}`);
  if (!sameBytes(said.notice, digest) || said.origin !== claims.iss || said.jti !== claims.jti || said.rev !== claims.rev)
    part.wrong('wrong-notice', path, 'the signed object is about another notice');
}

const bytesOf = ({ jws }: SaltedOpening): Uint8Array => ascii(jws) ?? new Uint8Array(0);

/** Releases and refusals by reviewing bodies. */
export function checkReleases(
  evidence: Evidence,
  log: Log,
  history: History | undefined,
  notice: Proven,
  decisions: readonly ProvenDecision[],
  report: ReportBuilder,
): void {
  const proven: { readonly position: number; readonly claims: ReleaseClaims }[] = [];
  for (const [i, opening] of evidence.releases.entries()) {
    const path = `/releases/${i}`;
    const part = report.part('release', path);
    const found = entryOfKind(log, opening.position, 'release', `${path}/position`, part);
    if (found === undefined) continue;
    if (history === undefined) {
      part.leave();
      continue;
    }
    part.attempt(path, () => {
      if (!sameBytes(saltedDigest(opening, path), found.body.digest))
        part.wrong('digest-mismatch', path, 'salt and release are not those whose digest was logged');
      if (found.body.noticePosition !== notice.position) part.wrong('wrong-notice', path, 'the entry is about another notice');
      const { claims, header, mode } = parseRelease(bytesOf(opening));
      checkAbout(claims, mode, notice, history, path, part);
      const state = history.before(opening.position);
      const key = signingKey(state, claims.iss, header.kid, found.entry.timeMs, opening.position);
      if (key.ok) part.attempt(path, () => verifyRelease(bytesOf(opening), key.publicKey));
      else part.wrong(key.code, path, key.reason);
      if (!reviewers(state, opening.position).includes(memberOf(claims.iss)))
        part.wrong('not-a-reviewer', path, `${memberOf(claims.iss)} was not a reviewing body at position ${opening.position}`);
      part.say(claims.outcome === 'release' ? 'release' : 'release-refused', {
        reviewer: claims.iss,
        recipients: claims.recipients.join(', '),
        position: opening.position,
        time: isoMs(found.entry.timeMs),
      });
      proven.push({ position: opening.position, claims });
    });
  }
  // Some of them may be withheld: then it cannot be said which release a further decision followed.
  if (evidence.inventory.openings.some(({ part, withheld }) => part === 'release' && withheld === true)) return;
  for (const { position, elements } of decisions.slice(1)) {
    for (const { path, decision } of elements) {
      const released = proven.find((one) => one.position < position && one.claims.recipients.includes(decision.to));
      const part = report.part('release', path);
      if (released === undefined) part.wrong('missing', path, 'a further decision follows a release for its recipients; the file has none that names this one');
      else if (released.claims.outcome === 'refuse' && decision.outcome !== 'refuse')
        part.wrong('wrong-outcome', path, 'the reviewing body refused this recipient, and the decision does not');
      else part.say('release-followed', { to: decision.to, reviewer: released.claims.iss });
    }
  }
}

/** Receipts, in the log's order. */
export function checkReceipts(evidence: Evidence, log: Log, history: History | undefined, notice: Proven, report: ReportBuilder): void {
  for (const [i, opening] of evidence.receipts.entries()) {
    const path = `/receipts/${i}`;
    const part = report.part('receipt', path);
    const found = entryOfKind(log, opening.position, 'receipts', `${path}/position`, part);
    if (found === undefined) continue;
    if (history === undefined) {
      part.leave();
      continue;
    }
    part.attempt(path, () => {
      const digest = saltedDigest(opening, path);
      if (!found.body.digests.some((one) => sameBytes(one, digest)))
        part.wrong('digest-mismatch', path, 'salt and receipt are not among those whose digests were logged');
      if (opening.position <= notice.position) part.wrong('wrong-position', path, 'a receipt stands behind its notice');
      const { claims, header, mode } = parseReceipt(bytesOf(opening));
      checkAbout(claims, mode, notice, history, path, part);
      const key = signingKey(history.before(opening.position), claims.iss, header.kid, claims.iat * 1000, opening.position);
      if (key.ok) part.attempt(path, () => verifyReceipt(bytesOf(opening), key.publicKey));
      else part.wrong(key.code, path, key.reason);
      sayReceipt(claims, opening.position, isoMs(found.entry.timeMs), part);
    });
  }
}

function sayReceipt(
  { iss, state, iat, code, reason, retainUntil, flags, categories }: ReceiptClaims,
  position: number,
  logged: string,
  part: PartBuilder,
): void {
  const values = { from: iss, time: isoMs(iat * 1000), position, logged, code: code ?? '', reason: reason ?? '' };
  if (state === 'purged' && categories !== undefined) part.say('receipt-purged-part', { ...values, categories: categories.join(', ') });
  else part.say(`receipt-${state}`, values);
  if (retainUntil !== undefined) part.say('receipt-retain', { time: isoMs(retainUntil * 1000) });
  for (const flag of flags ?? []) part.say(state === 'refused' ? 'decided-rule' : 'receipt-flag', { rule: flag.rule, cite: flag.cite, reason: flag.reason });
}

/** The refusal of the notice as a whole. */
export function checkRefusal(evidence: Evidence, log: Log, history: History | undefined, notice: Proven, report: ReportBuilder): void {
  const { refusal, decisions } = evidence;
  if (refusal === null) return;
  const part = report.part('refusal', '/refusal');
  const found = entryOfKind(log, refusal.position, 'refusal', '/refusal/position', part);
  if (found === undefined) return;
  if (history === undefined) {
    part.leave();
    return;
  }
  part.attempt('/refusal', () => {
    if (!sameBytes(saltedDigest(refusal, '/refusal'), found.body.digest))
      part.wrong('digest-mismatch', '/refusal', 'salt and refusal are not those whose digest was logged');
    if (found.body.noticePosition !== notice.position) part.wrong('wrong-notice', '/refusal', 'the entry is about another notice');
    if (decisions.length > 0) part.wrong('wrong-outcome', '/refusal', 'a notice that was refused as a whole is not decided for recipients');
    const { claims, header, mode } = parseRefusal(bytesOf(refusal));
    checkAbout(claims, mode, notice, history, '/refusal', part);
    const key = exchangeKey(history.before(refusal.position), header.kid, claims.iat * 1000, refusal.position);
    if (key.ok) part.attempt('/refusal', () => verifyRefusal(bytesOf(refusal), key.publicKey));
    else part.wrong(key.code, '/refusal', key.reason);
    part.say('refusal', { exchange: claims.iss, code: claims.code, position: refusal.position, time: isoMs(found.entry.timeMs) });
  });
}
