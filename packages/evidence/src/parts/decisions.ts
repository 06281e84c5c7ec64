/** What the exchange decided: its signed decisions, and the elements that are shown. */
import { exchangeKey, type RegistryState } from '@huecry/registry';
import { decisionElement, type DisclosedElement, parseDecision, type ParsedDecision, type RecipientDecision, verifyDecision } from '@huecry/seal';
import { fromBase64url, sameBytes } from '../encoding.ts';
import { EvidenceError } from '../errors.ts';
import type { Evidence } from '../format.ts';
import type { PartBuilder, ReportBuilder } from '../report.ts';
import { entryOfKind, type Log, type LogEntry } from './log.ts';
import { isoMs, type Proven } from './notice.ts';
import type { History } from './registry.ts';

/** One decision whose signature verifies, with the elements that are shown. */
export interface ProvenDecision {
  readonly position: number;
  readonly parsed: ParsedDecision;
  readonly state: RegistryState;
  readonly elements: readonly { readonly path: string; readonly decision: RecipientDecision }[];
}

export function checkDecisions(
  evidence: Evidence,
  log: Log,
  history: History | undefined,
  notice: Proven,
  recipients: ReadonlyMap<string, DisclosedElement>,
  report: ReportBuilder,
): ProvenDecision[] {
  const proven: ProvenDecision[] = [];
  let before = notice.position;
  for (const [d, { position, elements }] of evidence.decisions.entries()) {
    const path = `/decisions/${d}`;
    const part = report.part('decision', path);
    if (position <= before) part.wrong('wrong-order', `${path}/position`, `expected the decision behind position ${before}, found it at ${position}`);
    before = Math.max(before, position);
    const found = entryOfKind(log, position, 'decision', `${path}/position`, part);
    if (found === undefined) continue;
    if (found.body.noticePosition !== notice.position)
      part.wrong(
        'wrong-notice',
        `${path}/position`,
        `the entry decides the notice at position ${found.body.noticePosition}, not the one at ${notice.position}`,
      );
    const parsed = part.attempt(`${found.path}/entry`, () => parseDecision(found.body.jws));
    if (parsed === undefined) continue;
    if (history === undefined) {
      part.leave();
      continue;
    }
    const state = history.before(position);
    checkSigned(parsed, found, state, notice, part);
    if (d === 0) part.say('decision', { exchange: parsed.claims.iss, position, time: isoMs(found.entry.timeMs) });
    else part.say('decision-further', { exchange: parsed.claims.iss, position, time: isoMs(found.entry.timeMs) });
    if (found.entry.unwitnessed) part.say('entry-unwitnessed');
    part.say('decision-registry', { position: parsed.claims.registryPosition });
    const shown = elements.flatMap((text, i) => {
      const place = `${path}/elements/${i}`;
      const element = report.part('decided', place, part);
      const decision = element.attempt(place, () => decisionElement(parsed, fromBase64url(text, place)));
      if (decision === undefined) return [];
      checkElement(decision, recipients.get(decision.to), place, element);
      sayDecided(decision, element);
      return [{ path: place, decision }];
    });
    const twice = shown.find(({ decision }, i) => shown.findIndex((other) => other.decision.to === decision.to) < i);
    if (twice !== undefined) part.wrong('wrong-recipients', twice.path, 'a recipient is decided twice in one decision');
    proven.push({ position, parsed, state, elements: shown });
  }
  return proven;
}

/** About this notice, by the registry in force at its place, under a key of the exchange. */
function checkSigned(parsed: ParsedDecision, { position, entry, path }: LogEntry, state: RegistryState, notice: Proven, part: PartBuilder): void {
  const { claims, mode, header, jws } = parsed;
  const place = `${path}/entry`;
  if (mode !== state.mode) part.wrong('wrong-mode', place, `expected a decision of mode ${state.mode}, found ${mode}`);
  if (claims.iss !== state.genesis.exchange.name)
    part.wrong('wrong-exchange', place, `expected a decision of ${state.genesis.exchange.name}, found one of another name`);
  const { claims: said } = notice.parsed;
  const about =
    sameBytes(claims.notice, notice.parsed.digest) &&
    claims.noticePosition === notice.position &&
    claims.origin === said.iss &&
    claims.jti === said.jti &&
    claims.rev === said.rev;
  if (!about) part.wrong('wrong-notice', place, 'the signed decision is not about this notice');
  if (claims.registryPosition > state.position)
    part.wrong('missing', '/entries', `the decision was made by the registry up to position ${claims.registryPosition - 1}; that entry is not in the file`);
  else if (claims.registryPosition < state.position)
    part.wrong('stale-decision', place, `decided by the registry at ${claims.registryPosition}, in force was ${state.position}`);
  const key = exchangeKey(state, header.kid, entry.timeMs, position);
  if (key.ok) part.attempt(place, () => verifyDecision(jws, [], key.publicKey));
  else part.wrong(key.code, place, key.reason);
}

/** What was decided keeps to what was addressed, where both are shown. */
function checkElement({ categories, withheld, outcome }: RecipientDecision, addressed: DisclosedElement | undefined, path: string, part: PartBuilder): void {
  if (addressed === undefined) return;
  const foreign = categories.find((category) => !addressed.categories.includes(category));
  if (foreign !== undefined) throw new EvidenceError('wrong-category', `the decision lets ${foreign} through, which was not addressed to this recipient`, path);
  if (outcome !== 'deliver') return;
  const lost = addressed.categories.find((category) => !categories.includes(category) && !withheld.some((one) => one.category === category));
  if (lost !== undefined) part.wrong('wrong-category', path, `${lost} was addressed to this recipient; the decision neither delivers nor withholds it`);
}

function sayDecided({ to, outcome, code, categories, withheld, refusedBy, bundles, factsDigest }: RecipientDecision, part: PartBuilder): void {
  if (outcome === 'deliver') part.say(categories.length === 0 ? 'decided-deliver-nothing' : 'decided-deliver', { to, categories: categories.join(', ') });
  else part.say(outcome === 'hold' ? 'decided-hold' : 'decided-refuse', { to, code });
  for (const { rule, cite, reason } of refusedBy) part.say('decided-rule', { rule, cite, reason });
  for (const { category, rule, cite, reason } of withheld) part.say('decided-withheld', { category, rule, cite, reason });
  part.say('decided-bundles', { origin: bundles.origin, recipient: bundles.recipient, common: bundles.common, facts: factsDigest });
}
