import {
  type AuthorizationAnswer,
  preparsePolicySet,
  preparseSchema,
  type StatefulAuthorizationCall,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs';
import { PolicyError } from './errors.ts';
import { SCHEMAS } from './schema.ts';
import type { Action, Point } from './types.ts';

/**
 * Cedar keeps parsed schemas and rule sets by name, for the life of the process and without a way to remove one. Names are therefore
 * made from digests: one name never means two texts, and there are no more of them than bundles.
 */
const prepared = new Set<string>();

function schemaName(point: Point): string {
  const name = `huecry:${point}`;
  if (!prepared.has(name)) {
    const answer = guarded(() => preparseSchema(name, SCHEMAS[point]));
    if (answer.type !== 'success') throw new PolicyError('engine-failure', `the schema of the point ${point} does not parse`, {}, answer.errors);
    prepared.add(name);
  }
  return name;
}

/**
 * Makes a set of rules ready under a name that is derived from their text.
 * @throws PolicyError `engine-failure`
 */
export function prepareRules(name: string, rules: Readonly<Record<string, string>>): void {
  if (prepared.has(name)) return;
  const answer = guarded(() => preparsePolicySet(name, { staticPolicies: { ...rules } }));
  if (answer.type !== 'success') throw new PolicyError('engine-failure', `the rule set ${name} does not parse`, {}, answer.errors);
  prepared.add(name);
}

/** One question to Cedar. */
export interface PointRequest extends Pick<StatefulAuthorizationCall, 'principal' | 'resource' | 'context' | 'entities'> {
  readonly action: Action;
  /**
   * The point whose schema Cedar checks the request against; null where a request with the same facts passed that check before, and only
   * the category, one of the list, was added. The check is a third of the cost.
   */
  readonly checkAt: Point | null;
}

/** What one rule set says to one request. `errors` not empty means: some rule was skipped, and nothing may be concluded but denial. */
export interface Verdict {
  readonly allowed: boolean;
  /** The permits that applied if allowed, else the forbids that applied. */
  readonly reasons: readonly string[];
  /** The rules that could not be evaluated. */
  readonly errors: readonly string[];
  /** False where the request itself does not fit the point's schema. */
  readonly conforms: boolean;
}

/**
 * Evaluates a prepared rule set.
 * @throws PolicyError `engine-failure` where the engine itself failed: nothing is known then, the caller keeps the notice waiting
 */
export function evaluate(name: string, request: PointRequest): Verdict {
  const { action, checkAt, ...facts } = request;
  const schema = checkAt === null ? { validateRequest: false } : { preparsedSchemaName: schemaName(checkAt), validateRequest: true };
  const call: StatefulAuthorizationCall = { ...facts, ...schema, action: { type: 'Action', id: action }, preparsedPolicySetId: name };
  const answer: AuthorizationAnswer = guarded(() => statefulIsAuthorized(call));
  if (answer.type !== 'success') return { allowed: false, reasons: [], errors: [], conforms: false };
  const { decision, diagnostics } = answer.response;
  return { allowed: decision === 'allow', reasons: diagnostics.reason, errors: diagnostics.errors.map((error) => error.policyId), conforms: true };
}

/** The engine is WebAssembly: after a trap its memory is in no known state, so it is not used again in this process. */
let broken: unknown;
export function guarded<T>(call: () => T): T {
  if (broken !== undefined) throw new PolicyError('engine-failure', 'the policy engine failed earlier in this process; restart it', {}, broken);
  try {
    return call();
  } catch (error) {
    if (error instanceof PolicyError) throw error;
    broken = error;
    throw new PolicyError('engine-failure', 'the policy engine failed; restart the process', {}, error);
  }
}
