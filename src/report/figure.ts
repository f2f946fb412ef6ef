/** Pictures with their tables: for those who look, and those who read, listen, copy or check. */

import { formatNumber } from '../output/csv.js';
import { type Chart, drawnChart } from './chart.js';
import { type Html, type Part, html } from './html.js';

export interface Figure {
  /** id of the section that it stands in */
  readonly section: string;
  readonly title: string;
  readonly text: string;
  /** undefined: too much to draw */
  readonly chart: Chart | undefined;
  readonly table: Table;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Part[])[];
}

export interface TableColumn {
  readonly name: string;
  /** numbers stand to the right */
  readonly isNumber?: boolean;
}

/** A table in a box of its own that scrolls where the page is narrow. The first cell of a row is its heading. */
export function tableOf({ caption, columns, rows }: Table): Html {
  const cell = (part: Part, at: number): Html =>
    at === 0
      ? html`<th scope="row">${part}</th>`
      : html`<td class="${kindOf(columns[at])}">${part}</td>`;
  const head = columns.map(
    (column) => html`<th scope="col" class="${kindOf(column)}">${column.name}</th>`,
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>
`;
}

function kindOf({ isNumber }: TableColumn): string {
  return isNumber === true ? 'number' : 'words';
}

/** A table behind a line that opens it, with a button that copies it for a spreadsheet. */
export function foldedTable(table: Table): Html {
  return html`<details class="figures"><summary>Table: ${table.caption}</summary>
${tableOf(table)}<p class="copying"><button type="button" class="copy" hidden>Copy this table</button> <span role="status"></span></p>
</details>
`;
}

/** A figure with its heading, and its table below it. */
export async function figureHtml({ title, text, chart, table }: Figure): Promise<Html> {
  const drawing = chart === undefined ? undefined : await drawnChart(chart);
  return html`<figure>
<figcaption><h3>${title}</h3><p>${text}</p></figcaption>
${drawing}${foldedTable(table)}</figure>
`;
}

/** A number as the CSV files print it; a dash where there is none. */
export function shownNumber(value: number | undefined): string {
  return value === undefined ? '-' : formatNumber(value);
}
