/** The notice's part: its JWS, and what was disclosed of it. */
import { categoryOf, type Kind } from '@huecry/notice';
import { signingKey } from '@huecry/registry';
import {
  type DisclosedElement,
  disclosedContent,
  disclosedElement,
  disclosedRestrictions,
  disclosedRouting,
  type ParsedNotice,
  parseNoticeJws,
  verifyNoticeSignature,
} from '@huecry/seal';
import { base64url, fromBase64url } from '../encoding.ts';
import type { Evidence } from '../format.ts';
import type { ReportBuilder } from '../report.ts';
import { entryOfKind, type Log } from './log.ts';
import type { History } from './registry.ts';

/** The notice, read and verified. */
export interface Proven {
  readonly parsed: ParsedNotice;
  readonly digest: string;
  readonly position: number;
}

const isoSeconds = (seconds: number): string => new Date(seconds * 1000).toISOString();
export const isoMs = (ms: number): string => new Date(ms).toISOString();

/** Signed by a key that was its gateway's at this place in the log. */
export function checkNotice(evidence: Evidence, log: Log, history: History | undefined, report: ReportBuilder): Proven | undefined {
  const { position } = evidence.notice;
  const part = report.part('notice', '/notice');
  report.restOn(part);
  const found = entryOfKind(log, position, 'notice', '/notice/position', part);
  if (found === undefined) return undefined;
  const path = `${found.path}/entry`;
  const parsed = part.attempt(path, () => parseNoticeJws(found.body.jws));
  if (parsed === undefined) return undefined;
  const digest = base64url(parsed.digest);
  if (history === undefined) {
    part.leave();
    return { parsed, digest, position };
  }
  const state = history.before(position);
  const { claims, header, mode } = parsed;
  if (mode !== state.mode) part.wrong('wrong-mode', path, `expected a notice of mode ${state.mode}, found ${mode}`);
  const key = signingKey(state, claims.iss, header.kid, found.entry.timeMs, position);
  if (key.ok) part.attempt(path, () => verifyNoticeSignature(parsed, key.publicKey));
  else part.wrong(key.code, path, key.reason);
  part.say('notice-signed', { origin: claims.iss, id: claims.jti, rev: claims.rev, time: isoSeconds(claims.iat), until: isoSeconds(claims.exp) });
  part.say('notice-key', { origin: claims.iss, kid: header.kid });
  part.say('notice-logged', { position, time: isoMs(found.entry.timeMs), digest });
  if (found.entry.unwitnessed) part.say('entry-unwitnessed');
  return { parsed, digest, position };
}

/** Routing facts; gives the kind, which says what category each field has. */
export function checkRouting(evidence: Evidence, notice: Proven, report: ReportBuilder): Kind | undefined {
  const { routing, restrictions } = evidence.notice;
  let kind: Kind | undefined;
  if (routing !== null) {
    const part = report.part('routing', '/notice/routing');
    part.attempt('/notice/routing', () => {
      const { routing: facts, bundles } = disclosedRouting(notice.parsed, fromBase64url(routing, '/notice/routing'));
      kind = facts.kind;
      part.say('routing', {
        kind: facts.kind,
        purpose: facts.purpose,
        offenceClass: facts.offenceClass,
        basis: facts.basis.join(', '),
        handling: facts.handling.code,
        tlp: facts.handling.tlp,
        classification: facts.classification,
      });
      part.say('routing-bundles', { origin: bundles.origin, common: bundles.common });
    });
  }
  if (restrictions !== null) {
    const part = report.part('restrictions', '/notice/restrictions');
    part.attempt('/notice/restrictions', () => {
      const { exclude, limit } = disclosedRestrictions(notice.parsed, fromBase64url(restrictions, '/notice/restrictions'));
      if (exclude.length > 0) part.say('restrictions-exclude', { members: exclude.join(', ') });
      if (limit !== null) part.say('restrictions-limit', { members: limit.join(', ') });
      if (exclude.length === 0 && limit === null) part.say('restrictions-none');
    });
  }
  return kind;
}

/** The recipients whose elements are shown, by address. */
export function checkRecipients(evidence: Evidence, notice: Proven, report: ReportBuilder): ReadonlyMap<string, DisclosedElement> {
  const shown = new Map<string, DisclosedElement>();
  for (const [i, text] of evidence.notice.elements.entries()) {
    const path = `/notice/elements/${i}`;
    const part = report.part('recipient', path);
    part.attempt(path, () => {
      const element = disclosedElement(notice.parsed, fromBase64url(text, path));
      if (shown.has(element.to)) part.wrong('wrong-recipients', path, 'this recipient is shown twice');
      shown.set(element.to, element);
      part.say(element.categories.length === 0 ? 'recipient-nothing' : 'recipient', {
        to: element.to,
        categories: element.categories.join(', '),
        n: element.n,
      });
      for (const { category, rule, cite } of element.withheld) part.say('recipient-withheld', { to: element.to, category, rule, cite });
    });
  }
  return shown;
}

/** The fields shown, each under the origin's signature and in the category that the schema gives it. */
export function checkContent(evidence: Evidence, notice: Proven, kind: Kind | undefined, report: ReportBuilder): void {
  const seen = new Set<string>();
  for (const [i, text] of evidence.notice.content.entries()) {
    const path = `/notice/content/${i}`;
    const part = report.part('field', path);
    part.attempt(path, () => {
      const { pointer, value } = disclosedContent(notice.parsed, fromBase64url(text, path));
      if (seen.has(pointer)) part.wrong('duplicate-disclosure', path, 'this field is disclosed twice');
      seen.add(pointer);
      const category = kind === undefined ? undefined : categoryOf(kind, pointer);
      if (kind !== undefined && category === undefined) part.wrong('mislabelled-disclosure', path, 'the schema of this kind has no such field');
      part.show({ pointer, category: category ?? null, value });
      part.say(category === undefined ? 'field-uncategorised' : 'field', { origin: notice.parsed.claims.iss, pointer, category: category ?? '' });
    });
  }
}
