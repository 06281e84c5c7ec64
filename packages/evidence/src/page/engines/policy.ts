/** Stands in for the policy package in a browser, without its engine: a bundle's shape and digest are checked, the text of its rules is not read. */
import { bundleDigest, parseSource } from '@huecry/policy/source';

export { PolicyError } from '@huecry/policy/source';

export function parseBundle(input: unknown) {
  const source = parseSource(input);
  return { member: source.member, digest: bundleDigest(source), source, rules: [] };
}

/** The fold of a reader runs no bundle's tests. */
export function runBundleTests(): never {
  throw new Error("a bundle's tests are run by whoever admits it");
}
