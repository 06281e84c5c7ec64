import { expect, test } from 'vitest';
import { MAX_WAITERS, Waiters } from './waiters.ts';

test('while no checkpoint comes, only so many wait: others are told to ask again, and those who wait get theirs', async () => {
  const waiters = new Waiters<{ readonly size: number; readonly note: string }>();
  const early = Array.from({ length: MAX_WAITERS }, async () => waiters.until(7));
  await expect(waiters.until(7)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  const published = { size: 7, note: 'note' };
  waiters.resolve({ ...published, size: 6 });
  await expect(waiters.until(7)).rejects.toMatchObject({ code: 'unavailable' });
  waiters.resolve(published);
  expect(new Set(await Promise.all(early))).toEqual(new Set([published]));
  const later = waiters.until(8);
  waiters.reject(new Error('the service stops'));
  await expect(later).rejects.toThrow('the service stops');
});
