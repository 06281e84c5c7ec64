import { expiryDays } from './kinds.ts';
import type { Notice } from './schema/notice.ts';
import { isMemberCode } from './address.ts';
import type { Kind, Leaf, MemberCode, RoutingFacts } from './vocabulary.ts';

/** What a policy may know of the content: at the origin all of it, at a recipient as far as it may open. The same shape as in policy. */
export interface NoticeContentFacts {
  readonly minor: boolean;
  readonly subjectStatus: 'suspect' | 'convicted' | 'witness' | 'victim' | 'missing' | 'unknown' | 'none';
  readonly penaltyMonths: number | null;
  readonly deathPenaltyPossible: boolean;
  /** 4x4: reliability of the source and of the information; `none` where not evaluated. */
  readonly sourceEvaluation: 'A' | 'B' | 'C' | 'D' | 'X' | 'none';
  readonly informationEvaluation: '1' | '2' | '3' | '4' | 'X' | 'none';
  /** Passed on for somebody else: its source is another issuer than the origin's member. */
  readonly onward: boolean;
  /** Members from which the person has international protection, sorted. */
  readonly protectedFrom: readonly MemberCode[];
}

/** Life, for comparing: the longest penalty that a notice may state in months. */
const LIFE_MONTHS = 1200;
const ADULT_YEARS = 18;

/** What the exchange may see of a notice. */
export function routingFacts(notice: Notice): RoutingFacts {
  const { kind, profile, offenceClass, basis, purpose, handling, classification = 'unclassified', conditions = [] } = notice;
  return {
    kind,
    profile,
    diffusion: notice.diffusion === true,
    offenceClass,
    basis: [...basis],
    purpose,
    handling: { code: handling.code, tlp: handling.tlp },
    classification,
    conditions: [...new Set(conditions)],
  };
}

/**
 * Facts from the leaves at hand. `minor` where the notice says so, or where the birth date shows it at the time of the event, or at `atMs`
 * (milliseconds since the epoch) where given: a partial birth date counts as the latest day it can mean. `onward` where the notice names another
 * issuer than `origin`.
 */
export function contentFacts(kind: Kind, leaves: readonly Leaf[], atMs?: number, origin?: MemberCode): NoticeContentFacts {
  const at = new Map(leaves.map((leaf) => [leaf.pointer, leaf.value]));
  const aboutPerson = leaves.some(({ pointer }) => pointer.startsWith('/subject/'));
  const stated = at.get('/subject/status');
  const penalties = leaves
    .filter(({ pointer }) => /\/(?:maxPenaltyMonths|sentenceMonths)$/.test(pointer))
    .map(({ value }) => (value === 'life' ? LIFE_MONTHS : value));
  const months = penalties.filter((value) => typeof value === 'number');
  const birth = at.get('/subject/birth/date');
  return {
    minor: at.get('/subject/minor/underAge') === true || under(birth, latest(at.get('/event/date'))) || (atMs !== undefined && under(birth, new Date(atMs))),
    subjectStatus: isStatus(stated) ? stated : statusOfKind(kind, aboutPerson),
    penaltyMonths: months.length === 0 ? null : Math.max(...months),
    deathPenaltyPossible: at.get('/case/deathPenaltyPossible') === true,
    ...evaluationOf(at.get('/source/evaluation')),
    onward: origin !== undefined && at.has('/source/issuer') && at.get('/source/issuer') !== origin,
    protectedFrom: memberCodes(at.get('/subject/protection/from')),
  };
}

const SOURCE_EVALUATIONS: readonly NoticeContentFacts['sourceEvaluation'][] = ['A', 'B', 'C', 'D', 'X'];
const INFORMATION_EVALUATIONS: readonly NoticeContentFacts['informationEvaluation'][] = ['1', '2', '3', '4', 'X'];

function evaluationOf(value: unknown): Pick<NoticeContentFacts, 'sourceEvaluation' | 'informationEvaluation'> {
  const [source, information] = typeof value === 'string' ? [...value] : [];
  return {
    sourceEvaluation: SOURCE_EVALUATIONS.find((code) => code === source) ?? 'none',
    informationEvaluation: INFORMATION_EVALUATIONS.find((code) => code === information) ?? 'none',
  };
}

function memberCodes(value: unknown): MemberCode[] {
  return Array.isArray(value) ? [...new Set(value.filter((code) => isMemberCode(code)))].toSorted() : [];
}

const STATUSES: readonly NoticeContentFacts['subjectStatus'][] = ['suspect', 'convicted', 'witness', 'victim', 'missing', 'unknown'];

function isStatus(value: unknown): value is NoticeContentFacts['subjectStatus'] {
  return STATUSES.some((status) => status === value);
}

function statusOfKind(kind: Kind, aboutPerson: boolean): NoticeContentFacts['subjectStatus'] {
  if (!aboutPerson) return 'none';
  return kind === 'yellow' ? 'missing' : 'unknown';
}

/** The latest day that a partial date can mean; undefined for anything else. */
function latest(value: unknown): Date | undefined {
  if (typeof value !== 'object' || value === null || !('year' in value) || typeof value.year !== 'number') return undefined;
  const month = 'month' in value && typeof value.month === 'number' ? value.month : 12;
  const day = 'day' in value && typeof value.day === 'number' ? value.day : new Date(Date.UTC(value.year, month, 0)).getUTCDate();
  return new Date(Date.UTC(value.year, month - 1, day));
}

function under(birth: unknown, at: Date | undefined): boolean {
  const born = latest(birth);
  if (born === undefined || at === undefined) return false;
  return at.getTime() < Date.UTC(born.getUTCFullYear() + ADULT_YEARS, born.getUTCMonth(), born.getUTCDate());
}

/** When the notice ends, in whole seconds since the epoch: as it says, else by its kind; in any case within five years of `nowSeconds`. */
export function expirySeconds(notice: Notice, nowSeconds: number): number {
  const longest = nowSeconds + expiryDays(notice.kind, 'longest') * 86_400;
  const stated = notice.expires === undefined ? nowSeconds + expiryDays(notice.kind, 'default') * 86_400 : Math.floor(Date.parse(notice.expires) / 1000);
  return Math.min(stated, longest);
}
