import { policySetTextToParts } from '@cedar-policy/cedar-wasm/nodejs';
import { guarded } from './cedar.ts';
import { deepFreeze } from './canonical.ts';
import { PolicyError } from './errors.ts';
import { Memory } from './memory.ts';
import { readRule, validateRules } from './rule.ts';
import { bundleDigest, parseSource } from './source.ts';
import { splitRules } from './text.ts';
import { type Bundle, type BundleFile, type BundleSource, FILES, type Rule } from './types.ts';

const parsed = new WeakSet<Bundle>();
/** Bundles by digest: the registry, the gateway's API and the engine all read the same few. */
const recent = new Memory<Bundle>(256);

/**
 * Reads and validates a bundle: shape and size, annotations, and each rule against the Cedar schema of each point it names.
 * @throws PolicyError with code, file, line and rule
 */
export function parseBundle(input: unknown): Bundle {
  const source = parseSource(input);
  const digest = bundleDigest(source);
  const known = recent.get(digest);
  if (known) return known;
  const rules = [...readFile(source, 'export'), ...readFile(source, 'import')];
  const seen = new Map<string, Rule>();
  for (const rule of rules) {
    const earlier = seen.get(rule.name);
    if (earlier) {
      const place = { file: `${rule.file}.cedar`, line: rule.line, rule: rule.id };
      throw new PolicyError('duplicate-id', `expected an id that stands once, found it also in ${earlier.file}.cedar:${earlier.line}`, place);
    }
    seen.set(rule.name, rule);
  }
  for (const file of FILES) validateRules(rules.filter((rule) => rule.file === file));
  const bundle: Bundle = deepFreeze({ member: source.member, digest, source, rules });
  parsed.add(bundle);
  recent.set(digest, bundle);
  return bundle;
}

/** True for what `parseBundle` made: only such a bundle decides. */
export function isParsed(bundle: Bundle): boolean {
  return parsed.has(bundle);
}

function readFile(source: BundleSource, file: BundleFile): Rule[] {
  const name = `${file}.cedar`;
  const text = file === 'export' ? source.exportCedar : source.importCedar;
  const pieces = splitRules(text, name);
  const parts = guarded(() => policySetTextToParts(text));
  // Where Cedar can read the whole, it must see as many rules as we do; where it cannot, reading rule by rule tells which one is wrong.
  if (parts.type === 'success' && parts.policies.length + parts.policy_templates.length !== pieces.length) {
    throw new PolicyError('syntax', `expected ${pieces.length} rules, Cedar reads ${parts.policies.length}`, { file: name });
  }
  const rules = pieces.map((piece) => readRule(piece, source.member, file));
  if (parts.type !== 'success') throw new PolicyError('syntax', parts.errors[0]?.message ?? 'Cedar cannot read the file', { file: name });
  return rules;
}
