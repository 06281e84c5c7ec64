/** Deciding again what the exchange decided, where somebody with the policy engine is there to do it. */
import { type Category, memberOf } from '@huecry/notice';
import type { RegistryState } from '@huecry/registry';
import { type CheckedParts, checkParts, type NoticeClaims, type ParsedNotice, parseRelease, type RecipientDecision, type ReleaseClaims } from '@huecry/seal';
import { ascii, fromBase64url } from '../encoding.ts';
import type { Evidence } from '../format.ts';
import type { ReportBuilder, Said } from '../report.ts';
import type { ProvenDecision } from './decisions.ts';
import type { Proven } from './notice.ts';

/** One decision of the exchange and all that the file has of what it was made by. */
export interface DecisionQuestion {
  readonly notice: CheckedParts & { readonly claims: NoticeClaims; readonly whole: boolean };
  /** The elements that are shown. */
  readonly signed: readonly RecipientDecision[];
  /** The release that it followed; null for a notice's own decision, or where the file has no release. */
  readonly release: ReleaseClaims | null;
  /** The categories that the reviewing body was given. */
  readonly reviewed: ReadonlySet<Category>;
  readonly registry: RegistryState;
  readonly nowMs: number;
}

export interface DecidedAgain {
  readonly compared: readonly string[];
  readonly differences: readonly { readonly to: string; readonly what: string }[];
  /** Why nothing could be decided; null where it was. */
  readonly failed: string | null;
}

/** Whoever has the engine. */
export type DecideAgain = (question: DecisionQuestion) => DecidedAgain;

/** Gives what could not be decided again, as limits of the file. */
export function checkAgain(evidence: Evidence, notice: Proven, decisions: readonly ProvenDecision[], decide: DecideAgain, report: ReportBuilder): Said[] {
  const limits: Said[] = [];
  for (const [index, { position, parsed, state, elements }] of decisions.entries()) {
    if (elements.length === 0) continue;
    const path = `/decisions/${index}`;
    const open = (reason: string): void => void limits.push({ id: 'limit-again', values: { position, reason } });
    if (evidence.notice.routing === null) {
      open('the routing facts are not in the file');
      continue;
    }
    const part = report.part('again', path);
    part.attempt(path, () => {
      const signed = elements.map(({ decision }) => decision);
      const release = index === 0 && !follows(evidence, position, signed) ? null : releaseFor(evidence, position, signed);
      const reviewed = release === null ? new Set<Category>() : givenTo(decisions, release);
      const asked = { notice: openedOf(evidence, notice.parsed), signed, release, reviewed, registry: state, nowMs: parsed.claims.iat * 1000 };
      const { compared, differences, failed } = decide(asked);
      for (const { to, what } of differences) {
        const place = elements.find(({ decision }) => decision.to === to)?.path ?? path;
        part.wrong('decision-differs', place, `decided again for ${to} from what the file holds: ${what}`);
      }
      for (const to of compared) part.say('again-same', { to });
      if (failed !== null) open(failed);
      if (failed !== null || compared.length === 0) part.withheld();
    });
  }
  return limits;
}

const releasesOf = ({ releases }: Evidence): { readonly position: number; readonly claims: ReleaseClaims }[] =>
  releases.map(({ position, jws }) => ({ position, claims: parseRelease(ascii(jws) ?? new Uint8Array(0)).claims }));

const releaseFor = (evidence: Evidence, position: number, signed: readonly RecipientDecision[]): ReleaseClaims | null =>
  releasesOf(evidence).find((one) => one.position < position && signed.every(({ to }) => one.claims.recipients.includes(to)))?.claims ?? null;

/** Whether a file's first decision is one that followed a release: the notice's own concerned others and is not in it. */
const follows = (evidence: Evidence, position: number, signed: readonly RecipientDecision[]): boolean => releaseFor(evidence, position, signed) !== null;

const givenTo = (decisions: readonly ProvenDecision[], { iss }: ReleaseClaims): ReadonlySet<Category> =>
  new Set(
    decisions.flatMap(({ elements }) =>
      elements.flatMap(({ decision }) => (decision.outcome === 'deliver' && memberOf(decision.to) === memberOf(iss) ? decision.categories : [])),
    ),
  );

function openedOf({ notice: shown, inventory }: Evidence, parsed: ParsedNotice): DecisionQuestion['notice'] {
  const bytes = (text: string | null): Uint8Array | null => (text === null ? null : fromBase64url(text, '/notice'));
  const parts = checkParts(parsed, {
    routing: bytes(shown.routing),
    restrictions: bytes(shown.restrictions),
    elements: shown.elements.map((text) => fromBase64url(text, '/notice')),
    content: [],
  });
  // Only the origin is given the restrictions, and it is given every recipient.
  const whole = shown.restrictions !== null && !inventory.openings.some(({ part, withheld }) => part === 'element' && withheld === true);
  return { ...parts, claims: parsed.claims, whole };
}
