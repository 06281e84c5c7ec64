import { type Bundle, parseBundle, PolicyError, runBundleTests } from '@huecry/policy';
import { RegistryError } from './errors.ts';
import { canonicalJson, digestOf } from './json.ts';

/** Parsing takes tens of milliseconds, and a reader judges a bundle twice: before it is logged and after. */
const parsed = new Map<string, Bundle>();
const MAX_REMEMBERED = 512;

/**
 * A bundle that parses and is what its statement names.
 * @throws RegistryError bundle-invalid, digest-mismatch
 */
export function readBundle(source: unknown, digest: string): Bundle {
  // The outcome depends on nothing else, so remembering it changes no answer.
  const key = digestOf(canonicalJson(source));
  const bundle = parsed.get(key) ?? asRefusal(() => parseBundle(source));
  if (parsed.size >= MAX_REMEMBERED) parsed.clear();
  parsed.set(key, bundle);
  if (bundle.digest !== digest) throw new RegistryError('digest-mismatch', `the statement names bundle ${digest}, the bundle's digest is ${bundle.digest}`);
  return bundle;
}

/**
 * Runs a bundle's own tests beside the common bundle.
 * @throws RegistryError bundle-tests-failed
 */
export function requireTestsPass(bundle: Bundle, common: Bundle): void {
  const failures = asRefusal(() => runBundleTests(bundle, common)).filter(({ ok }) => !ok);
  const [first] = failures;
  if (first === undefined) return;
  const difference = first.differences[0] ?? 'no difference named';
  throw new RegistryError('bundle-tests-failed', `${failures.length} of the bundle's tests fail, first "${first.name}": ${difference}`);
}

/**
 * Runs policy, and says what it says against a bundle as this package says it. A failure of the engine itself is passed on
 * as it is: it says nothing about the bundle, and a state folded from it would differ from other readers'.
 */
export function asRefusal<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof PolicyError && error.code !== 'engine-failure')
      throw new RegistryError('bundle-invalid', `the bundle is not valid: ${error.message}`, error);
    throw error;
  }
}
