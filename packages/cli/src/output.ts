import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import type { ToldIn } from '@huecry/policy';
import pc from 'picocolors';
import { type Fill, type Head, headIn, type Phrase, phraseIn } from './words/words.ts';

/** Where a command writes. Results go to `out`; progress and hints go to `err`, so that pipes stay clean. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A person reads stdout: draw tables and colours. */
  readonly outIsTty: boolean;
  readonly errIsTty: boolean;
  /** How wide a line may be, where a person reads. */
  readonly columns: number;
}

export type Colour = 'green' | 'red' | 'yellow' | 'dim' | 'bold' | 'plain';

export interface Output {
  /** The result of a command: the same data for people and, with --json, for programs. */
  result(data: unknown, people: () => void): void;
  table(head: readonly Head[], rows: readonly (readonly string[])[]): void;
  pairs(rows: readonly (readonly [Head, string])[]): void;
  /** A phrase in the reader's language, its places filled. */
  say(phrase: Phrase, fill?: Fill): string;
  line(text: string): void;
  note(text: string): void;
  paint(colour: Colour, text: string): string;
}

const BORDER = 3;

/** Widths of a table's columns, their padding included: the widest give way until the table fits, but no word is cut. */
export function fitColumns(rows: readonly (readonly string[])[], columns: number): number[] {
  const measure = (separator: RegExp): number[] => {
    const widths: number[] = [];
    for (const row of rows)
      for (const [index, text] of row.entries())
        widths[index] = Math.max(
          widths[index] ?? 0,
          ...stripVTControlCharacters(text)
            .split(separator)
            .map((part) => part.length),
        );
    return widths;
  };
  const widths = measure(/\n/u);
  const floors = measure(/\s/u);
  for (let over = widths.reduce((sum, width) => sum + width + BORDER, 1) - columns; over > 0; over -= 1) {
    const room = widths.map((width, index) => (width > (floors[index] ?? 0) ? width : 0));
    const widest = room.indexOf(Math.max(...room));
    if (room[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths.map((width) => width + BORDER - 1);
}

/** `json`: write one JSON document instead of text, which is the same in every language. */
export function createOutput(terminal: Terminal, json: boolean, language: ToldIn = 'en'): Output {
  const colours = pc.createColors(terminal.outIsTty && !json && process.env['NO_COLOR'] === undefined);
  const paint = (colour: Colour, text: string): string => (colour === 'plain' ? text : colours[colour](text));
  const line = (text: string): void => terminal.out(`${text}\n`);
  /** A table that is too wide for the terminal: each row by itself, a value a line. */
  const blocks = (head: readonly string[], rows: readonly (readonly string[])[]): void => {
    const width = Math.max(...head.map((text) => text.length));
    for (const row of rows) {
      line(paint('dim', '─'.repeat(Math.min(terminal.columns, 40))));
      for (const [index, text] of row.entries()) {
        if (text === '') continue;
        line(`${paint('dim', (head[index] ?? '').padEnd(width))}  ${text.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`);
      }
    }
  };
  // A cell of a pipe is one field of one line.
  const cell = (text: string): string => text.replaceAll(/[\t\r\n]+/gu, ' ');
  return {
    paint,
    line,
    note: (text) => terminal.err(`${text}\n`),
    result(data, people) {
      if (json) line(JSON.stringify(data, null, 2));
      else people();
    },
    say: (phrase, fill) => phraseIn(language, phrase, fill),
    table(heads, rows) {
      const head = heads.map((text) => headIn(language, text));
      if (!terminal.outIsTty) {
        for (const row of [head, ...rows]) line(row.map(cell).join('\t'));
        return;
      }
      const colWidths = fitColumns([head, ...rows], terminal.columns);
      if (colWidths.reduce((sum, width) => sum + width + 1, 1) > terminal.columns) return blocks(head, rows);
      const table = new Table({
        head: head.map((text) => paint('bold', text)),
        style: { head: [], border: ['grey'] },
        wordWrap: true,
        colWidths,
      });
      for (const row of rows) table.push([...row]);
      line(table.toString());
    },
    pairs(named) {
      const rows = named.map(([name, value]) => [headIn(language, name), value] as const);
      const width = Math.max(...rows.map(([name]) => name.length));
      for (const [name, value] of rows) line(terminal.outIsTty ? `${paint('dim', name.padEnd(width))}  ${value}` : `${name}\t${cell(value)}`);
    },
  };
}
