/** Every figure as a table, and the files of the run to take along. */

import { COMPARISON_COLUMNS } from '../comparison/comparison-table.js';
import { formatNumber } from '../output/csv.js';
import { type Table, foldedTable } from './figure.js';
import { Html, html } from './html.js';
import type { Section } from './section.js';
import type { ReportFile, ReportValues } from './values.js';

const LABELS = new Set(['experiment', 'group']);

export function tablesSection(values: ReportValues): Section {
  const tables = [...summaryTable(values), ...comparisonTables(values), ...sweepTable(values)];
  return {
    id: 'tables',
    title: 'All figures and files',
    html: html`${tables.map(foldedTable)}<h3>Files</h3>
<ul class="files">
${values.files.map(fileHtml)}</ul>
`,
  };
}

/** `summary.csv`, columns as rows: few groups, many figures. */
function summaryTable({ groups, sweep }: ReportValues): Table[] {
  if (sweep !== undefined) return [];
  const columns = [...groups[0].summary.keys()].filter((name) => !LABELS.has(name));
  return [
    {
      caption: 'summary.csv',
      columns: [{ name: 'figure' }, ...groups.map(({ name }) => ({ name, isNumber: true }))],
      rows: columns.map((name) => [name, ...groups.map(({ summary }) => summary.get(name) || '-')]),
    },
  ];
}

/** Columns of `comparison.csv` that are not the same in a whole table. */
const COMPARED = COMPARISON_COLUMNS.filter(({ name }) => name !== 'group' && name !== 'control');
const WORDS = new Set(['metric', 'unit', 'better', 'paired', 'method', 'guardrail', 'note']);

function comparisonTables({ comparisons }: ReportValues): Table[] {
  return comparisons.map((comparison) => ({
    caption: `comparison.csv: ${comparison.group} against ${comparison.control}`,
    columns: COMPARED.map(({ name }) => ({ name, isNumber: !WORDS.has(name) })),
    rows: comparison.rows.map((row) =>
      COMPARED.map((column) => {
        const cell = column.from({ comparison, row });
        if (cell === undefined) return '-';
        return typeof cell === 'number' ? formatNumber(cell) : cell;
      }),
    ),
  }));
}

/** Rows of `sweep.csv` in the page at most; the file has all. */
const MOST_ROWS = 400;

function sweepTable({ sweep }: ReportValues): Table[] {
  if (sweep === undefined || sweep.rows.length === 0) return [];
  const columns = [...sweep.rows[0].keys()].filter((name) => name !== 'experiment');
  const more =
    sweep.rows.length > MOST_ROWS ? `, the first ${MOST_ROWS} of ${sweep.rows.length} rows` : '';
  return [
    {
      caption: `sweep.csv${more}`,
      columns: columns.map((name) => ({ name, isNumber: name !== 'group' })),
      rows: sweep.rows
        .slice(0, MOST_ROWS)
        .map((cells) => columns.map((name) => cells.get(name) || '-')),
    },
  ];
}

function fileHtml({ name, bytes, text }: ReportFile): Html {
  const size = sizeText(bytes);
  if (text === undefined) {
    return html`<li><code>${name}</code> <span class="small">${size}: too large to go along, it is in the results directory</span></li>\n`;
  }
  const address = `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`;
  return html`<li><a download="${name}" href="${address}">${name}</a> <span class="small">${size}</span></li>\n`;
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
