import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Whole-system tests take minutes: begun first, they run beside all the others instead of after them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => ['/test/faults/', '/test/e2e/', '/test/'].findIndex((part) => moduleId.includes(part)) + 1 || 4;
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own method, not an array's
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['proto/src/**/*.test.ts', 'packages/*/src/**/*.test.ts', 'services/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    // A machine may be slow and noisy: a hung test is ended, a slow one is not failed.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    setupFiles: ['test/after-a-hang.ts'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
