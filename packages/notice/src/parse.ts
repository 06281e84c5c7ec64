import type { z } from 'zod';
import type { NoticeIssue } from './errors.ts';
import { boundsIssue, utf8Bytes } from './bounds.ts';
import { issuesFromZod } from './issues.ts';
import { leavesOf } from './leaves.ts';
import { NOTICE_LIMITS } from './limits.ts';
import { checkKindRules } from './rules.ts';
import { type Notice, noticeSchema } from './schema/notice.ts';

export type ParsedNotice = { readonly ok: true; readonly notice: Notice } | { readonly ok: false; readonly issues: readonly NoticeIssue[] };

const MAX_ISSUES = 50;
const DAY_MS = 86_400_000;
/** 22 characters: 128 bits of salt in base64url. */
const SALT_PLACE = '0'.repeat(22);

/**
 * A notice from untrusted JSON, or every reason why it is none (at most 50). Strings come back NFC-normalised and without space at their ends.
 * Never throws. With `nowMs`, `expires` must lie in the future and within five years.
 */
export function parseNotice(input: unknown, options: { readonly nowMs?: number } = {}): ParsedNotice {
  // 1. Bounds, before anything walks it: size, depth, number of values, keys that reach prototypes, values that are not JSON.
  const outOfBounds = boundsIssue(input);
  if (outOfBounds !== undefined) return { ok: false, issues: [outOfBounds] };
  // 2. Plain data of our own: what is undefined is absent.
  const document: unknown = JSON.parse(JSON.stringify(input) ?? 'null');
  // 3. The schema: types, codes, texts, dates, no unknown field.
  const result: z.ZodSafeParseResult<Notice> = noticeSchema.safeParse(document);
  if (!result.success) return { ok: false, issues: issuesFromZod(result.error.issues, document).slice(0, MAX_ISSUES) };
  // 4. What the kind asks; 5. what a disclosure can hold; 6. how long it may live.
  const issues = [...checkKindRules(result.data), ...leafIssues(result.data), ...expiryIssues(result.data, options.nowMs)];
  return issues.length === 0 ? { ok: true, notice: result.data } : { ok: false, issues: issues.slice(0, MAX_ISSUES) };
}

function leafIssues(notice: Notice): NoticeIssue[] {
  const leaves = leavesOf(notice);
  const issues: NoticeIssue[] = leaves
    .map(({ pointer, value }) => ({ pointer, sizeBytes: utf8Bytes(JSON.stringify([SALT_PLACE, pointer, value])) }))
    .filter(({ sizeBytes }) => sizeBytes > NOTICE_LIMITS.leafBytes)
    .map(({ pointer, sizeBytes }) => ({
      pointer: `/content${pointer}`,
      code: 'field-too-large',
      message: `expected a field of at most ${NOTICE_LIMITS.leafBytes} bytes with its name and salt; found ${sizeBytes}; shorten it or attach a file`,
    }));
  if (leaves.length > NOTICE_LIMITS.leaves) {
    const message = `expected at most ${NOTICE_LIMITS.leaves} fields; found ${leaves.length}; leave out what the recipients do not need`;
    issues.push({ pointer: '/content', code: 'too-many-fields', message });
  }
  return issues;
}

function expiryIssues(notice: Notice, nowMs: number | undefined): NoticeIssue[] {
  if (notice.expires === undefined || nowMs === undefined) return [];
  const days = (Date.parse(notice.expires) - nowMs) / DAY_MS;
  if (days > 0 && days <= NOTICE_LIMITS.expiryDays) return [];
  const found = days > 0 ? `${Math.ceil(days)} days ahead` : 'a time that is past';
  const message = `expected a time in the future, at most ${NOTICE_LIMITS.expiryDays} days ahead (RPD art. 49); found ${found}; choose another or leave it out`;
  return [{ pointer: '/expires', code: 'expiry-out-of-range', message }];
}
