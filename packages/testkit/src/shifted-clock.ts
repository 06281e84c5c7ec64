/**
 * Preload for tests in which days pass: `node --import @huecry/testkit/shifted-clock src/main.ts`. `HUECRY_CLOCK_FILE` names a file with a
 * number of milliseconds by which `Date.now()` is ahead of this machine's clock, and `performance.now()` too, as if the time had passed; it is looked at
 * again at most every 20 ms. Timers are not moved. Without the variable, or the file, this does nothing.
 */
import { readFileSync } from 'node:fs';

const file = process.env['HUECRY_CLOCK_FILE'];
if (file !== undefined && file !== '') {
  const machine = Date.now;
  const steady = performance.now.bind(performance);
  let aheadMs = 0;
  let lookedMs = Number.NEGATIVE_INFINITY;
  const ahead = (): number => {
    const nowMs = machine();
    if (nowMs - lookedMs > 20) {
      lookedMs = nowMs;
      try {
        aheadMs = Number(readFileSync(file, 'utf8'));
      } catch {
        aheadMs = 0;
      }
    }
    return aheadMs;
  };
  Date.now = () => machine() + ahead();
  performance.now = () => steady() + ahead();
}
