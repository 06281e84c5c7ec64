/**
 * Preload for kill tests: `node --import @huecry/testkit/kill-at src/main.ts`.
 *
 * Services publish the name of each step on the diagnostics channel `huecry:step`. With `HUECRY_KILL` set to JSON
 * `{"step": "exchange:decided", "nth": 2, "target": "self" | "<pid file>", "marker": "<file>"}` this writes the marker file and
 * then sends SIGKILL, at the nth time the step is reached, before the service goes on. The marker holds what was killed, so a
 * test can tell "killed there" from "never came there". `HUECRY_KILL_FILE` names a file that may hold such a plan, looked at
 * at every step, so that a running service can be armed again and again. Without the variables this does nothing.
 */
import { channel } from 'node:diagnostics_channel';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** The value of `HUECRY_KILL`. */
export interface KillPlan {
  readonly step: string;
  /** From 1; default 1. */
  readonly nth?: number;
  /** This process, or the one whose number a file holds (nats-server's pid file). */
  readonly target: string;
  /** Written before the kill. While it exists nothing is killed again, so a restarted service gets through. */
  readonly marker: string;
}

const text = process.env['HUECRY_KILL'];
if (text !== undefined && text !== '') {
  const plan = readPlan(text);
  arm(() => plan);
}
const file = process.env['HUECRY_KILL_FILE'];
if (file !== undefined && file !== '') arm(() => (existsSync(file) ? readPlan(readFileSync(file, 'utf8')) : null));

function arm(current: () => KillPlan | null): void {
  const seen = new Map<string, number>();
  channel('huecry:step').subscribe((message) => {
    const name = typeof message === 'object' && message !== null && 'name' in message ? message.name : undefined;
    const plan = current();
    if (plan === null || name !== plan.step) return;
    const times = (seen.get(plan.marker) ?? 0) + 1;
    seen.set(plan.marker, times);
    if (times !== (plan.nth ?? 1) || existsSync(plan.marker)) return;
    const pid = plan.target === 'self' ? process.pid : Number(readFileSync(plan.target, 'utf8').trim());
    if (!Number.isSafeInteger(pid) || pid <= 1) throw new Error(`HUECRY_KILL: expected a process number in ${plan.target}`);
    mark(plan, pid);
    process.kill(pid, 'SIGKILL');
    // Our own end is asynchronous to us: not one more instruction of the service may run.
    if (pid === process.pid) for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
  });
}

function mark(plan: KillPlan, pid: number): void {
  const marker = openSync(plan.marker, 'w', 0o600);
  writeSync(marker, `${JSON.stringify({ step: plan.step, nth: plan.nth ?? 1, target: plan.target, pid })}\n`);
  fsyncSync(marker);
  closeSync(marker);
}

function readPlan(json: string): KillPlan {
  const plan = JSON.parse(json) as Partial<KillPlan>;
  if (typeof plan.step !== 'string' || typeof plan.target !== 'string' || typeof plan.marker !== 'string') {
    throw new Error('HUECRY_KILL: expected {"step", "nth", "target", "marker"}');
  }
  return plan as KillPlan;
}
