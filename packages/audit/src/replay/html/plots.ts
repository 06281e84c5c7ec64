import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { TimeCount, TimeReport } from '../time.ts';
import { escaped, Markup } from './markup.ts';

const WIDTH = 760;
const MAX_SERIES = 9;
const MAX_TICKS = 8;
const BAR_HEIGHT = 22;

/** The kinds have colours of their own; all other series take the next one. */
const KIND_COLOURS: Readonly<Record<string, string>> = {
  red: 'var(--red)',
  yellow: 'var(--yellow)',
  blue: 'var(--blue)',
  black: 'var(--black)',
  green: 'var(--green)',
  orange: 'var(--orange)',
  purple: 'var(--purple)',
  silver: 'var(--silver)',
  'un-special': 'var(--teal)',
  unopened: 'var(--faint)',
  other: 'var(--line)',
};
const SERIES = ['blue', 'orange', 'green', 'purple', 'teal', 'red', 'yellow', 'silver', 'black'].map((name) => `var(--${name})`);
const OTHER = 'other';

/** Stacked bars over time, with a legend. Steps in which nothing was are there, and empty. Null where nothing was at all. */
export function barsOverTime(label: string, step: TimeReport['step'], counts: readonly TimeCount[], nameOf: (name: string) => string): Markup | null {
  if (counts.length === 0) return null;
  const names = largest(counts);
  const shown = counts.map(({ from, name, count }) => ({ from, name: names.includes(name) ? name : OTHER, count }));
  const series = [...names, ...(shown.some(({ name }) => name === OTHER) ? [OTHER] : [])];
  const colours = series.map((name, index) => KIND_COLOURS[name] ?? SERIES[index % SERIES.length] ?? 'var(--faint)');
  const steps = stepsOf(step, counts);
  const highest = Math.max(...steps.map((at) => counts.reduce((sum, { from, count }) => (from === at ? sum + count : sum), 0)));
  const every = Math.ceil(steps.length / MAX_TICKS);
  const length = step === 'hour' ? 'YYYY-MM-DDTHH'.length : step === 'month' ? 'YYYY-MM'.length : 'YYYY-MM-DD'.length;
  const svg = drawn(label, {
    height: 240,
    marginBottom: 40,
    x: {
      type: 'band',
      domain: steps,
      label: null,
      ticks: steps.filter((_, index) => index % every === 0),
      tickFormat: (from: string) => from.slice(0, length).replace('T', ' ') + (step === 'hour' ? ':00' : ''),
    },
    y: { label: null, grid: true, tickFormat: 'd', ticks: Math.min(5, highest) },
    color: { type: 'ordinal', domain: series, range: colours },
    marks: [Plot.barY(shown, Plot.stackY({ x: 'from', y: 'count', fill: { value: 'name', scale: 'color' }, order: series })), Plot.ruleY([0])],
  });
  const legend = series.map((name, index) => `<li><span style="background:${colours[index] ?? ''}"></span>${escaped(nameOf(name))}</li>`).join('');
  return new Markup(`${svg.text}<ul class="legend">${legend}</ul>`);
}

/** One bar for each name, with its number at the end. Null where there is none. */
export function barsByName(label: string, counts: readonly { readonly name: string; readonly count: number }[]): Markup | null {
  if (counts.length === 0) return null;
  const rows = counts.slice(0, 15).map(({ name, count }, index) => ({ place: String(index), name: short(name), count }));
  return drawn(label, {
    height: rows.length * BAR_HEIGHT + 20,
    marginLeft: 280,
    marginRight: 60,
    marginTop: 0,
    marginBottom: 20,
    x: { axis: null, domain: [0, Math.max(...rows.map(({ count }) => count))] },
    y: { type: 'band', domain: rows.map(({ place }) => place), label: null, tickSize: 0, tickFormat: (place: string) => rows[Number(place)]?.name ?? '' },
    marks: [
      Plot.barX(rows, { x: 'count', y: 'place', fill: 'var(--blue)', insetTop: 2, insetBottom: 2 }),
      Plot.text(rows, { x: 'count', y: 'place', text: (row: { count: number }) => String(row.count), textAnchor: 'start', dx: 5 }),
      Plot.ruleX([0]),
    ],
  });
}

/** One line of a label. */
function short(name: string): string {
  const line = name.replaceAll(/\s+/gu, ' ');
  return line.length <= 44 ? line : `${line.slice(0, 43)}…`;
}

function largest(counts: readonly TimeCount[]): string[] {
  const sums = new Map<string, number>();
  for (const { name, count } of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums]
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MAX_SERIES)
    .map(([name]) => name);
}

/** Every step from the first to the last. */
function stepsOf(step: TimeReport['step'], counts: readonly TimeCount[]): string[] {
  const times = counts.map(({ from }) => Date.parse(from));
  const last = Math.max(...times);
  const steps: string[] = [];
  for (let at = new Date(Math.min(...times)); at.getTime() <= last; at = after(step, at)) steps.push(at.toISOString());
  return steps;
}

const HOUR_MS = 3_600_000;

function after(step: TimeReport['step'], at: Date): Date {
  if (step === 'month') return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  return new Date(at.getTime() + HOUR_MS * { hour: 1, day: 24, week: 24 * 7 }[step]);
}

function drawn(label: string, options: Plot.PlotOptions): Markup {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const figure = Plot.plot({ document, width: WIDTH, style: { background: 'transparent' }, ...options });
  figure.setAttribute('role', 'img');
  figure.setAttribute('aria-label', label);
  // A variable is a colour in a style; as an attribute some printers do not know it.
  for (const mark of figure.querySelectorAll('[fill^="var("]')) {
    mark.setAttribute('style', `fill:${mark.getAttribute('fill') ?? ''}`);
    mark.removeAttribute('fill');
  }
  return new Markup(figure.outerHTML);
}
