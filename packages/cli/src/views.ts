import type { Kind } from '@huecry/notice';
import type { NoticeStatus, NoticeView, RecipientStatus, Revisions } from '@huecry/sdk';
import type { Colour, Output } from './output.ts';

const KIND_COLOURS: Partial<Record<Kind, Colour>> = { red: 'red', yellow: 'yellow', green: 'green', orange: 'yellow', black: 'dim' };
export const colourOf = (kind: Kind | null): Colour => (kind === null ? 'dim' : (KIND_COLOURS[kind] ?? 'bold'));

const STATE_COLOURS: Record<string, Colour> = { delivered: 'green', opened: 'green', settled: 'green', refused: 'red', expired: 'red', deregistered: 'red' };

function restrictionLines({ exclude, limit, contactOnly }: NoticeStatus['restrictions']): (readonly [string, string])[] {
  return [
    ...(exclude.length === 0 ? [] : ([['excluded', exclude.join(' ')]] as const)),
    ...(limit === null ? [] : ([['limited to', limit.join(' ')]] as const)),
    ...(contactOnly.length === 0 ? [] : ([['on request', contactOnly.join(' ')]] as const)),
  ];
}

export function showStatus(output: Output, status: NoticeStatus): void {
  output.pairs([
    ['notice', status.rev === 1 ? status.id : `${status.id}, revision ${status.rev}`],
    ['state', output.paint(STATE_COLOURS[status.state] ?? 'yellow', status.state)],
    ['digest', status.digest ?? 'not sealed yet'],
    ['ledger', status.position === null ? 'not proved yet' : `entry ${status.position}, inclusion proof verified`],
    ...(status.waiting === null ? [] : ([['waits', `${status.waiting.code} since ${status.waiting.since}: ${status.waiting.reason}`]] as const)),
    ...restrictionLines(status.restrictions),
    ...(status.code === null ? [] : ([['refused', `${status.code}: ${status.reason ?? ''}`]] as const)),
  ]);
  output.table(
    ['recipient', 'state', 'categories', 'withheld', 'why'],
    status.recipients.map((one) => [
      one.review ? `${one.recipient} (review)` : one.rev === null || one.rev === status.rev ? one.recipient : `${one.recipient} (revision ${one.rev})`,
      output.paint(STATE_COLOURS[one.state] ?? 'yellow', one.state),
      one.categories.join(' '),
      one.withheld.map((withheld) => `${withheld.category} (${withheld.point})`).join(' '),
      whyOf(one).join('\n'),
    ]),
  );
  if (status.releases.length > 0) {
    output.table(
      ['review', 'by', 'recipients', 'ledger', 'reason'],
      status.releases.map((one) => [
        output.paint(one.outcome === 'release' ? 'green' : 'red', one.outcome === 'release' ? 'released' : 'refused'),
        one.reviewer,
        one.recipients.join(' '),
        `${one.position}, decision ${one.decisionPosition}`,
        [one.code, one.cite, one.reason].filter((word) => word !== '').join(' '),
      ]),
    );
  }
}

/** What a recipient's answer rests on: its refusal, what was withheld, the action that it declines, what it has purged. */
function whyOf(one: RecipientStatus): string[] {
  if (one.state === 'refused' || one.state === 'held' || one.state === 'waiting')
    return [`${one.code ?? ''} ${one.rule ?? ''} ${one.cite ?? ''}`.trim(), ...(one.reason === null ? [] : [one.reason])];
  return [
    ...byRule(one.withheld),
    ...(one.receipt?.flags ?? []).map(({ rule, cite, reason }) => `action declined: ${rule}, ${cite}: ${reason}`),
    ...one.purges.map(({ categories, code, position }) => `purged: ${categories.join(' ')} (${code ?? ''}, ledger entry ${position})`),
  ];
}

/** Each rule once, with what it withholds. */
const byRule = (withheld: RecipientStatus['withheld']): string[] =>
  [...Map.groupBy(withheld, ({ rule, cite }) => `${rule}, ${cite}`)].map(([rule, same]) => `${same.map(({ category }) => category).join(' ')}: ${rule}`);

/** What the origin asks of whoever handles it: said to people, because people keep it. */
function conditionLines(routing: NoticeView['routing']): (readonly [string, string])[] {
  const conditions = routing?.['conditions'];
  return Array.isArray(conditions) && conditions.length > 0 ? [['conditions', conditions.map(String).join(', ')]] : [];
}

type Revision = Revisions['items'][number];

/** Each revision, with a line for all recipients who got the same of it. */
export function showHistory(output: Output, items: readonly Revision[]): void {
  const about = ({ rev, state, at, position }: Revision) => [String(rev), state, at, position === null ? '' : String(position)];
  if (items.some(({ box }) => box === 'out')) {
    output.table(
      ['rev', 'state', 'at', 'ledger', 'recipient', 'stands', 'got', 'withheld', 'why'],
      items.flatMap((item) => {
        const groups = [...Map.groupBy(item.recipients, ({ state, categories, withheld }) => JSON.stringify([state, categories, withheld])).values()];
        return (groups.length === 0 ? [[]] : groups).map((same) => [
          ...about(item),
          same.map(({ recipient }) => recipient).join(' '),
          same[0]?.state ?? '',
          same[0]?.categories.join(' ') ?? '',
          same[0]?.withheld.join(' ') ?? '',
          item.code ?? '',
        ]);
      }),
    );
    return;
  }
  output.table(
    ['rev', 'state', 'at', 'ledger', 'held', 'withheld', 'why'],
    items.map((item) => [
      ...about(item),
      item.categories.join(' '),
      item.withheld.join(' '),
      item.state === 'superseded' ? 'erased when a later revision came' : (item.code ?? ''),
    ]),
  );
}

/** What a later revision took away of what earlier ones gave, and when that was erased. */
function takenAway({ rev, categories, replaces }: NoticeView): (readonly [string, string])[] {
  return replaces.flatMap((earlier) => {
    const lost = earlier.categories.filter((category) => !categories.includes(category));
    return lost.length === 0 ? [] : [['taken away', `${lost.join(' ')} of revision ${earlier.rev}, by revision ${rev}; erased ${earlier.at}`] as const];
  });
}

/** Withheld for one reason: one line. */
const sameReason = ({ point, rule, cite, reason }: NoticeView['withheldReasons'][number]): string => JSON.stringify([point, rule, cite, reason]);

export function showNotice(output: Output, view: NoticeView): void {
  // A revision that came to take away, or of which everything is withheld: there is a notice, and no field of it.
  const nothing = view.box === 'in' && view.state === 'stored' && view.categories.length === 0;
  output.pairs([
    ['notice', view.rev === 1 ? view.id : `${view.id}, revision ${view.rev}`],
    ['kind', output.paint(colourOf(view.kind), view.kind ?? 'withheld as a whole')],
    ['origin', view.origin],
    ['state', nothing ? 'nothing of it is held here' : output.paint(STATE_COLOURS[view.state] ?? 'plain', view.state)],
    ['at', view.at],
    ['ledger', view.position === null ? 'not proved yet' : `entry ${view.position}${view.witnessed ? ', proved' : ', not yet witnessed'}`],
    ...takenAway(view),
    ...(view.retainUntil === null || nothing ? [] : ([['keep until', view.retainUntil]] as const)),
    ...conditionLines(view.routing),
  ]);
  if (view.content !== null && !nothing) output.line(JSON.stringify(view.content, null, 2));
  if (view.attachments.length > 0) {
    output.table(
      ['file', 'bytes', 'category', 'state'],
      view.attachments.map((one) => [one.sha256, String(one.sizeBytes), one.category, one.state]),
    );
  }
  if (view.withheldReasons.length > 0) {
    output.table(
      ['withheld', 'at', 'rule', 'article', 'reason'],
      [...Map.groupBy(view.withheldReasons, sameReason).values()].map((same) => [
        same.map(({ category }) => category).join(' '),
        same[0]?.point ?? '',
        same[0]?.rule ?? '',
        same[0]?.cite ?? '',
        same[0]?.reason ?? '',
      ]),
    );
  }
  if (view.purges.length > 0) {
    output.table(
      ['purged', 'why', 'at'],
      view.purges.map(({ categories, code, at }) => [categories.length === 0 ? 'everything' : categories.join(' '), code, at]),
    );
  }
  for (const [title, rules] of [
    [view.state === 'barred' ? 'barred by' : 'refused by', view.refusedBy],
    ['action declined by', view.flags],
  ] as const) {
    if (rules.length > 0)
      output.table(
        [title, 'article', 'reason'],
        rules.map((one) => [one.rule, one.cite, one.reason]),
      );
  }
}
