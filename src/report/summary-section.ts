/** `summary.csv` as a table, columns as rows: few groups, many figures. */

import { tableOf } from './figure.js';
import { html } from './html.js';
import type { Section } from './section.js';
import type { ReportValues } from './values.js';

export function summarySection({ groups }: ReportValues): Section {
  const columns = [...groups[0].summary.keys()].filter((name) => !LABELS.has(name));
  const table = tableOf({
    caption: 'All figures of summary.csv',
    columns: [{ name: 'figure' }, ...groups.map(({ name }) => ({ name, isNumber: true }))],
    rows: columns.map((name) => [name, ...groups.map(({ summary }) => summary.get(name) || '-')]),
  });
  return { id: 'summary', title: 'All figures', html: html`${table}` };
}

const LABELS = new Set(['experiment', 'group']);
