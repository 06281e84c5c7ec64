import type { Kind } from '@huecry/notice';
import type { NoticeStatus, NoticeView, RecipientStatus, Revisions } from '@huecry/sdk';
import type { Colour, Output } from './output.ts';
import { recallLines, showPurges } from './views-recall.ts';
import type { Head } from './words/words.ts';

const KIND_COLOURS: Partial<Record<Kind, Colour>> = { red: 'red', yellow: 'yellow', green: 'green', orange: 'yellow', black: 'dim' };
export const colourOf = (kind: Kind | null): Colour => (kind === null ? 'dim' : (KIND_COLOURS[kind] ?? 'bold'));

const STATE_COLOURS: Record<string, Colour> = { delivered: 'green', opened: 'green', settled: 'green', refused: 'red', expired: 'red', deregistered: 'red' };

function restrictionLines({ exclude, limit, contactOnly }: NoticeStatus['restrictions']): (readonly [Head, string])[] {
  return [
    ...(exclude.length === 0 ? [] : ([['excluded', exclude.join(' ')]] as const)),
    ...(limit === null ? [] : ([['limited to', limit.join(' ')]] as const)),
    ...(contactOnly.length === 0 ? [] : ([['on request', contactOnly.join(' ')]] as const)),
  ];
}

/** An id, and which revision where it is not the first. */
const revisionOf = (output: Output, { id, rev }: { readonly id: string; readonly rev: number }): string =>
  rev === 1 ? id : output.say('{id}, revision {rev}', { id, rev });

export function showStatus(output: Output, status: NoticeStatus): void {
  output.pairs([
    ['notice', revisionOf(output, status)],
    ['state', output.paint(STATE_COLOURS[status.state] ?? 'yellow', status.state)],
    ['digest', status.digest ?? output.say('not sealed yet')],
    [
      'ledger',
      status.position === null ? output.say('not proved yet') : output.say('entry {position}, inclusion proof verified', { position: status.position }),
    ],
    ...(status.waiting === null ? [] : ([['waits', output.say('{code} since {since}: {reason}', status.waiting)]] as const)),
    ...restrictionLines(status.restrictions),
    ...recallLines(output, status.recall),
    ...(status.code === null || status.state === 'recalled' ? [] : ([['refused', `${status.code}: ${status.reason ?? ''}`]] as const)),
  ]);
  output.table(
    ['recipient', 'state', 'categories', 'withheld', 'why'],
    status.recipients.map((one) => [
      one.review
        ? output.say('{recipient} (review)', { recipient: one.recipient })
        : one.rev === null || one.rev === status.rev
          ? one.recipient
          : output.say('{recipient} (revision {rev})', { recipient: one.recipient, rev: one.rev }),
      output.paint(STATE_COLOURS[one.state] ?? 'yellow', one.state),
      one.categories.join(' '),
      one.withheld.map((withheld) => `${withheld.category} (${withheld.point})`).join(' '),
      whyOf(output, one).join('\n'),
    ]),
  );
  showPurges(output, status.recall);
  if (status.releases.length > 0) {
    output.table(
      ['review', 'by', 'recipients', 'ledger', 'reason'],
      status.releases.map((one) => [
        output.paint(one.outcome === 'release' ? 'green' : 'red', output.say(one.outcome === 'release' ? 'released' : 'refused')),
        one.reviewer,
        one.recipients.join(' '),
        output.say('entry {position}, decision {decision}', { position: one.position, decision: one.decisionPosition }),
        [one.code, one.cite, one.reason].filter((word) => word !== '').join(' '),
      ]),
    );
  }
}

/** What a recipient's answer rests on: its refusal, what was withheld, the action that it declines, what it has purged. */
function whyOf(output: Output, one: RecipientStatus): string[] {
  if (one.state === 'refused' || one.state === 'held' || one.state === 'waiting')
    return [`${one.code ?? ''} ${one.rule ?? ''} ${one.cite ?? ''}`.trim(), ...(one.reason === null ? [] : [one.reason])];
  return [
    ...byRule(one.withheld),
    ...(one.receipt?.flags ?? []).map((flag) => output.say('action declined: {rule}, {cite}: {reason}', flag)),
    ...one.purges.map(({ categories, code, position }) =>
      output.say('purged: {categories} ({code}, ledger entry {position})', { categories: categories.join(' '), code: code ?? '', position }),
    ),
  ];
}

/** Each rule once, with what it withholds. */
const byRule = (withheld: RecipientStatus['withheld']): string[] =>
  [...Map.groupBy(withheld, ({ rule, cite }) => `${rule}, ${cite}`)].map(([rule, same]) => `${same.map(({ category }) => category).join(' ')}: ${rule}`);

/** What the origin asks of whoever handles it: said to people, because people keep it. */
function conditionLines(routing: NoticeView['routing']): (readonly [Head, string])[] {
  const conditions = routing?.['conditions'];
  return Array.isArray(conditions) && conditions.length > 0 ? [['conditions', conditions.map(String).join(', ')]] : [];
}

type Revision = Revisions['items'][number];

/** Each revision, with a line for all recipients who got the same of it. */
export function showHistory(output: Output, items: readonly Revision[]): void {
  const about = ({ rev, state, at, position }: Revision) => [String(rev), state, at, position === null ? '' : String(position)];
  if (items.some(({ box }) => box === 'out')) {
    output.table(
      ['rev', 'state', 'when', 'ledger', 'recipient', 'stands', 'got', 'withheld', 'why'],
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
    ['rev', 'state', 'when', 'ledger', 'held', 'withheld', 'why'],
    items.map((item) => [
      ...about(item),
      item.categories.join(' '),
      item.withheld.join(' '),
      item.state === 'superseded' ? output.say('erased when a later revision came') : (item.code ?? ''),
    ]),
  );
}

/** What a later revision took away of what earlier ones gave, and when that was erased. */
function takenAway(output: Output, { rev, categories, replaces }: NoticeView): (readonly [Head, string])[] {
  return replaces.flatMap((earlier) => {
    const lost = earlier.categories.filter((category) => !categories.includes(category));
    const fill = { categories: lost.join(' '), earlier: earlier.rev, rev, at: earlier.at };
    return lost.length === 0 ? [] : [['taken away', output.say('{categories} of revision {earlier}, by revision {rev}; erased {at}', fill)] as const];
  });
}

/** Withheld for one reason: one line. */
const sameReason = ({ point, rule, cite, reason }: NoticeView['withheldReasons'][number]): string => JSON.stringify([point, rule, cite, reason]);

export function showNotice(output: Output, view: NoticeView): void {
  // A revision that came to take away, or of which everything is withheld: there is a notice, and no field of it.
  const nothing = view.box === 'in' && view.state === 'stored' && view.categories.length === 0;
  output.pairs([
    ['notice', revisionOf(output, view)],
    ['kind', output.paint(colourOf(view.kind), view.kind ?? output.say('withheld as a whole'))],
    ['origin', view.origin],
    ['state', nothing ? output.say('nothing of it is held here') : output.paint(STATE_COLOURS[view.state] ?? 'plain', view.state)],
    ['when', view.at],
    [
      'ledger',
      view.position === null
        ? output.say('not proved yet')
        : output.say(view.witnessed ? 'entry {position}, proved' : 'entry {position}, not yet witnessed', { position: view.position }),
    ],
    ...takenAway(output, view),
    ...recallLines(output, view.recall),
    ...(view.retainUntil === null || nothing ? [] : ([['keep until', view.retainUntil]] as const)),
    ...conditionLines(view.routing),
  ]);
  showPurges(output, view.recall);
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
      ['purged', 'why', 'when'],
      view.purges.map(({ categories, code, at }) => [categories.length === 0 ? output.say('everything') : categories.join(' '), code, at]),
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
