import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startPulse } from './pulse.ts';

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await sleep(1);
};

test('runs once however often it is woken before, and once more when woken during', async () => {
  let runs = 0;
  let atOnce = 0;
  let most = 0;
  const pulse = startPulse(
    async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      runs += 1;
      if (runs === 1) pulse.wake();
      await sleep(5);
      atOnce -= 1;
      return null;
    },
    () => undefined,
  );
  pulse.wake();
  pulse.wake();
  await until(() => runs === 2 && atOnce === 0);
  await pulse.stop();
  pulse.wake();
  await sleep(10);
  expect([runs, most]).toEqual([2, 1]);
});

test('runs again at the time named, and at once for 0', async () => {
  const delays = [0, 0, 3, null];
  let runs = 0;
  const pulse = startPulse(
    async () => delays[runs++] ?? null,
    () => undefined,
  );
  pulse.wake();
  await until(() => runs === 4);
  await pulse.stop();
});

test('an error is given to its handler and ends nothing', async () => {
  const errors: unknown[] = [];
  let runs = 0;
  const pulse = startPulse(
    async () => {
      runs += 1;
      if (runs === 1) throw new Error('once');
      return null;
    },
    (error) => errors.push(error),
  );
  pulse.wake();
  await until(() => errors.length === 1);
  pulse.wake();
  await until(() => runs === 2);
  await pulse.stop();
  expect(errors).toHaveLength(1);
});
