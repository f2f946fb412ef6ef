/** Tables of figures: for those who read, listen, copy or check. */

import { type Html, type Part, html } from './html.js';

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
