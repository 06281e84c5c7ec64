import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['proto/src/**/*.test.ts', 'packages/*/src/**/*.test.ts', 'services/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    // A machine may be slow and noisy: a hung test is ended, a slow one is not failed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
