/** The verifier by itself, for tests that hold this build against Node's. */
export { LANGUAGES, sentence, verifyEvidence } from '../../index.ts';
