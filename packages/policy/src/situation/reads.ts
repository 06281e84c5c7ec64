import { type PolicyJson, policyToJson } from '@cedar-policy/cedar-wasm/nodejs';
import { canonicalJson } from '../canonical.ts';
import { guarded } from '../cedar.ts';
import { PolicyError } from '../errors.ts';
import type { Rule } from '../types.ts';
import type { SituationKey } from './keys.ts';

/** A fact that a rule may read: of the situation, or the category asked about. */
export type FactKey = SituationKey | 'category';

/** Every fact of the Cedar schemas, and what of a situation it is made from. */
const PATHS: Readonly<Record<string, FactKey>> = {
  principal: 'recipient',
  'principal.deathPenalty': 'recipientDeathPenalty',
  'principal.suspended': 'recipientSuspended',
  'principal.sanctioned': 'recipientSanctioned',
  'principal.organisation': 'recipientIsOrganisation',
  'principal.reviewer': 'recipientIsReviewer',
  'resource.origin': 'origin',
  'resource.origin.suspended': 'originSuspended',
  'resource.origin.organisation': 'originIsOrganisation',
  'resource.kind': 'kind',
  'resource.profile': 'profile',
  'resource.diffusion': 'diffusion',
  'resource.offenceClass': 'offenceClass',
  'resource.basis': 'basis',
  'resource.purpose': 'purpose',
  'resource.handling': 'handling',
  'resource.tlp': 'tlp',
  'resource.classification': 'classification',
  'resource.classificationLevel': 'classification',
  'resource.conditions': 'conditions',
  'resource.minor': 'minor',
  'resource.subjectStatus': 'subjectStatus',
  'resource.penaltyMonths': 'penaltyMonths',
  'resource.deathPenaltyPossible': 'deathPenaltyPossible',
  'resource.sourceEvaluation': 'sourceEvaluation',
  'resource.informationEvaluation': 'informationEvaluation',
  'resource.onward': 'onward',
  'context.category': 'category',
  'context.treaties': 'treaties',
  'context.adequacy': 'adequacy',
  'context.deathPenaltyAssurance': 'deathPenaltyAssurance',
  'context.reservations': 'reservations',
  'context.dualCriminality': 'dualCriminality',
  'context.recipientMaxPenaltyMonths': 'recipientMaxPenaltyMonths',
  'context.classificationUpTo': 'classificationUpTo',
  'context.protectedFromRecipient': 'protectedFrom',
  'context.protectedFromOrigin': 'protectedFrom',
};

/** What one rule reads, and the words and numbers it compares with. */
export interface Reads {
  readonly keys: ReadonlySet<FactKey>;
  readonly strings: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  /** Patterns of `like`. */
  readonly patterns: readonly RegExp[];
  /** Ids of the entities named, by type: `Kind` → `red`. */
  readonly entities: ReadonlyMap<string, ReadonlySet<string>>;
  /** Adds, subtracts or multiplies: its answers do not change at the numbers it names alone. */
  readonly arithmetic: boolean;
  /** Scope and conditions as Cedar reads them, without annotations, comments and layout. */
  readonly body: string;
}

const known = new Map<string, Reads>();

/** What a rule reads, from Cedar's own reading of its text. */
export function readsOf(rule: Rule): Reads {
  const found = known.get(rule.text);
  if (found) return found;
  const answer = guarded(() => policyToJson(rule.text));
  if (answer.type !== 'success') throw new PolicyError('engine-failure', `the rule ${rule.name} does not parse again`, {}, answer.errors);
  const reads = walk(answer.json);
  known.set(rule.text, reads);
  return reads;
}

function walk(policy: PolicyJson): Reads {
  const keys = new Set<FactKey>();
  const strings = new Set<string>();
  const numbers = new Set<number>();
  const patterns: RegExp[] = [];
  const entities = new Map<string, Set<string>>();
  let arithmetic = false;

  const addPath = (path: string): void => {
    const key = PATHS[path];
    if (key !== undefined) {
      keys.add(key);
      return;
    }
    // The notice itself is one and the same entity in every request.
    if (path === 'resource') return;
    // A fact reached in another way than by its plain name: every fact with that last name; where none has it, every fact there is.
    const name = path.slice(path.lastIndexOf('.') + 1);
    const named = Object.entries(PATHS).filter(([candidate]) => candidate.endsWith(`.${name}`));
    for (const [, its] of named.length > 0 ? named : Object.entries(PATHS)) keys.add(its);
  };
  // Wherever they stand: one that is overlooked would make two gateways, or two categories, one to whoever remembers an answer.
  const addEntities = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isRecord(node) && typeof node['type'] === 'string' && typeof node['id'] === 'string') {
      entities.set(node['type'], (entities.get(node['type']) ?? new Set()).add(node['id']));
    }
    for (const one of Object.values(node)) addEntities(one);
  };
  const pathOf = (node: unknown): string | undefined => {
    if (!isRecord(node)) return undefined;
    if (typeof node['Var'] === 'string') return node['Var'];
    const access = node['.'];
    if (!isRecord(access) || typeof access['attr'] !== 'string') return undefined;
    const base = pathOf(access['left']);
    return `${base ?? '?'}.${access['attr']}`;
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one);
      return;
    }
    if (!isRecord(node)) return;
    const path = pathOf(node);
    if (path !== undefined) {
      addPath(path);
      if (path.startsWith('?')) visit(isRecord(node['.']) ? node['.']['left'] : undefined);
      return;
    }
    for (const [operator, operand] of Object.entries(node)) {
      if (operator === 'Value') literal(operand);
      else if (operator === 'has' && isRecord(operand)) {
        for (const attr of [operand['attr']].flat()) if (typeof attr === 'string') addPath(`${pathOf(operand['left']) ?? '?'}.${attr}`);
        if (Array.isArray(operand['attr'])) addPath(`${pathOf(operand['left']) ?? '?'}.${operand['attr'].join('.')}`);
        if (pathOf(operand['left']) === undefined) visit(operand['left']);
      } else if (operator === 'like' && isRecord(operand)) {
        patterns.push(patternOf(operand['pattern']));
        visit(operand['left']);
      } else {
        if (['+', '-', '*', 'neg'].includes(operator)) arithmetic = true;
        visit(isRecord(operand) || Array.isArray(operand) ? Object.values(operand) : undefined);
      }
    }
  };
  const literal = (value: unknown): void => {
    if (typeof value === 'string') strings.add(value);
    else if (typeof value === 'number') numbers.add(value);
  };
  for (const [scope, path] of [
    [policy.principal, 'principal'],
    [policy.resource, 'resource'],
  ] as const) {
    if (scope.op !== 'All') addPath(path);
  }
  for (const { body } of policy.conditions) visit(body);
  addEntities([policy.principal, policy.resource, policy.conditions]);
  const { annotations: _annotations, ...body } = policy;
  return { keys, strings, numbers, patterns, entities, arithmetic, body: canonicalJson(body) };
}

function patternOf(pattern: unknown): RegExp {
  const parts = Array.isArray(pattern) ? pattern : [];
  const text = parts
    .map((part) => (isRecord(part) && typeof part['Literal'] === 'string' ? part['Literal'].replaceAll(/[^a-z0-9]/giu, String.raw`\$&`) : '.*'))
    .join('');
  return new RegExp(`^${text}$`, 's');
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
