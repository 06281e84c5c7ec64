/** docs/bench-ledger.md and its plot. */
import type { Machine } from './machine.ts';
import type { Row } from './measure.ts';
import { machineText, markdownTable, short } from './report.ts';
import type { CostFigures, SizeFigures } from './sizes.ts';

const grouped = (value: number): string => value.toLocaleString('en-GB');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const memoryTable = (figures: readonly SizeFigures[]): string =>
  table(
    ['entries', 'ledger, RSS', 'replay, RSS', 'open', 'load average'],
    figures.map(({ size, ledger, replay, load }) => [
      grouped(size),
      `${short(ledger.rssMiB)} MiB`,
      `${short(replay.rssMiB)} MiB`,
      `${short(ledger.openMs)} ms`,
      load.toFixed(1),
    ]),
  );

const costText = ({ cpuMicros, perSecond }: CostFigures): string => `${short(cpuMicros)} µs (${short(perSecond)}/s)`;
const costTable = (figures: readonly SizeFigures[]): string =>
  table(
    ['entries', 'append', 'proof, newest', 'proof, anywhere', 'whole check', 'replay'],
    figures.map(({ size, ledger: { append, newest, anywhere, check }, replay }) => [grouped(size), ...[append, newest, anywhere, check, replay].map(costText)]),
  );

/** `about` is what stays true whatever the figures are. */
export const formatLedgerDocument = (rows: readonly Row[], figures: readonly SizeFigures[], machine: Machine, about: string): string => `# The ledger's bench

Written by \`npm run bench -- --only ledger --large\`. Do not edit it: the text stands in \`test/bench/about-ledger.md\`.

${markdownTable(rows)}

A ratio of 1 is the floor's speed; higher is better, for latencies too (floor ÷ ours).

## As it grows

${memoryTable(figures)}

Processor time for one, and in brackets how many came in a second beside whatever else ran:

${costTable(figures)}

![Memory of the ledger and of the replay over the number of entries](bench-ledger.svg)

## The machine

${machineText(machine)}

${about.trim()}
`;

const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 60;
const RIGHT = 610;
const TOP = 40;
const BOTTOM = 270;
const LINES = [
  { name: 'ledger service', colour: '#1f5fa8', dash: '', of: ({ ledger }: SizeFigures) => ledger.rssMiB },
  { name: 'audit replay', colour: '#b0482b', dash: '6 4', of: ({ replay }: SizeFigures) => replay.rssMiB },
] as const;

/** Peak memory over the number of entries, the latter on a logarithmic axis. */
export function plotMemory(figures: readonly SizeFigures[]): string {
  const logs = figures.map(({ size }) => Math.log10(size));
  const [first, last] = [Math.min(...logs), Math.max(...logs)];
  const most = Math.max(...figures.flatMap((one) => LINES.map(({ of }) => of(one))));
  const step = most > 800 ? 500 : most > 300 ? 100 : 50;
  const top = Math.ceil((most * 1.05) / step) * step;
  const x = (size: number): number => Math.round(LEFT + 30 + ((Math.log10(size) - first) / Math.max(last - first, 1)) * (RIGHT - LEFT - 60));
  const y = (mib: number): number => Math.round(BOTTOM - (mib / top) * (BOTTOM - TOP));
  const text = (at: { x: number; y: number }, anchor: string, words: string): string => `<text x="${at.x}" y="${at.y}" text-anchor="${anchor}">${words}</text>`;
  const marks = Array.from({ length: top / step + 1 }, (_, i) => i * step);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-label="Peak memory over the number of entries">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text({ x: LEFT, y: 20 }, 'start', 'peak memory (RSS), MiB'),
    ...marks.map(
      (mib) => `<line x1="${LEFT}" x2="${RIGHT}" y1="${y(mib)}" y2="${y(mib)}" stroke="#dddddd"/>${text({ x: LEFT - 8, y: y(mib) + 4 }, 'end', String(mib))}`,
    ),
    ...figures.map(({ size }) => text({ x: x(size), y: BOTTOM + 18 }, 'middle', grouped(size))),
    text({ x: (LEFT + RIGHT) / 2, y: BOTTOM + 38 }, 'middle', 'entries in the log'),
    ...LINES.flatMap(({ name, colour, dash, of }, i) => [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}" points="${figures.map((one) => `${x(one.size)},${y(of(one))}`).join(' ')}"/>`,
      ...figures.map((one) => `<circle cx="${x(one.size)}" cy="${y(of(one))}" r="4" fill="${colour}"/>`),
      `<line x1="${RIGHT - 150}" x2="${RIGHT - 120}" y1="${16 + i * 16}" y2="${16 + i * 16}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`,
      text({ x: RIGHT - 112, y: 20 + i * 16 }, 'start', name),
    ]),
    '</svg>\n',
  ].join('\n');
}
