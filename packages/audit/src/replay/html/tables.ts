import { html, type Markup, type Part } from './markup.ts';
import type { Column, Words } from './words.ts';

const SHOWN = 200;

export interface TableOf {
  readonly caption?: string;
  /** Columns of the words, or, of a table over time, names as they are. */
  readonly columns: readonly (Column | { readonly name: string })[];
  readonly rows: readonly (readonly Part[])[];
  /** Of all rows, where the list was cut. */
  readonly count?: number;
}

/** A table; numbers stand to the end of their cells. */
export function table(words: Words, { caption, columns, rows, count = rows.length }: TableOf): Markup {
  if (rows.length === 0) return html`<p class="faint">${words.nothing}</p>`;
  const shown = rows.slice(0, SHOWN);
  const head = (column: Column | { readonly name: string }): Markup => {
    const isNumber = typeof column !== 'string' || column === 'count';
    return html`<th scope="col"${isNumber ? html` class="number"` : null}>${typeof column === 'string' ? words.columns[column] : column.name}</th>`;
  };
  // Codes and names keep their own direction among words that run the other way.
  const apart = (part: Part): Part => (words.direction === 'rtl' && typeof part === 'string' && part !== '' ? html`<bdi>${part}</bdi>` : part);
  const cell = (part: Part): Markup => (typeof part === 'number' ? html`<td class="number">${part}</td>` : html`<td>${apart(part)}</td>`);
  return html`<div class="wide"><table>${caption === undefined ? null : html`<caption>${caption}</caption>`}
<thead><tr>${columns.map(head)}</tr></thead>
<tbody>${shown.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody></table></div>${
    count > shown.length ? html`<p class="faint">${words.more(count - shown.length)}</p>` : null
  }`;
}
