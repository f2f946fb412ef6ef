/** The tables in docs/ are made from the catalogs in src/: a name that is missing or stale turns this red. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { x } from 'tinyexec';
import { describe, expect, it } from 'vitest';
import { COMPARISON_COLUMNS } from '../../src/comparison/comparison-table.js';
import { RULE_CONSTANTS, type RuleConstant } from '../../src/engine/constants.js';
import { EXPERIMENTS, type Experiment } from '../../src/engine/experiments.js';
import { ASSUMPTIONS } from '../../src/experiment/assumptions.js';
import { configJsonSchema } from '../../src/experiment/schema.js';
import { BEHAVIOUR_PARAMS } from '../../src/learners/behaviour-params.js';
import { LEARNER_MODELS, MODEL_NAMES } from '../../src/learners/learner-models.js';
import type { ParamBounds } from '../../src/learners/parameters.js';
import { PRESETS, type Preset } from '../../src/learners/presets.js';
import { USER_PARAMS } from '../../src/learners/user-params.js';
import { EVENT_COLUMNS } from '../../src/metrics/event-table.js';
import { KIND_COLUMN, LEARNER_COLUMNS } from '../../src/metrics/learner-table.js';
import { SKILL_COLUMNS } from '../../src/metrics/skill-table.js';
import { SUMMARY_COLUMNS } from '../../src/metrics/summary-table.js';

const ROOT = resolve(import.meta.dirname, '../..');
const UPDATE = process.env['UPDATE_README'] === '1';

type Row = readonly (string | number)[];

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Of the event log: with the type in Parquet in place of a unit, which only some have. */
function eventColumns(): string {
  const rows = EVENT_COLUMNS.map(({ name, type, unit, means }) => [
    `\`${name}\``,
    type,
    unit === '' ? means : `${means} (${unit})`,
  ]);
  return table(['column', 'type', 'meaning'], rows);
}

function columns(
  catalog: readonly { readonly name: string; readonly unit: string; readonly means: string }[],
): string {
  const rows = catalog.map(({ name, unit, means }) => [`\`${name}\``, unit, means]);
  return table(['column', 'unit', 'meaning'], rows);
}

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly anyOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema;
}

function keys(schema: JsonSchema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, { description, ...value }]) => {
    const fallback = value.default === undefined ? '' : `\`${JSON.stringify(value.default)}\``;
    return [`\`${name}\``, value.type ?? '', fallback, description ?? ''];
  });
  return table(['key', 'type', 'default', 'meaning'], rows);
}

const config = configJsonSchema() as JsonSchema;
const group = config.properties!['groups'].anyOf![0].additionalProperties!;

const experiments = Object.entries(EXPERIMENTS as Record<string, Experiment>).map(
  ([name, { alternatives, number, rule }]) => {
    const listed = alternatives.map((alternative) => `\`${alternative}\``).join(', ');
    const range = number
      ? ` with N from ${number.min} to ${number.max}, default ${number.default}`
      : '';
    return [`\`${name}\``, listed + range, rule];
  },
);

const constants = Object.entries(RULE_CONSTANTS as Record<string, RuleConstant>).map(
  ([name, { means, unit, rule, source, ...constant }]) => [
    `\`${name}\``,
    Number(constant.default.toPrecision(6)),
    unit,
    means,
    rule,
    source,
  ],
);

const decimals = (value: number): number => Number(value.toPrecision(6));

const assumptions = ASSUMPTIONS.map(({ name, values, why }) => [
  `\`${name}\``,
  decimals(RULE_CONSTANTS[name].default),
  values.map(decimals).join(', '),
  why,
]);

function paramRows(params: Readonly<Record<string, ParamBounds>>): Row[] {
  return Object.entries(params).map(([name, bounds]) => [
    `\`${name}\``,
    `${bounds.min} to ${bounds.max}`,
    bounds.default ?? 'required',
    bounds.means,
  ]);
}

const modelTables = MODEL_NAMES.map((name): [file: string, marker: string, make: () => string] => [
  'learners.md',
  `table: ${name}`,
  () => table(['key', 'range', 'default', 'meaning'], paramRows(LEARNER_MODELS[name].params)),
]);

/** As in a configuration: no quotes around keys. */
const written = (model: object): string => JSON.stringify(model).replaceAll(/"([^"]*)"/g, '$1');

const presets = Object.entries<Preset>(PRESETS).map(([name, { means, source, model }]) => [
  `\`${name}\``,
  means,
  `\`${written(model).replaceAll(/([:,])/g, '$1 ')}\``,
  source,
]);

const TABLES: [file: string, marker: string, make: () => string | Promise<string>][] = [
  [
    'rule-book.md',
    'table: experiments',
    () => table(['experiment', 'alternatives (default first)', 'rule'], experiments),
  ],
  [
    'rule-book.md',
    'table: constants',
    () => table(['constant', 'default', 'unit', 'meaning', 'rule', 'source'], constants),
  ],
  ['configuration.md', 'table: keys', () => keys(config)],
  ['configuration.md', 'table: group-keys', () => keys(group)],
  ['configuration.md', 'table: precision-keys', () => keys(config.properties!['precision'])],
  [
    'configuration.md',
    'table: user-params',
    () => table(['key', 'range', 'default', 'meaning'], paramRows(USER_PARAMS)),
  ],
  [
    'configuration.md',
    'table: assumptions',
    () => table(['constant', 'default', 'readings', 'why this range'], assumptions),
  ],
  ...modelTables,
  [
    'learners.md',
    'table: presets',
    () => table(['preset', 'learners', 'model', 'source'], presets),
  ],
  [
    'learners.md',
    'table: behaviour',
    () => table(['key', 'range', 'default', 'meaning'], paramRows(BEHAVIOUR_PARAMS)),
  ],
  ['configuration.md', 'help: run', help],
  ['results.md', 'table: learner-columns', () => columns([...LEARNER_COLUMNS, KIND_COLUMN])],
  ['results.md', 'table: summary-columns', () => columns(SUMMARY_COLUMNS)],
  ['results.md', 'table: skill-columns', () => columns(SKILL_COLUMNS)],
  ['results.md', 'table: comparison-columns', () => columns(COMPARISON_COLUMNS)],
  ['events.md', 'table: event-columns', eventColumns],
  ['events.md', 'table: outputs-keys', () => keys(config.properties!['outputs'])],
];

async function help(): Promise<string> {
  const { stdout } = await x('node', [join(ROOT, 'dist/cli/main.js'), 'run', '--help']);
  return `\`\`\`\n${stdout.trimEnd()}\n\`\`\``;
}

describe('docs/', () => {
  it.each(TABLES)('%s has its %s as it is in the source', async (file, marker, make) => {
    const path = join(ROOT, 'docs', file);
    const text = readFileSync(path, 'utf8');
    const start = `<!-- ${marker} -->\n`;
    const from = text.indexOf(start) + start.length;
    const to = text.indexOf('<!-- end -->', from);
    expect(from).toBeGreaterThan(start.length);
    const made = `${await make()}\n`;
    if (UPDATE) writeFileSync(path, text.slice(0, from) + made + text.slice(to));
    else expect(text.slice(from, to)).toBe(made);
  });
});
