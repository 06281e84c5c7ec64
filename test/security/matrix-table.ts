/** Reads the tables of docs/spec/nats.md, so that what the document says is what the test demands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type Role } from './matrix-world.ts';

/**
 * `exchange`: it reaches the exchange's account. `server`: it reaches the server's own API, in the name of the sender's account.
 * `own`: it stays in the account of who sent or asked. `no`: the server refuses it. From nearest to farthest.
 */
export const REACHES = ['no', 'own', 'server', 'exchange'] as const;
export type Reach = (typeof REACHES)[number];
export type Row = { readonly subject: string; readonly cells: Readonly<Record<Role, Reach>> };

const SPEC = join(import.meta.dirname, '../../docs/spec/nats.md');

/** Rows of the table below a heading. Throws where the table is missing or a cell is not one of the words. */
export function readTable(heading: string): Row[] {
  const [, after] = readFileSync(SPEC, 'utf8').split(`\n### ${heading}\n`);
  if (after === undefined) throw new Error(`docs/spec/nats.md: expected a heading "### ${heading}"`);
  const lines = (after.split(/\n#+ /)[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  const cellsOf = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head = '', , ...body] = lines;
  const [, ...columns] = cellsOf(head);
  if (columns.join() !== ROLES.join()) throw new Error(`docs/spec/nats.md, ${heading}: expected columns ${ROLES.join(', ')}, found ${columns.join(', ')}`);
  return body.map((line) => {
    const [subject = '', ...cells] = cellsOf(line);
    const read = Object.fromEntries(
      columns.map((role, index) => {
        const word = cells[index] === '–' ? 'no' : cells[index];
        if (!(REACHES as readonly (string | undefined)[]).includes(word))
          throw new Error(`docs/spec/nats.md, ${heading}, ${subject}: unknown word ${String(word)}`);
        return [role, word];
      }),
    );
    return { subject: subject.replaceAll('`', ''), cells: read as Record<Role, Reach> };
  });
}

/** The same table, from what was seen: printed when they differ, to be read before it is pasted. */
export const formatTable = (rows: readonly Row[]): string =>
  [
    `| subject | ${ROLES.join(' | ')} |`,
    `|---|${ROLES.map(() => '---').join('|')}|`,
    ...rows.map(({ subject, cells }) => `| \`${subject}\` | ${ROLES.map((role) => (cells[role] === 'no' ? '–' : cells[role])).join(' | ')} |`),
  ].join('\n');
