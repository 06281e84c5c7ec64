import { parseAddress } from '@huecry/notice';
import { expect, test } from 'vitest';
import type { WaitingRecipient } from '../store/outbox-late.ts';
import { createWaits, type WaitEvent } from './waits.ts';

const one = (to: string, code = 'no-bundle'): WaitingRecipient => ({
  id: 'id',
  rev: 1,
  recipient: parseAddress(to),
  state: 'waiting',
  code,
  rule: null,
  reason: 'why',
});

test('tells what stands to who comes, and then each that begins or ends, once', () => {
  let rows = [one('br/pf')];
  const waits = createWaits({ standing: () => rows });
  const stop = new AbortController();
  const [first, second]: [WaitEvent[], WaitEvent[]] = [[], []];
  const said = (events: WaitEvent[]) => events.splice(0).map(({ recipient, code, active }) => `${active ? '+' : '-'}${recipient} ${code}`);

  waits.look();
  waits.follow((event) => first.push(event), stop.signal);
  expect(said(first)).toEqual(['+br/pf no-bundle']);
  rows = [one('br/pf'), one('de/bka')];
  waits.follow((event) => second.push(event), new AbortController().signal);
  expect([said(first), said(second)]).toEqual([['+de/bka no-bundle'], ['+br/pf no-bundle', '+de/bka no-bundle']]);
  waits.look();
  expect([first, second]).toEqual([[], []]);
  rows = [one('br/pf', 'confirmation-required'), one('de/bka')];
  waits.look();
  expect(said(first)).toEqual(['-br/pf no-bundle', '+br/pf confirmation-required']);
  stop.abort();
  rows = [];
  waits.look();
  expect([said(first), said(second).slice(-2)]).toEqual([[], ['-br/pf confirmation-required', '-de/bka no-bundle']]);
});

test('what ended while nobody listened is not told', () => {
  let rows = [one('br/pf')];
  const waits = createWaits({ standing: () => rows });
  const stop = new AbortController();
  waits.follow(() => {}, stop.signal);
  stop.abort();
  rows = [];
  waits.look();
  const told: WaitEvent[] = [];
  waits.follow((event) => told.push(event), new AbortController().signal);
  expect(told).toEqual([]);
});
