import type { Category } from '@huecry/notice';
import { evaluate, type Verdict } from './cedar.ts';
import type { Hearing, Question } from './hearing.ts';
import { Memory } from './memory.ts';
import type { NormalQuery } from './request.ts';
import { requestOf, tell, type Told } from './told.ts';

/** Verdicts are small, and shared by all notices and recipients about which the rules read the same. */
const MEMORY_PER_DECISION = 4;

/** What a set of rules says to one question about one query; to `disclose`, about one category. */
export type Ask = (hearing: Hearing, question: Question, category?: Category) => Verdict;

/**
 * What sets of rules said, kept by what those rules were told and by nothing else (ADR 0073): the key is the text of the request to Cedar. To
 * two queries that agree on it Cedar gives one answer, because it is asked one thing.
 */
export class Verdicts {
  readonly #memory: Memory<Verdict>;
  #evaluations = 0;

  constructor(memorySize: number) {
    this.#memory = new Memory(memorySize * MEMORY_PER_DECISION);
  }

  /** How often Cedar was asked. */
  get evaluations(): number {
    return this.#evaluations;
  }

  /** Asks about one query; what was said before is not asked again. */
  about(query: NormalQuery): Ask {
    const questions: (Asked & { readonly hearing: Hearing; readonly question: Question })[] = [];
    return (hearing, question, category) => {
      let asked = questions.find((one) => one.hearing === hearing && one.question === question);
      if (asked === undefined) questions.push((asked = { hearing, question, ...ask(hearing, question, query) }));
      const said = saidOf(hearing, category);
      const key = said === undefined ? asked.key : `${said} ${asked.key}`;
      const known = this.#memory.get(key);
      if (known !== undefined) return known;
      this.#evaluations += 1;
      const verdict = Object.freeze(evaluate(asked.rules, requestOf(asked.told, question === 'hold' ? 'receive' : question, said)));
      this.#memory.set(key, verdict);
      return verdict;
    };
  }
}

/** A question as Cedar is asked it: the set of rules, what they are told, and both as text. */
export interface Asked {
  readonly rules: string;
  readonly told: Told;
  readonly key: string;
}

/** Puts a question about a query, but for the category. */
export function ask(hearing: Hearing, question: Question, query: NormalQuery): Asked {
  const rules = question === 'hold' ? (hearing.holdName ?? hearing.names.receive) : hearing.names[question];
  const told = tell(hearing.readings[question], query);
  return { rules, told, key: `${question} ${hearing.id} ${JSON.stringify(told)}` };
}

/** The category as rules are told it: one that none of them names stands for all such. */
export function saidOf(hearing: Hearing, category: Category | undefined): Category | undefined {
  return category === undefined || hearing.named.has(category) ? category : (hearing.unnamed ?? category);
}
