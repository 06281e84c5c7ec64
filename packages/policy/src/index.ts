export { parseBundle } from './bundle.ts';
export { BUNDLE_FILES, type BundleProblem, type BundleTexts, checkBundle, type CheckedBundle } from './check/check-bundle.ts';
export { emptyBundle } from './check/template.ts';
export { combineDecisions } from './combine.ts';
export { createEngine, type EngineOptions } from './decide.ts';
export type { DiffWorld } from './diff/axes.ts';
export { diffBundles } from './diff/diff-bundles.ts';
export type { ChangeCondition, PolicyChange, PolicyDiff } from './diff/policy-change.ts';
export type { RuleChange } from './diff/rules.ts';
export { PolicyError, type PolicyErrorCode, type PolicyErrorPlace } from './errors.ts';
export { explainDecision } from './explain.ts';
export { localise } from './localise.ts';
export { SCHEMAS } from './schema.ts';
export { type Counterfactual, counterfactuals, type FactChange, factsUsed, type Subject, type UsedFact } from './situation/counterfactual.ts';
export type { FactKey } from './situation/reads.ts';
export { codeInWords } from './situation/codes.ts';
export { sentence } from './situation/sentences.ts';
export { FACT_WORDS, HOLDER_WORDS, TOLD_IN, type ToldIn } from './situation/words.ts';
export { bundleDigest, MAX_BUNDLE_BYTES } from './source.ts';
export { runBundleTests } from './table.ts';
export {
  type Action,
  type Bundle,
  type BundleFile,
  type BundleSource,
  type BundleTest,
  type ContentFacts,
  type DecideRecipient,
  type DecidingBundles,
  type Decision,
  type DecisionQuery,
  type Engine,
  type Facts,
  type GivenFacts,
  type Language,
  LANGUAGES,
  type NoticeQuery,
  type PairFacts,
  type Point,
  POINTS,
  type RecipientQuery,
  type Rule,
  type RuleRef,
  type TestOutcome,
  type Withheld,
} from './types.ts';
