import { ReplayError } from './errors.ts';

/** Where a replay stops: before this position, or before the first entry that is dated later. */
export type End = { readonly type: 'position'; readonly position: number } | { readonly type: 'time'; readonly timeMs: number };

/**
 * Reads `1234` as a position, anything else as a time (ISO 8601 with a time zone, or a date alone, whose end is meant).
 * @throws ReplayError wrong-end
 */
export function parseEnd(text: string): End {
  if (/^\d{1,15}$/.test(text)) return { type: 'position', position: Number(text) };
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const timeMs = isDate || isTime ? Date.parse(isDate ? `${text}T23:59:59.999Z` : text) : Number.NaN;
  if (Number.isNaN(timeMs))
    throw new ReplayError('wrong-end', `${text} is neither a position nor a time: give for example 1234, 2026-03-01 or 2026-03-01T12:00:00Z`);
  return { type: 'time', timeMs };
}

/** The entry at this position is behind the end. The clock may step back a little: position decides, and the first later entry ends it. */
export const hasEnded = (end: End, position: number, timeMs: number | null): boolean =>
  end.type === 'position' ? position >= end.position : timeMs !== null && timeMs > end.timeMs;
