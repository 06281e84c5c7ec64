import { type Address, documentFromLeaves, KIND_RULES, memberOf, routingFacts } from '@huecry/notice';
import type { RuleRef } from '@huecry/policy';
import type { api } from '@huecry/sdk';
import type { z } from 'zod';
import { receivedFiles, sentFiles } from '../attachments/read.ts';
import type { GatewayContext } from '../context.ts';
import { bundlesInForce } from '../decide.ts';
import { type Disclosable, disclosable } from '../inbox/disclosable.ts';
import { localise, reasonInWords } from '../localise.ts';
import { standingOf } from '../outbox/standing.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import { recallOfOurs } from './views-recalls.ts';
import { releasesOn } from './views-reviews.ts';
import type { InboxEntry } from '../store/types.ts';

type Summary = z.infer<typeof api.NoticeSummary>;
type View = z.infer<typeof api.NoticeView>;
type Status = z.infer<typeof api.StatusResponse>;

export const timeOf = (ms: number): string => new Date(ms).toISOString();
const timeOrNull = (ms: number | null): string | null => (ms === null ? null : timeOf(ms));

/** Every view of a received notice begins with what the law in force now lets out of it. */
export function inboxSummary(context: GatewayContext, entry: InboxEntry): Summary {
  return summaryOf(context, entry, disclosable(context, entry));
}

function summaryOf({ proofs }: GatewayContext, entry: InboxEntry, { categories, withheld, barredBy, flags }: Disclosable): Summary {
  const barred = barredBy.length > 0;
  const standing = proofs.standing(entry.cursor);
  return {
    cursor: entry.cursor,
    id: entry.id,
    rev: entry.rev,
    box: 'in',
    kind: barred ? null : entry.kind,
    origin: entry.origin,
    state: barred ? 'barred' : entry.state,
    at: timeOf(entry.receivedMs),
    categories: [...categories],
    withheld: [...new Set(withheld.map(({ category }) => category))],
    point: barred ? 'recipient' : entry.point,
    code: barred ? 'policy-refused' : entry.code,
    refusedBy: barred ? [...barredBy] : [...entry.refusedBy],
    flags: [...flags],
    unwitnessed: standing === 'marked',
    witnessed: standing === 'proved',
  };
}

export function inboxView(context: GatewayContext, entry: InboxEntry): View {
  const now = disclosable(context, entry);
  const shown = entry.state === 'stored' && now.barredBy.length === 0;
  return {
    ...summaryOf(context, entry, now),
    digest: entry.digest,
    position: entry.position,
    expires: timeOf(entry.expiresMs),
    retainUntil: timeOrNull(entry.retainUntilMs),
    routing: entry.routing === null || now.barredBy.length > 0 ? null : { ...entry.routing },
    content: shown ? documentFromLeaves(context.parts.leaves(now.grant)) : null,
    recall: null,
    attachments: receivedFiles(context, entry),
    withheldReasons: [...now.withheld],
    purges: context.inbox.purgesOf(entry.cursor).map(({ categories, code, purgedMs }) => ({ categories: [...categories], code, at: timeOf(purgedMs) })),
    replaces: context.inbox
      .revisions(entry.id)
      .filter(({ rev }) => rev < entry.rev)
      .flatMap((earlier) =>
        context.inbox
          .purgesOf(earlier.cursor)
          .filter(({ code }) => code === 'superseded')
          .map(({ categories, purgedMs }) => ({
            rev: earlier.rev,
            categories: [...(categories.length > 0 ? categories : earlier.categories)],
            at: timeOf(purgedMs),
          })),
      ),
  };
}

export function outboxSummary(context: GatewayContext, row: OutboxRow): Summary {
  const recipients = context.outbox.recipients(row.cursor);
  return {
    cursor: row.cursor,
    id: row.id,
    rev: row.rev,
    box: 'out',
    kind: row.kind,
    origin: context.address,
    state: row.state,
    at: timeOf(row.acceptedMs),
    categories: [...new Set(recipients.flatMap(({ categories }) => categories))].toSorted(),
    withheld: [...new Set(recipients.flatMap(({ withheld }) => withheld.map(({ category }) => category)))].toSorted(),
    point: row.state !== 'refused' ? null : row.digest === null ? 'origin' : 'exchange',
    code: row.code,
    refusedBy: [],
    flags: [],
    unwitnessed: false,
    witnessed: row.proof !== null,
  };
}

export function outboxView(context: GatewayContext, row: OutboxRow): View {
  const notice = context.content.notice(row.cursor);
  return {
    ...outboxSummary(context, row),
    digest: row.digest,
    position: row.position,
    expires: timeOrNull(row.expiresMs),
    // A recall ends it at once.
    retainUntil: row.retainUntilMs === 0 ? timeOrNull(row.erasedMs) : timeOf(row.retainUntilMs),
    routing: notice === null ? null : { ...routingFacts(notice) },
    content: notice === null ? null : notice.content,
    recall: recallOfOurs(context, row.id),
    attachments: notice === null ? [] : sentFiles(context, row, notice),
    withheldReasons: [],
    purges: row.erasedMs === null ? [] : [{ at: timeOf(row.erasedMs), categories: [], code: row.state === 'recalled' ? 'recalled' : 'expired' }],
    replaces: [],
  };
}

export function outboxStatus(context: GatewayContext, row: OutboxRow, language: api.Language = 'en'): Status {
  return {
    id: row.id,
    rev: row.rev,
    kind: row.kind,
    state: row.state,
    digest: row.digest,
    seq: row.seq,
    position: row.position,
    proof: row.proof,
    decisionPosition: row.decisionPosition,
    code: row.code,
    reason: reasonInWords(row.code, row.reason, language),
    waiting: waitingOf(context, row, language),
    restrictions: restrictionsOf(context, row),
    acceptedAt: timeOf(row.acceptedMs),
    expires: timeOrNull(row.expiresMs),
    recipients: recipientsOf(context, row, language),
    releases: releasesOn(context, row),
    recall: recallOfOurs(context, row.id),
  };
}

/** What this notice waits for, or what everything in the outbox waits for; once it is sent, what the exchange says of those it has not taken. */
function waitingOf({ standstill }: GatewayContext, row: OutboxRow, language: api.Language): Status['waiting'] {
  const atExchange = row.state === 'submitted' && !KIND_RULES[row.kind].essential ? standstill.waiting('exchange') : null;
  const waiting = row.state === 'accepted' ? (row.waiting ?? standstill.waiting('outbox')) : atExchange;
  return waiting === null
    ? null
    : { code: waiting.code, reason: reasonInWords(waiting.code, waiting.reason, language) ?? waiting.reason, since: timeOf(waiting.sinceMs) };
}

function restrictionsOf(context: GatewayContext, row: OutboxRow): Status['restrictions'] {
  const { exclude, limit, contactOnly } = context.outbox.restrictions(row.cursor);
  return { exclude: [...exclude], limit: limit === null ? null : [...limit], contactOnly: [...contactOnly] };
}

/** Where each stands, with reasons in a language: those of rules from the bundles in force, which have them in several. */
export function recipientsOf(context: GatewayContext, row: OutboxRow, language: api.Language = 'en'): Status['recipients'] {
  const state = context.registry.state();
  const told = (to: Address) => {
    const bundles = language === 'en' || !state.members.has(memberOf(to)) ? null : bundlesInForce(state, context.address, to, context.now());
    return <T extends RuleRef>(rule: T): T => (language === 'en' ? rule : localise(rule, bundles, language));
  };
  const added = context.reviews.reviewers(row.cursor);
  return standingOf(context, row).map(({ row: of, ...report }) => {
    const { recipient, code, rule, cite, reason, receipt } = report;
    const local = told(recipient);
    return {
      ...report,
      reason: rule === null ? reasonInWords(code, reason, language) : reason === null ? null : local({ rule, cite: cite ?? '', reason }).reason,
      review: added.has(recipient),
      categories: [...report.categories],
      withheld: report.withheld.map(local),
      receipt: receipt === null ? null : { ...receipt, flags: receipt.flags.map(local) },
      purges: context.outboxWords.purges(of.cursor, recipient).map((purge) => ({ ...purge, categories: [...purge.categories] })),
    };
  });
}
