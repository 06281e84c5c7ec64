/** What can be said of a bundle without the policy engine: its shape and its digest. For readers that evaluate nothing. */
export { PolicyError } from './errors.ts';
export { bundleDigest, parseSource } from './source.ts';
