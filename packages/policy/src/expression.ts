import type { PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';
import { BASES, isAddress, isMemberCode, OFFENCE_CLASSES } from '@huecry/notice';
import { WORDS_OF_FACTS } from './schema.ts';
import { type Action, ACTIONS } from './types.ts';

/** The actions that a rule's scope names, or undefined where it names none or not ours. A rule that is about everything is about nothing a reader can check. */
export function namedActions(policy: PolicyJson): Action[] | undefined {
  const scope = policy.action;
  if (scope.op === 'All') return undefined;
  const named = 'entities' in scope ? scope.entities : 'entity' in scope ? [scope.entity] : [];
  const actions: Action[] = [];
  for (const entity of named) {
    const { type, id } = '__entity' in entity ? entity['__entity'] : entity;
    const action = ACTIONS.find((known) => known === id);
    if (type !== 'Action' || action === undefined) return undefined;
    actions.push(action);
  }
  return actions.length > 0 ? actions : undefined;
}

/** The name of every attribute that a rule reads or asks for with `has`. */
export function factNames(policy: PolicyJson): Set<string> {
  const names = new Set<string>();
  walk(policy.conditions, (key, value) => {
    if ((key === '.' || key === 'has') && isRecord(value)) for (const name of [value['attr']].flat()) if (typeof name === 'string') names.add(name);
  });
  return names;
}

/** What is wrong with the members and gateways that a rule names: one written in another way than the registry's would never match, in silence. */
export function badEntity(policy: PolicyJson): string | undefined {
  let problem: string | undefined;
  walk([policy.principal, policy.resource, policy.conditions], (_key, value) => {
    if (!isRecord(value) || typeof value['type'] !== 'string' || typeof value['id'] !== 'string') return;
    const { type, id } = value as { type: string; id: string };
    if (type === 'Member' && !isMemberCode(id)) problem ??= `expected a member code such as Member::"fr" or Member::"x-un", found Member::"${id.slice(0, 40)}"`;
    if ((type === 'Recipient' || type === 'Origin') && !isAddress(id)) problem ??= `expected a gateway such as ${type}::"de/bka", found "${id.slice(0, 40)}"`;
    if (type === 'Notice') problem ??= 'a rule cannot name one notice; it speaks about its facts';
  });
  return problem;
}

const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['basis', new Set(Object.keys(BASES))],
  ['offenceClass', new Set(Object.keys(OFFENCE_CLASSES))],
  ...Object.entries(WORDS_OF_FACTS).map(([fact, words]) => [fact, new Set(words)] as const),
]);

/** A legal basis, an offence class or another word of a closed list that no notice can carry: such a comparison is never true, in silence. */
export function badWord(policy: PolicyJson): string | undefined {
  let problem: string | undefined;
  const check = (fact: unknown, literal: unknown): void => {
    if (!isRecord(fact) || !isRecord(fact['.'])) return;
    const name = fact['.']['attr'];
    const words = WORDS.get(String(name));
    if (words === undefined) return;
    walk([literal], (_key, node) => {
      const word = isRecord(node) ? node['Value'] : undefined;
      if (typeof word === 'string' && !words.has(word)) problem ??= `expected a word that ${name} can be, found "${word.slice(0, 40)}"`;
    });
  };
  walk([policy.conditions], (key, node) => {
    if (!['==', '!=', 'contains', 'containsAny', 'containsAll'].includes(key) || !isRecord(node)) return;
    check(node['left'], node['right']);
    check(node['right'], node['left']);
  });
  return problem;
}

function walk(node: unknown, visit: (key: string, value: unknown) => void): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    visit(key, value);
    walk(value, visit);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
