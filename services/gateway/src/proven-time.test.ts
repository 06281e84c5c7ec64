import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '@huecry/testkit';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProvenTime, type ProvenTime } from './proven-time.ts';
import { type Database, openDatabase } from './store/database.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR = 365 * DAY;
const BEGAN = Date.UTC(2026, 8, 1);

let folder: TemporaryFolder;
let database: Database;
/** What time it really is, by how much our clock is wrong, and how long this process has run. */
let real: number;
let wrong: number;
let began: number;
beforeEach(() => {
  folder = temporaryFolder('huecry-time-');
  database = openDatabase(join(folder.path, 'gateway.db'), { address: 'fr/dcpj' as never, network: 'x' });
  real = BEGAN;
  wrong = 0;
  began = BEGAN;
});
afterEach(() => {
  database.close();
  folder.remove();
});
const start = (trustClock = false): ProvenTime => {
  began = real;
  return openProvenTime({ database, now: () => real + wrong, elapsedMs: () => real - began, trustClock });
};

test('our clock alone proves nothing, nor does the ledger alone, nor a quorum alone', () => {
  const time = start();
  expect(time.passedMs()).toBe(0);
  time.prove(BEGAN + YEAR);
  expect(time.passedMs()).toBe(BEGAN);
  database.run('DELETE FROM meta');
  const other = start();
  other.witness(BEGAN + YEAR);
  expect(other.passedMs()).toBeLessThanOrEqual(BEGAN);
});

test('any two of the three do', () => {
  const time = start();
  time.prove(BEGAN - MINUTE);
  expect(time.passedMs()).toBe(BEGAN - MINUTE);
  time.witness(BEGAN);
  expect(time.passedMs()).toBe(BEGAN);
  wrong = -YEAR;
  expect(time.passedMs()).toBe(BEGAN - MINUTE);
  expect(time.behindMs()).toBeGreaterThan(YEAR - DAY);
});

test('while the log is quiet, time goes on by the clock that nobody sets', () => {
  const time = start();
  time.prove(BEGAN);
  real += 90 * DAY;
  expect(time.passedMs()).toBe(BEGAN + 90 * DAY);
  wrong = YEAR;
  expect(time.passedMs()).toBe(BEGAN + 90 * DAY);
  expect(time.aheadMs()).toBe(YEAR);
  expect(time.countedFromMs()).toBe(BEGAN + 90 * DAY);
  expect(time.latestMs()).toBe(BEGAN + 90 * DAY + YEAR);
});

test('a start knows what the process before knew, and nothing of the time in between', () => {
  const before = start();
  before.prove(BEGAN);
  real += 10 * DAY;
  before.keep();
  real += 30 * DAY;
  wrong = YEAR;
  const after = start();
  expect(after.passedMs()).toBe(BEGAN + 10 * DAY);
  after.prove(real - MINUTE);
  expect(after.passedMs()).toBe(real - MINUTE);
});

test("the operator's word is remembered by the next start", () => {
  const before = start();
  before.prove(BEGAN + YEAR);
  expect(before.behindMs()).toBe(YEAR);
  start(true);
  const after = start();
  expect(after.behindMs()).toBe(0);
  expect(after.passedMs()).toBe(BEGAN);
});

test('a clock that nobody sets may lose a second in a quarter of an hour without being in doubt', () => {
  const time = start();
  time.prove(BEGAN);
  real += 30 * DAY;
  wrong = -40 * MINUTE;
  expect(time.behindMs()).toBe(0);
  wrong = -DAY;
  expect(time.behindMs()).toBeGreaterThan(22 * 60 * MINUTE);
});

test('whatever one of the three says, nothing is past before two of them say so, and everything is when two do', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -YEAR, max: YEAR }),
      fc.integer({ min: -YEAR, max: YEAR }),
      fc.integer({ min: -YEAR, max: YEAR }),
      (ours, signed, witnessed) => {
        database.run('DELETE FROM meta WHERE key IN (?, ?)', 'proved_ms', 'witnessed_ms');
        real = BEGAN;
        wrong = ours;
        const time = start();
        time.prove(BEGAN + signed);
        time.witness(BEGAN + witnessed);
        const deadline = time.passedMs();
        const saying = (at: number): number => [ours, signed, witnessed].filter((each) => BEGAN + each >= at).length;
        expect(saying(deadline)).toBeGreaterThanOrEqual(2);
        expect(saying(deadline + 1)).toBeLessThan(2);
      },
    ),
  );
});
