import type { PolicyErrorCode } from '../errors.ts';

/** What to do about each way in which a bundle can be wrong, for the person who wrote it. */
export const ADVICE: Readonly<Record<PolicyErrorCode, string>> = {
  malformed: 'give the field the form that docs/spec/policy.md names for it',
  'too-large': 'split the rule in two, or move what it says into a shorter condition',
  syntax: 'compare the rule with its neighbours: each is permit or forbid, a scope in brackets, when { … } or unless { … }, and a semicolon at the end',
  'missing-annotation': 'every rule stands below @id, @point, @cite (the article) and @reason (why, in plain words)',
  'unknown-annotation': 'remove it, or correct its spelling: docs/spec/policy.md lists the annotations',
  'misplaced-annotation': 'move the rule to the file, point or action that the annotation is for, or remove the annotation',
  'bad-annotation': 'write the value in the form that the message names',
  'duplicate-id': 'give one of the two rules another @id',
  'unknown-point': 'write @point("origin"), @point("exchange"), @point("recipient"), or several of them with commas',
  'unnamed-action':
    'name in the scope what the rule speaks about: action == Action::"receive" (the notice), "disclose" (one category) or "act" (what it asks for)',
  'unknown-fact': 'move the rule to a point that knows the fact, or rest it on another: the table of facts in docs/spec/policy.md has a column for each point',
  'invalid-rule': 'correct the name or the type that the message points at: docs/spec/policy.md lists every fact with its type and its values',
  'unparsed-bundle': 'read the bundle with parseBundle before it decides',
  'engine-failure': 'nothing is wrong with the bundle as far as is known: run the command again',
};
