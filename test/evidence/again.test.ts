import { parseEvidence, redactEvidence, formatEvidence, verifyEvidence } from '@huecry/evidence';
import { expect, test } from 'vitest';
import { decideAgainWith } from '../../packages/cli/src/decide-again.ts';
import { sample } from '../../packages/evidence/src/testing/sample.ts';

// Its exchange decided by rules that nobody had adopted: everything is rightly signed and logged, and was wrongly decided.
test('a decision that the rules did not give is named, though every signature and proof is good', () => {
  const { text, genesisDigest } = sample();
  expect(verifyEvidence(text, { genesisDigest }).ok).toBe(true);
  const report = verifyEvidence(text, { genesisDigest, decide: decideAgainWith() });
  expect(report.ok).toBe(false);
  expect(new Set(report.problems.map(({ code }) => code))).toEqual(new Set(['decision-differs']));
  expect(report.problems.map(({ path }) => path)).toEqual([
    '/decisions/0/elements/0',
    '/decisions/0/elements/1',
    '/decisions/0/elements/2',
    '/decisions/1/elements/0',
  ]);
});

test('what the file does not have is said, and no verdict is made of it', () => {
  const { text, genesisDigest } = sample();
  const report = verifyEvidence(formatEvidence(redactEvidence(parseEvidence(text), ['routing'])), { genesisDigest, decide: decideAgainWith() });
  expect(report.problems).toEqual([]);
  expect(report.limits.filter(({ id }) => id === 'limit-again')).toHaveLength(2);
});
