import { PURGE_STRETCHES } from '../recalls.ts';
import type { ReplayReport } from '../report.ts';
import type { TimeCount } from '../time.ts';
import { html, Markup, type Part } from './markup.ts';
import { barsByName, barsOverTime } from './plots.ts';
import { STYLE } from './style.ts';
import { table } from './tables.ts';
import { apart, type PageLanguage, stretchIn, term, type Words, wordsOf } from './words.ts';

/**
 * A replay's report as one page to read and to print: no network, no script, every number of a plot also in a table.
 * @param language of the page's own words; what stands in the ledger and the file, and why something is a problem, stays as it is
 */
export function replayPage(report: ReplayReport, language: PageLanguage = 'en'): string {
  const words = wordsOf(language);
  return html`<!doctype html>
<html lang="${language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}${report.ledger === null ? null : `: ${report.ledger.origin}`}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
${verdict(report, words)}
${about(report, words)}
${section(words.problems, problems(report, words))}
${report.role.role === 'tiles' ? null : section(words.decisions, decisions(report, words))}
${report.holdings === null ? null : section(words.holdings, holdings(report.holdings, words))}
${section(words.overTimeByKind, overTime(words.overTimeByKind, report, report.time.byKind, words))}
${section(words.overTimeByMember, overTime(words.overTimeByMember, report, report.time.byMember, words))}
${report.role.role === 'tiles' ? null : section(words.reasons, reasons(report, words))}
${section(words.refusals, refusals(report, words))}
${report.role.role === 'tiles' ? null : section(words.purges, purges(report, words))}
${report.role.role === 'tiles' ? null : section(words.recalls, recalls(report, words))}
${section(words.findings, findings(report, words))}
</main>
<footer><p class="faint">${words.note}</p></footer>
</body>
</html>
`.text;
}

const section = (title: string, content: Part): Markup => html`<section><h2>${title}</h2>
${content}
</section>`;

const figure = (plot: Markup | null): Markup | null => (plot === null ? null : html`<figure>${plot}</figure>`);

function verdict({ ok, problems: { count }, ledger, checked, end }: ReplayReport, words: Words): Markup {
  const unread = end === null ? (ledger?.size ?? 0) - checked : 0;
  return html`<p class="verdict ${ok ? 'good' : 'bad'}">${ok ? words.passed : words.failed(count)}${unread > 0 ? ` ${words.notChecked(unread)}` : null}</p>`;
}

function about({ ledger, network, role, end, witnesses, unopened, entries }: ReplayReport, words: Words): Markup {
  const list = (items: readonly Part[]): Markup => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const told = words.roleWords?.[role.role] ?? role;
  const pairs: (readonly [string, Part])[] = [
    [
      words.ledger,
      ledger === null
        ? '—'
        : [
            `${apart(words, ledger.origin)}: ${words.entries(ledger.size)}; ${entries.map(({ name, count }) => `${count} ${term(words, name)}`).join(', ')}. `,
            html`<code>${ledger.root}</code>`,
          ],
    ],
    [words.network, network === null ? '—' : [apart(words, `${network.name} (${network.mode})`), ' ', html`<code>${network.genesis}</code>`]],
    [words.role, `${words.roles[role.role]}${role.member === '' ? '' : ` ${role.member}`}`],
    [words.sees, told.sees],
    [words.cannotSee, list(told.cannotSee)],
    [words.witnesses, witnessed(witnesses, words)],
    ...(unopened.length === 0 ? [] : [[words.unopened, unopened.map(({ name, count }) => `${count} ${term(words, name)}`).join(', ')] as const]),
  ];
  return html`<dl>${pairs.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>
${role.made === null ? null : html`<p class="faint">${words.file(apart(words, role.made), role.openedBelow ?? 0)}</p>`}
${end === null ? null : html`<p>${words.end(apart(words, end.asked), end.position)}</p>`}`;
}

function witnessed(witnesses: ReplayReport['witnesses'], words: Words): Part {
  if (witnesses === null) return '—';
  if (witnesses.from === 'none') return words.nobodyMustCosign;
  const { quorum, satisfied, cosigned, missing } = witnesses;
  const who = cosigned.map(({ name, time }) => apart(words, `${name} (${time})`)).join(', ') || words.nothing;
  return [
    html`<div>${words.quorum(apart(words, quorum ?? '?'), satisfied)}</div><div>${words.cosigned}: ${who}</div>`,
    missing.length === 0 ? null : html`<div>${words.notCosigned}: ${missing.join(', ')}</div>`,
  ];
}

function problems({ problems: { items, count } }: ReplayReport, words: Words): Markup {
  if (count === 0) return html`<p>${words.noProblems}</p>`;
  const rows = items.map(({ code, position, path, reason }) => [position === undefined ? (path ?? '') : String(position), html`<code>${code}</code>`, reason]);
  return table(words, { columns: ['where', 'code', 'reason'], rows, count });
}

function decisions({ decisions: of }: ReplayReport, words: Words): Part {
  return [
    html`<p>${words.decidedAgain(of.evaluated, of.entries, of.recipients, of.differing)}</p>`,
    of.notEvaluated === 0 ? null : html`<p>${words.notDecidedAgain(of.notEvaluated)}</p>`,
    table(words, { columns: ['outcome', 'code', 'count'], rows: of.outcomes.map(({ outcome, code, count }) => [term(words, outcome), code, count]) }),
  ];
}

function overTime(label: string, { time: { step } }: ReplayReport, counts: readonly TimeCount[], words: Words): Part {
  const names = [...new Set(counts.map(({ name }) => name))].toSorted();
  const rows = Map.groupBy(counts, ({ from }) => from);
  return [
    counts.length === 0 ? null : html`<p class="faint">${words.steps[step]}</p>`,
    figure(barsOverTime(label, step, counts, (name) => term(words, name))),
    table(words, {
      columns: ['from', ...names.map((name) => ({ name: term(words, name) }))],
      rows: [...rows].map(([from, of]) => [from.slice(0, 16).replace('T', ' '), ...names.map((name) => of.find((one) => one.name === name)?.count ?? 0)]),
    }),
  ];
}

function reasons({ decisions: { rules } }: ReplayReport, words: Words): Part {
  const bars = rules.map(({ rule, does, count }) => ({ name: `${rule} ${term(words, does)}`, count }));
  return [
    figure(barsByName(words.reasons, bars)),
    table(words, {
      columns: ['rule', 'does', 'count', 'cite', 'reason'],
      rows: rules.map(({ rule, does, count, cite, reason }) => [html`<code>${rule}</code>`, term(words, does), count, cite, reason]),
    }),
  ];
}

function refusals({ refusals: whole, receipts: { refusedWith } }: ReplayReport, words: Words): Part {
  const all = [
    ...whole.map(({ name, count }) => ({ name, by: term(words, 'exchange'), count })),
    ...refusedWith.map(({ name, count }) => ({ name, by: term(words, 'recipient'), count })),
  ];
  return [
    figure(
      barsByName(
        words.refusals,
        all.map(({ name, by, count }) => ({ name: `${name || '—'} (${by})`, count })),
      ),
    ),
    table(words, { columns: ['code', 'by', 'count'], rows: all.map(({ name, by, count }) => [name || '—', by, count]) }),
  ];
}

function purges({ purges: { reasons: why, heldFor, late, overdue } }: ReplayReport, words: Words): Part {
  const rows = (counts: readonly { readonly name: string; readonly count: number }[]) => counts.map(({ name, count }) => [name || '—', count]);
  const ordered = heldFor.toSorted((a, b) => STRETCH_ORDER.indexOf(a.name) - STRETCH_ORDER.indexOf(b.name));
  return [
    figure(
      barsByName(
        words.purges,
        ordered.map(({ name, count }) => ({ name: words.heldFor(stretchIn(words, name)), count })),
      ),
    ),
    table(words, {
      caption: words.heldForAtMost,
      columns: ['what', 'count'],
      rows: ordered.map(({ name, count }) => [words.heldFor(stretchIn(words, name)), count]),
    }),
    table(words, {
      caption: words.purgedLate,
      columns: ['what', 'count'],
      rows: late.map(({ name, count }) => [name === 'in time' ? words.inTime : (stretchIn(words, name) ?? words.purgedWithin(null)), count]),
    }),
    table(words, { caption: words.reasonGiven, columns: ['code', 'count'], rows: rows(why) }),
    html`<p>${words.overdue(overdue)}</p>`,
  ];
}

function recalls(report: ReplayReport, words: Words): Part {
  const { count, codes, purged, purgedAfter, notPurged } = report.recalls;
  if (count === 0) return html`<p>${words.noRecalls}</p>`;
  const order = PURGE_STRETCHES.map(([name]): string => name);
  // What lies behind all stretches comes last.
  const place = (name: string): number => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const after = purgedAfter
    .toSorted((a, b) => place(a.name) - place(b.name))
    .map(({ name, count: n }) => ({ name: words.purgedWithin(stretchIn(words, name)), count: n }));
  return [
    html`<p>${words.recallsNote(count, purged)}</p>`,
    overTime(words.recallsOverTime, report, report.time.recalls, words),
    table(words, { caption: words.recallCodes, columns: ['code', 'count'], rows: codes.map(({ name, count: n }) => [name, n]) }),
    figure(barsByName(words.purgedAfter, after)),
    table(words, { caption: words.purgedAfter, columns: ['what', 'count'], rows: after.map(({ name, count: n }) => [name, n]) }),
    html`<p>${words.notPurged(notPurged.count)}</p>`,
    notPurged.count === 0
      ? null
      : table(words, {
          columns: ['recipient', 'notice', 'where', 'since', 'state'],
          rows: notPurged.items.map(({ recipient, origin, id, position, recalled, state }) => [
            recipient,
            `${origin} ${id}`,
            String(position),
            recalled,
            words.states[state],
          ]),
          count: notPurged.count,
        }),
  ];
}

const STRETCH_ORDER = ['1h', '1d', '7d', '30d', '90d', '1y', 'longer'];

function findings({ gaps, forks }: ReplayReport, words: Words): Part {
  return [
    html`<p class="faint">${words.findingsNote}</p>`,
    table(words, {
      columns: ['gateway', 'numbers'],
      rows: gaps.items.map(({ gateway, from, to }) => [gateway, from === to ? String(from) : `${from}–${to}`]),
      count: gaps.count,
    }),
    table(words, {
      columns: ['gateway', 'what', 'where', 'notice'],
      rows: forks.items.map(({ gateway, kind, position, against, jti }) => [
        gateway,
        kind,
        against === null ? String(position) : `${position} / ${against}`,
        jti,
      ]),
      count: forks.count,
    }),
  ];
}

function holdings({ items, count }: NonNullable<ReplayReport['holdings']>, words: Words): Markup {
  const rows = items.flatMap(({ origin, id, revision, recalled, recipients }) =>
    recipients.map(({ recipient, outcome, code, state, categories, since, until }) => [
      `${origin} ${id} (${revision})`,
      recipient,
      outcome === 'deliver' && state !== null
        ? words.states[state]
        : `${term(words, outcome)} (${code})${recalled === null ? '' : `, ${words.states.recalled}`}`,
      categories.join(', '),
      since ?? '',
      until ?? '',
    ]),
  );
  return html`<p>${count}</p>${table(words, { columns: ['notice', 'recipient', 'state', 'categories', 'since', 'until'], rows })}`;
}
