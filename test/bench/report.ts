import Table from 'cli-table3';
import type { Machine } from './machine.ts';
import type { Row } from './measure.ts';

const DIGITS = 3;
/** Three significant digits, no exponent: 1,234.5 becomes 1230, 0.05678 becomes 0.0568. */
export const short = (value: number): string =>
  value >= 10 ** DIGITS
    ? String(Math.round(value / 10 ** (Math.floor(Math.log10(value)) - DIGITS + 1)) * 10 ** (Math.floor(Math.log10(value)) - DIGITS + 1))
    : Number(value.toPrecision(DIGITS)).toString();
const orDash = (value: number | null, unit = ''): string => (value === null ? '–' : `${short(value)}${unit === '' ? '' : ` ${unit}`}`);

const HEAD = ['', 'ours', 'floor', 'ours : floor', 'stock', 'ours : stock', 'runs'];
const cellsOf = (row: Row): string[] => [
  row.name,
  orDash(row.value, row.unit),
  orDash(row.floor),
  orDash(row.ratio),
  orDash(row.stock),
  orDash(row.stockRatio),
  String(row.runs),
];

const PLAIN = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' };
const PLAIN_INSIDE = { left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' };

/** The rows as a table for a terminal; without lines and colours where it is read by a program. */
export function formatTable(rows: readonly Row[], plain: boolean): string {
  const table = new Table({
    head: HEAD,
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], ...(plain ? { 'padding-left': 0, 'padding-right': 0 } : {}) },
    ...(plain ? { chars: { ...PLAIN, ...PLAIN_INSIDE } } : {}),
  });
  table.push(...rows.map(cellsOf));
  return table.toString();
}

export const markdownTable = (rows: readonly Row[]): string =>
  [HEAD, ['---', ...HEAD.slice(1).map(() => '---:')], ...rows.map(cellsOf)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Above this something else takes a good part of a core. */
const QUIET = 0.5;
const BUSY = `
**Other programs were running, so every absolute figure is worse than what this machine can do,** and the stock way, which spreads over both cores,
gains on ours. Run it again on a quiet machine before you quote a figure.`;

export const machineText = (
  machine: Machine,
): string => `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}; Node ${machine.node}, OpenSSL ${machine.openssl}, nats-server ${machine.natsServer}.
One page is on the disk (\`fdatasync\`) after ${short(machine.syncMs)} ms. Load average before the bench began: ${machine.loadBefore.toFixed(1)}.${machine.loadBefore > QUIET ? BUSY : ''}`;

/** docs/bench.md. `about` is what stays true whatever the figures are. */
export const formatDocument = (rows: readonly Row[], machine: Machine, about: string): string => `# The bench

Written by \`npm run bench\`, which measures every figure beside its floor and the stock way in the same run. Do not edit it: the text stands in
\`test/bench/about.md\`.

${markdownTable(rows)}

A ratio of 1 is the floor's speed; higher is better, for latencies too (floor ÷ ours). Each ratio is the median of the rounds' own ratios, so it need
not be the quotient of the two medians beside it.

## The machine

${machineText(machine)}

${about.trim()}
`;
