import type { Category } from '@huecry/notice';
import { type Assessment, assess, holds, reference, undecidable } from './assess.ts';
import { isParsed } from './bundle.ts';
import { canonicalJson, deepFreeze, digestText } from './canonical.ts';
import { PolicyError } from './errors.ts';
import { Memory } from './memory.ts';
import { hearingsAt } from './hearing.ts';
import { keyOf, type NormalQuery, normalise } from './request.ts';
import { Verdicts } from './verdicts.ts';
import type { DecidingBundles, Decision, DecisionQuery, Engine, Rule, Withheld } from './types.ts';

export interface EngineOptions {
  /** How many decisions are kept; 0 keeps none. */
  readonly memorySize?: number;
}

/** Decisions kept where the caller says nothing: about a kilobyte each. */
const DEFAULT_MEMORY_SIZE = 16_384;

/** Makes a decision engine with its own memory. Decisions are frozen: the same object answers the same query again. */
export function createEngine(options: EngineOptions = {}): Engine {
  const memorySize = options.memorySize ?? DEFAULT_MEMORY_SIZE;
  const memory = new Memory<Decision>(memorySize);
  const verdicts = new Verdicts(memorySize);
  let hits = 0;
  let misses = 0;
  return {
    decide(query, bundles) {
      for (const bundle of [bundles.origin, bundles.recipient, bundles.common]) {
        if (!isParsed(bundle)) throw new PolicyError('unparsed-bundle', `expected the bundle of ${bundle.member} to come from parseBundle`);
      }
      const digests = { origin: bundles.origin.digest, recipient: bundles.recipient.digest, common: bundles.common.digest };
      const normal = normalise(query);
      if ('problem' in normal) return deepFreeze(undecided('wrong-facts', normal.problem, digests, digestText(canonicalJson(normal))));
      const queryKey = keyOf(normal);
      const key = `${digests.origin} ${digests.recipient} ${digests.common} ${queryKey}`;
      const remembered = memory.get(key);
      if (remembered) {
        hits += 1;
        return remembered;
      }
      misses += 1;
      const decision = deepFreeze(decideAnew(normal, query, bundles, digests, verdicts));
      memory.set(key, decision);
      return decision;
    },
    statistics: () => ({ hits, misses, size: memory.size, evaluations: verdicts.evaluations }),
  };
}

/** The decision by what the rules say, put together anew. */
function decideAnew(query: NormalQuery, asked: DecisionQuery, bundles: DecidingBundles, digests: Decision['bundles'], verdicts: Verdicts): Decision {
  const factsDigest = digestText(canonicalJson(query));
  const { origin, recipient } = asked.facts.pair;
  if (bundles.origin.member !== origin || bundles.recipient.member !== recipient || bundles.common.member !== 'common') {
    return undecided('wrong-bundle', 'the bundles are not those of the two members', digests, factsDigest);
  }
  const { point } = query;
  const hearings = hearingsAt(point, bundles);
  const ask = verdicts.about(query);

  const receive = assess(hearings, (hearing) => ask(hearing, 'receive'));
  if (!receive.allowed) return refusal(receive.denials, digests, factsDigest);
  const held = point === 'exchange' ? holds(hearings, (hearing) => ask(hearing, 'hold')) : [];

  const permitted: Category[] = [];
  const withheld: Withheld[] = [];
  const retention: Partial<Record<Category, number>> = {};
  for (const category of query.categories) {
    const disclose = assess(hearings, (hearing) => ask(hearing, 'disclose', category));
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

function undecided(rule: 'wrong-facts' | 'wrong-bundle', reason: string, digests: Decision['bundles'], factsDigest: string): Decision {
  return refusal([undecidable(rule, reason)], digests, factsDigest);
}

function refusal(refusedBy: Decision['refusedBy'], bundles: Decision['bundles'], factsDigest: string): Decision {
  return { outcome: 'refuse', permitted: [], withheld: [], refusedBy, permittedBy: [], flags: [], retentionDays: null, retention: {}, bundles, factsDigest };
}
