import { afterEach, beforeEach } from 'vitest';

// Runs in every test file. What waits for a state that never comes would take each later test of its file along, one limit
// after the other: they fail at once instead.
let hung: string | null = null;
beforeEach(() => {
  if (hung !== null) throw new Error(`not tried, because "${hung}" of the same file did not end`);
});
afterEach(({ task }) => {
  if (task.result?.errors?.some(({ message }) => message.startsWith('Test timed out')) === true) hung = task.name;
});
