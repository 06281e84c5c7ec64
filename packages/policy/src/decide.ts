import { type Address, type Category, isAddress, memberOf } from '@huecry/notice';
import { type Assessment, assess, holds, NO_FORM, reference, undecidable } from './assess.ts';
import { isParsed } from './bundle.ts';
import { canonicalJson, deepFreeze, digestText } from './canonical.ts';
import { evaluate, prepareRules } from './cedar.ts';
import { type Sheet, Sheets } from './cells.ts';
import { combineDecisions } from './combine.ts';
import { PolicyError } from './errors.ts';
import { Memory } from './memory.ts';
import { hearingsAt } from './hearing.ts';
import { maskOf, type NoticePart, noticePart, type PairPart, Pairs, queryOf, textOf } from './parts.ts';
import { type NormalQuery, normalise } from './request.ts';
import { requestOf, tellAll } from './told.ts';
import type { DecideRecipient, DecidingBundles, Decision, Engine, NoticeQuery, RecipientQuery, Rule, Withheld } from './types.ts';
import { type Ask, Verdicts } from './verdicts.ts';

export interface EngineOptions {
  /** How many decisions are kept; 0 keeps none. */
  readonly memorySize?: number;
}

/** Decisions kept where the caller says nothing: about a kilobyte each. */
const DEFAULT_MEMORY_SIZE = 16_384;

/** Makes a decision engine with its own memory. Decisions are frozen: the same object answers the same query again. */
export function createEngine(options: EngineOptions = {}): Engine {
  const memorySize = options.memorySize ?? DEFAULT_MEMORY_SIZE;
  const sheets = new Sheets(memorySize);
  const pairs = new Pairs(memorySize);
  const verdicts = new Verdicts(memorySize);
  const conform = new Conformity(memorySize);
  const combined = new WeakMap<Decision, WeakMap<Decision, Decision>>();
  let hits = 0;
  let misses = 0;

  const decideOn = (asked: NoticeQuery, sheet: Sheet | null, query: RecipientQuery, bundles: DecidingBundles): Decision => {
    checkParsed(bundles.origin);
    checkParsed(bundles.recipient);
    checkParsed(bundles.common);
    const pair = sheet === null ? null : pairs.partOf(query.pair);
    const mask = maskOf(query.categories);
    if (sheet === null || pair === null || mask < 0) return wrongFacts(asked, query, bundles);
    const { recipient } = query;
    const remembered = sheets.find(sheet, recipient, pair, mask, bundles);
    if (remembered !== undefined) {
      hits += 1;
      return remembered;
    }
    if (!fits(sheet.notice, recipient, pair)) return wrongFacts(asked, query, bundles);
    misses += 1;
    const normal = queryOf(sheet.notice, recipient, pair, mask);
    const digests = digestsOf(bundles);
    const factsDigest = digestText(textOf(sheet.notice, pair, normal));
    const decision = deepFreeze(
      conform.check(sheet.notice, pair, normal)
        ? decideAnew(normal, pair, bundles, digests, factsDigest, verdicts.about(normal))
        : refusal([NO_FORM], digests, factsDigest),
    );
    sheets.keep(sheet, recipient, pair, mask, decision);
    return decision;
  };

  const both = (named: Decision, inForce: Decision): Decision => {
    if (named === inForce) return inForce;
    let ofNamed = combined.get(named);
    if (ofNamed === undefined) combined.set(named, (ofNamed = new WeakMap()));
    let decision = ofNamed.get(inForce);
    if (decision === undefined) ofNamed.set(inForce, (decision = combineDecisions(named, inForce)));
    return decision;
  };

  const about = (notice: NoticeQuery): DecideRecipient => {
    const part = noticePart(notice);
    const sheet = part === null ? null : sheets.open(part);
    return (recipient, named, inForce) => {
      const second = decideOn(notice, sheet, recipient, inForce);
      return isSame(named, inForce) ? second : both(decideOn(notice, sheet, recipient, named), second);
    };
  };

  return {
    about,
    decide({ point, origin, recipient, categories, facts: { routing, pair, content } }, bundles) {
      return about({ point, origin, routing, content })({ recipient, categories, pair }, bundles, bundles);
    },
    statistics: () => ({ hits, misses, size: sheets.size, evaluations: verdicts.evaluations }),
  };
}

/** Equal digests are equal bundles, and what one set of bundles says twice it says once: `combineDecisions(one, one)` is `one`. */
function isSame(named: DecidingBundles, inForce: DecidingBundles): boolean {
  return (
    named === inForce ||
    (named.origin.digest === inForce.origin.digest && named.recipient.digest === inForce.recipient.digest && named.common.digest === inForce.common.digest)
  );
}

function checkParsed(bundle: DecidingBundles['origin']): void {
  if (!isParsed(bundle)) throw new PolicyError('unparsed-bundle', `expected the bundle of ${bundle.member} to come from parseBundle`);
}

function fits(notice: NoticePart, recipient: Address, pair: PairPart): boolean {
  return isAddress(recipient) && notice.member === pair.origin && memberOf(recipient) === pair.recipient;
}

function digestsOf({ origin, recipient, common }: DecidingBundles): Decision['bundles'] {
  return { origin: origin.digest, recipient: recipient.digest, common: common.digest };
}

/** The refusal of a query that has no form of its own, with what is wrong with it. */
function wrongFacts({ point, origin, routing, content }: NoticeQuery, { recipient, categories, pair }: RecipientQuery, bundles: DecidingBundles): Decision {
  const normal = normalise({ point, origin, recipient, facts: { routing, pair, content }, categories });
  // Facts that were changed while they were looked at have no form either.
  const found = 'problem' in normal ? normal : { problem: 'the facts changed while they were read' };
  return deepFreeze(refusal([undecidable('wrong-facts', found.problem)], digestsOf(bundles), digestText(canonicalJson(found))));
}

/**
 * Checks facts against the schema of their point, those of a notice and those of two members once each: Cedar looks at every fact by itself,
 * and who the two are it does not look at.
 */
class Conformity {
  readonly #notices = new WeakSet<NoticePart>();
  readonly #pairs: Memory<true>;

  constructor(size: number) {
    this.#pairs = new Memory(size);
  }

  check(notice: NoticePart, pair: PairPart, query: NormalQuery): boolean {
    const key = `${notice.point} ${pair.text}`;
    if (this.#notices.has(notice) && this.#pairs.get(key) === true) return true;
    prepareRules('none', {});
    if (!evaluate('none', requestOf(tellAll(query), 'receive', undefined, notice.point)).conforms) return false;
    this.#notices.add(notice);
    this.#pairs.set(key, true);
    return true;
  }
}

/** The decision by what the rules say, put together anew. */
function decideAnew(
  query: NormalQuery,
  { origin, recipient }: PairPart,
  bundles: DecidingBundles,
  digests: Decision['bundles'],
  factsDigest: string,
  ask: Ask,
): Decision {
  if (bundles.origin.member !== origin || bundles.recipient.member !== recipient || bundles.common.member !== 'common') {
    return refusal([undecidable('wrong-bundle', 'the bundles are not those of the two members')], digests, factsDigest);
  }
  const { point } = query;
  const hearings = hearingsAt(point, bundles);

  const receive = assess(hearings, (hearing) => ask(hearing, 'receive'));
  if (!receive.allowed) return refusal(receive.denials, digests, factsDigest);
  const held = point === 'exchange' ? holds(hearings, (hearing) => ask(hearing, 'hold')) : [];

  const permitted: Category[] = [];
  const withheld: Withheld[] = [];
  const retention: Partial<Record<Category, number>> = {};
  // Categories that no rule names are one to the rules, so they fare alike.
  let unnamed: Assessment | undefined;
  for (const category of query.categories) {
    const isNamed = hearings.some(({ named }) => named.has(category));
    const disclose: Assessment = (isNamed ? undefined : unnamed) ?? assess(hearings, (hearing) => ask(hearing, 'disclose', category));
    if (!isNamed) unnamed = disclose;
    if (!disclose.allowed) {
      withheld.push(withhold(category, point, disclose));
      continue;
    }
    permitted.push(category);
    const days = shortest(disclose.permits);
    if (days !== null) retention[category] = days;
  }
  const act = point === 'recipient' ? assess(hearings, (hearing) => ask(hearing, 'act')) : null;
  return {
    outcome: held.length > 0 ? 'hold' : 'permit',
    permitted,
    withheld,
    refusedBy: held,
    permittedBy: receive.permits.map(reference),
    flags: act?.denials ?? [],
    retentionDays: shortest(receive.permits),
    retention,
    bundles: digests,
    factsDigest,
  };
}

/** The shortest period that a permit which applied sets; null where none sets one. */
function shortest(permits: readonly Rule[]): number | null {
  const days = permits.map((rule) => rule.retainDays).filter((one) => one !== null);
  return days.length > 0 ? Math.min(...days) : null;
}

/** A silent rule goes first: to name another one would tell the recipient that the category exists. */
function withhold(category: Category, point: Withheld['point'], assessment: Assessment): Withheld {
  const decided = assessment.silent ?? assessment.denials[0] ?? undecidable('wrong-facts', 'no rule decided');
  return { category, point, ...decided, silent: assessment.silent !== null };
}

function refusal(refusedBy: Decision['refusedBy'], bundles: Decision['bundles'], factsDigest: string): Decision {
  return { outcome: 'refuse', permitted: [], withheld: [], refusedBy, permittedBy: [], flags: [], retentionDays: null, retention: {}, bundles, factsDigest };
}
