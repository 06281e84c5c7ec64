import { type Bundle, type BundleSource, parseBundle, PolicyError, runBundleTests } from '@huecry/policy';
import { RegistryError } from './errors.ts';
import { canonicalJson, digestOf } from './json.ts';

/** Parsing and testing takes tenths of a second, and a reader judges a bundle twice: before it is logged and after. */
const admitted = new Map<string, Bundle>();
const MAX_REMEMBERED = 512;

/**
 * A bundle that parses, is what its statement names, and passes its own tests beside the common bundle.
 * @throws RegistryError bundle-invalid, digest-mismatch, bundle-tests-failed
 */
export function admitBundle(source: unknown, digest: string, common: Bundle | null): Bundle {
  // The outcome depends on nothing else, so remembering it changes no answer.
  const key = `${digestOf(canonicalJson(source))} ${digest} ${common?.digest ?? ''}`;
  const bundle = admitted.get(key) ?? judgeBundle(source, digest, common);
  if (admitted.size >= MAX_REMEMBERED) admitted.clear();
  admitted.set(key, bundle);
  return bundle;
}

function judgeBundle(source: unknown, digest: string, common: Bundle | null): Bundle {
  const bundle = asRefusal(() => parseBundle(source as BundleSource));
  if (bundle.digest !== digest) throw new RegistryError('digest-mismatch', `the statement names bundle ${digest}, the bundle's digest is ${bundle.digest}`);
  const failures = asRefusal(() => runBundleTests(bundle, common ?? bundle)).filter(({ ok }) => !ok);
  const [first] = failures;
  if (first !== undefined) {
    const difference = first.differences[0] ?? 'no difference named';
    throw new RegistryError('bundle-tests-failed', `${failures.length} of the bundle's tests fail, first "${first.name}": ${difference}`);
  }
  return bundle;
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
