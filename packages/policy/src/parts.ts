import { type Address, CATEGORIES, type Category, isAddress, isMemberCode, type MemberCode, memberOf } from '@huecry/notice';
import { canonicalJson } from './canonical.ts';
import { Memory } from './memory.ts';
import { type NormalQuery, normalContent, normalPair, normalRouting } from './request.ts';
import { isPoint } from './schema.ts';
import type { NoticeQuery, PairFacts } from './types.ts';

/** What is common to all recipients of a notice, in its one form. Equal facts have one text, and one text one object. */
export interface NoticePart extends Pick<NormalQuery, 'point' | 'origin' | 'routing' | 'content'> {
  readonly member: MemberCode;
  /** Canonical JSON of the four. */
  readonly text: string;
  readonly routingText: string;
  readonly contentText: string;
}

/** What the registry knows of two members, in its one form. */
export interface PairPart {
  readonly origin: MemberCode;
  readonly recipient: MemberCode;
  readonly pair: NormalQuery['pair'];
  /** Canonical JSON of the facts, without the two. */
  readonly text: string;
}

/** The facts of a notice in their one form; null where one is missing or not known. */
export function noticePart({ point, origin, routing: routingFacts, content: contentFacts }: NoticeQuery): NoticePart | null {
  if (!isPoint(point) || !isAddress(origin)) return null;
  const routing = normalRouting(routingFacts);
  const content = point === 'exchange' ? (contentFacts === null ? null : undefined) : normalContent(contentFacts);
  if (routing === undefined || content === undefined) return null;
  const [routingText, contentText] = [canonicalJson(routing), canonicalJson(content)];
  return { point, origin, member: memberOf(origin), routing, content, routingText, contentText, text: `${point} ${origin} ${routingText} ${contentText}` };
}

/**
 * The facts of pairs in their one form, each distinct one once: so two parts are the same object only if they say the same. Facts that can
 * never change, as the registry's, are recognised by the object that they are, without looking at them again.
 */
export class Pairs {
  readonly #byText: Memory<PairPart>;
  readonly #byObject = new WeakMap<PairFacts, PairPart>();

  constructor(size: number) {
    this.#byText = new Memory(size);
  }

  /** Null where a fact is missing or not known. */
  partOf(facts: PairFacts): PairPart | null {
    const known = this.#byObject.get(facts);
    if (known !== undefined) return known;
    const pair = normalPair(facts);
    const { origin, recipient } = facts;
    if (pair === undefined || !isMemberCode(origin) || !isMemberCode(recipient)) return null;
    const text = canonicalJson(pair);
    const key = `${origin} ${recipient} ${text}`;
    const part = this.#byText.get(key) ?? { origin, recipient, pair, text };
    this.#byText.set(key, part);
    if (isConstant(facts)) this.#byObject.set(facts, part);
    return part;
  }
}

/** True where nobody can ever read anything else from it: frozen, its lists too, and without a getter. */
function isConstant(facts: PairFacts): boolean {
  const plain = (value: object): boolean =>
    Object.isFrozen(value) && Object.values(Object.getOwnPropertyDescriptors(value)).every((member) => Object.hasOwn(member, 'value'));
  return Object.getPrototypeOf(facts) === Object.prototype && plain(facts) && plain(facts.treaties) && plain(facts.reservations);
}

const BITS: ReadonlyMap<string, number> = new Map(CATEGORIES.map((category, index) => [category, 2 ** index]));
/** A set of categories as one number holds so many. */
const MAX_BITS = 31;
if (CATEGORIES.length > MAX_BITS) throw new Error(`a set of ${CATEGORIES.length} categories does not fit a number: see packages/policy/src/parts.ts`);

/** A set of categories as a number; -1 where one is not known. */
export function maskOf(categories: readonly Category[]): number {
  let mask = 0;
  for (const category of categories) {
    const bit = BITS.get(category);
    if (bit === undefined) return -1;
    mask |= bit;
  }
  return mask;
}

/** A query of its parts, in its one form. */
export function queryOf(notice: NoticePart, recipient: Address, { pair }: PairPart, mask: number): NormalQuery {
  const { point, origin, routing, content } = notice;
  return { point, origin, recipient, routing, pair, content, categories: CATEGORIES.filter((_category, index) => (mask & (2 ** index)) !== 0) };
}

/** Canonical JSON of a query, put together from that of its parts. */
export function textOf(notice: NoticePart, pair: PairPart, { point, origin, recipient, categories }: NormalQuery): string {
  const [from, to] = [JSON.stringify(origin), JSON.stringify(recipient)];
  const { routingText, contentText } = notice;
  return `{"categories":${JSON.stringify(categories)},"content":${contentText},"origin":${from},"pair":${pair.text},"point":"${point}","recipient":${to},"routing":${routingText}}`;
}
