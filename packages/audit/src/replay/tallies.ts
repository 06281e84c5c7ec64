import type { Kind } from '@huecry/notice';
import type { RecallClaims, ReceiptClaims, ReleaseClaims } from '@huecry/seal';
import type { Reason, Ruling } from './judged.ts';
import { int, type Row, type Work } from './work.ts';

const MAX_KNOWN = 65_536;
const HOUR_MS = 3_600_000;
const hourOf = (timeMs: number): string => String(Math.floor(timeMs / HOUR_MS));

/** Upper ends of the stretches that times are counted in. */
export const STRETCHES = [
  ['1h', HOUR_MS],
  ['1d', 24 * HOUR_MS],
  ['7d', 7 * 24 * HOUR_MS],
  ['30d', 30 * 24 * HOUR_MS],
  ['90d', 90 * 24 * HOUR_MS],
  ['1y', 365 * 24 * HOUR_MS],
] as const;
export const stretchOf = (durationMs: number, stretches: readonly (readonly [string, number])[] = STRETCHES): string =>
  stretches.find(([, end]) => durationMs <= end)?.[0] ?? 'longer';

/** Sums for the report, in steps of an hour, so that they stay small however long the log is. */
export class Tallies {
  readonly #work: Work;
  /** Rules whose words are in the working file. */
  readonly #known = new Set<string>();

  constructor(work: Work) {
    this.#work = work;
  }

  entry(timeMs: number, kind: string): void {
    this.#work.count('entries', hourOf(timeMs), kind);
  }

  notice(timeMs: number, member: string, kind: Kind | null): void {
    this.#work.count('notices', hourOf(timeMs), `${member} ${kind ?? 'unopened'}`);
  }

  decision({ outcome, code, reasons }: Ruling): void {
    this.#work.count('outcomes', outcome, code);
    for (const reason of reasons) this.#reason(reason);
  }

  refusal(timeMs: number, code: string | null): void {
    this.#work.count('refusals', code ?? 'unopened');
    this.#work.count('refusals-over-time', hourOf(timeMs), code ?? 'unopened');
  }

  release(_timeMs: number, claims: ReleaseClaims | null): void {
    this.#work.count('releases', claims?.outcome ?? 'unopened', claims?.code ?? '');
  }

  recall(timeMs: number, claims: RecallClaims | null): void {
    this.#work.count('recalls', claims?.code ?? 'unopened');
    this.#work.count('recalls-over-time', hourOf(timeMs), claims?.code ?? 'unopened');
  }

  receipt(timeMs: number, { state, code = '', flags = [] }: ReceiptClaims, holding: Row | undefined): void {
    if (state === 'refused') this.#work.count('recipient-refusals', code);
    for (const flag of flags) this.#reason({ ...flag, does: 'declines' });
    if (state !== 'purged' || holding === undefined) return;
    const since = holding['since_ms'];
    this.#work.count('purges', code);
    if (typeof since === 'number') this.#work.count('held-for', stretchOf(timeMs - since));
    const lateMs = timeMs - int(holding, 'until_ms');
    this.#work.count('purged-late', lateMs <= 0 ? 'in time' : stretchOf(lateMs));
  }

  #reason({ does, rule, cite, reason }: Reason): void {
    this.#work.count('reasons', does, rule);
    if (this.#known.has(rule)) return;
    // The first words count: a rule that speaks differently is another version of it.
    this.#work.run('INSERT INTO rule (name, cite, reason) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', rule, cite, reason);
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.add(rule);
  }
}
