import type { Category, Kind, Leaf } from '@huecry/notice';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { InboxEntry } from '../store/types.ts';
import { type Disclosable, disclosable } from './disclosable.ts';
import { lookUp, matches, SHORTEST_BEGINNING, textsOf, type Wanted, wordsOf, wordsOfValue } from './words.ts';

export interface Search {
  readonly words: readonly Wanted[];
  readonly kind: Kind | undefined;
  readonly category: Category | undefined;
  /** Only what came before this cursor. */
  readonly before: number;
  readonly limit: number;
}

export interface Hit {
  readonly entry: InboxEntry;
  readonly now: Disclosable;
  readonly matched: readonly Category[];
  readonly snippets: readonly { readonly category: Category; readonly pointer: string; readonly text: string }[];
}

const MAX_WORDS = 8;
const PAGE = 100;
/** Candidates that one call looks at: what a search costs does not depend on how much is held. */
const MAX_INSPECTED = 1_000;
const MAX_LOOKS = 10;
const MAX_SNIPPETS = 3;
const SNIPPET_CHARACTERS = 160;

/**
 * Words of a query. There is no other syntax than a `*` behind a word, and nothing of it reaches a query language.
 * @throws GatewayError invalid-request
 */
export function parseWords(text: string): Wanted[] {
  const wanted = text.split(/\s+/u).flatMap((token) => {
    const words = wordsOf(token);
    const last = words.length - 1;
    return words.map((word, index): Wanted => ({ word, beginning: index === last && token.endsWith('*') }));
  });
  if (wanted.length === 0) throw new GatewayError('invalid-request', 'expected at least one word with a letter or a digit');
  if (wanted.length > MAX_WORDS) throw new GatewayError('invalid-request', `expected at most ${MAX_WORDS} words: leave some out`);
  if (wanted.some(({ word, beginning }) => beginning && word.length < SHORTEST_BEGINNING))
    throw new GatewayError('invalid-request', `expected at least ${SHORTEST_BEGINNING} letters before *`);
  return wanted;
}

/**
 * Looks for notices in which all words stand, newest first. The index only names candidates; what counts is what stands in the categories that
 * may be given out now. So nobody learns from a hit, or from its absence, what stands in another.
 */
export function search(context: GatewayContext, query: Search): { readonly hits: readonly Hit[]; readonly next: number | null } {
  const hits: Hit[] = [];
  const looked = query.words.map(lookUp);
  let before: number | null = query.before;
  for (let inspected = 0, looks = 0; before !== null && inspected < MAX_INSPECTED && looks < MAX_LOOKS; looks += 1) {
    const { cursors, next }: { readonly cursors: readonly number[]; readonly next: number | null } = context.parts.candidates(looked, before, PAGE);
    for (const cursor of cursors) {
      inspected += 1;
      const entry = context.inbox.byCursor(cursor);
      const hit = entry === undefined ? null : inspect(context, entry, query);
      if (hit !== null) hits.push(hit);
      if (hits.length === query.limit) return { hits, next: cursor };
    }
    before = next;
  }
  return { hits, next: before };
}

function inspect(context: GatewayContext, entry: InboxEntry, { words, kind, category }: Search): Hit | null {
  if (kind !== undefined && entry.kind !== kind) return null;
  const now = disclosable(context, entry);
  if (now.categories.length === 0) return null;
  const leaves = context.parts.leaves(now.grant).filter((leaf) => category === undefined || leaf.category === category);
  const found = leaves.map((leaf) => ({ leaf, has: words.map((wanted) => [...wordsOfValue(leaf.value)].some((word) => matches(wanted, word))) }));
  if (!words.every((_wanted, index) => found.some(({ has }) => has[index]))) return null;
  const matching = found.filter(({ has }) => has.includes(true)).map(({ leaf }) => leaf);
  return {
    entry,
    now,
    matched: [...new Set(matching.map((leaf) => leaf.category))].toSorted(),
    snippets: matching.slice(0, MAX_SNIPPETS).map((leaf) => ({ category: leaf.category, pointer: leaf.pointer, text: snippetOf(leaf, words) })),
  };
}

/** The text of a field around the first word found. */
function snippetOf({ value }: Leaf, words: readonly Wanted[]): string {
  const texts = textsOf(value);
  const text = texts.find((one) => [...wordsOfValue(one)].some((word) => words.some((wanted) => matches(wanted, word)))) ?? texts.join(' ');
  if (text.length <= SNIPPET_CHARACTERS) return texts.length > 1 && texts.join(' ').length <= SNIPPET_CHARACTERS ? texts.join(' ') : text;
  const at = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].find(([word]) => wordsOf(word).some((one) => words.some((wanted) => matches(wanted, one))))?.index ?? 0;
  const from = Math.max(0, at - SNIPPET_CHARACTERS / 4);
  return `${from > 0 ? '…' : ''}${text
    .slice(from, from + SNIPPET_CHARACTERS)
    .toWellFormed()
    .replaceAll('\uFFFD', '')}${from + SNIPPET_CHARACTERS < text.length ? '…' : ''}`;
}
