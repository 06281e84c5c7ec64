import { type Bundle, type BundleSource, parseBundle, PolicyError, runBundleTests } from '@huecry/policy';
import { RegistryError } from './errors.ts';

/**
 * What policy says against a bundle, as this package says it. A failure of the engine itself is passed on as it is:
 * it says nothing about the bundle, and a state folded from it would differ from other readers'.
 */
export function bundleError(error: unknown): unknown {
  if (error instanceof PolicyError && error.code !== 'engine-failure')
    return new RegistryError('bundle-invalid', `the bundle is not valid: ${error.message}`, error);
  return error;
}

/**
 * A bundle that parses, is what its statement names, and passes its own tests beside the common bundle.
 * @throws RegistryError bundle-invalid, digest-mismatch, bundle-tests-failed
 */
export function admitBundle(source: unknown, digest: string, common: Bundle | null): Bundle {
  let bundle: Bundle;
  let failures: readonly { readonly name: string; readonly differences: readonly string[] }[];
  try {
    bundle = parseBundle(source as BundleSource);
    failures = runBundleTests(bundle, common ?? bundle).filter(({ ok }) => !ok);
  } catch (error) {
    throw bundleError(error);
  }
  if (bundle.digest !== digest) throw new RegistryError('digest-mismatch', `the statement names bundle ${digest}, the bundle's digest is ${bundle.digest}`);
  const [first] = failures;
  if (first !== undefined) {
    throw new RegistryError(
      'bundle-tests-failed',
      `${failures.length} of the bundle's tests fail, first "${first.name}": ${first.differences[0] ?? 'no difference named'}`,
    );
  }
  return bundle;
}
