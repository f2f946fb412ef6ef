/** Comparisons on a terminal: effect and interval first, guardrails beside them, and where the problems went. */

import Table from 'cli-table3';
import type { Comparison } from '../comparison/comparison.js';
import { type ComparisonRow, relative } from '../comparison/comparison-row.js';
import { type Guardrail, isFixed, telling } from '../comparison/guardrails.js';
import type { PartOfDifference } from '../comparison/problem-split.js';
import { PLAIN_TABLE } from './plain-table.js';
import { decimal, percent } from './percent.js';

/** Learners beyond which a p-value says only that there were many [assumption]. */
const MANY = 1000;
/** Skills named. */
const MOST_SKILLS = 3;
/** Problems a learner below which a part of a difference is not worth a word. */
const NEGLIGIBLE = 0.05;

/** A short account of each comparison, for the end of a run; each line ended by a line feed. */
export function comparisonText(comparisons: readonly Comparison[]): string {
  return comparisons.map(shortAccount).join('');
}

function shortAccount(comparison: Comparison): string {
  const { group, control, rows } = comparison;
  const lead = rows.find(({ metric }) => metric === leadMetric(rows))!;
  const lines = [
    `${group} against ${control}: ${differenceText(lead)}${shareText(rows)}`,
    ...guardrailLines(telling(comparison.guardrails), 'see comparison.csv'),
    ...splitLines(comparison),
  ];
  return `${lines.join('\n  ')}\n`;
}

/** The mean where everybody completes; else the restricted mean, which leaves nobody out. */
function leadMetric(rows: readonly ComparisonRow[]): string {
  const mean = 'problems_to_completion.mean';
  const isWhole = rows.some(({ metric, note }) => metric === mean && note === '');
  return isWhole ? mean : 'problems_to_completion.restricted_mean';
}

function differenceText(row: ComparisonRow): string {
  const { difference, metric } = row;
  if (difference.value === undefined) return `${metric} not estimable`;
  const share = relative(row);
  return [
    `${metric} ${signed(difference.value)}`,
    intervalText(row),
    share === undefined ? '' : `, ${signedPercent(share)}`,
  ].join('');
}

function intervalText({ difference: { low, high }, unit }: ComparisonRow): string {
  if (low === undefined && high === undefined) return ' (no interval)';
  const end = (value: number | undefined): string =>
    value === undefined ? 'not estimable' : valueText(value, unit);
  return ` (${end(low)} to ${end(high)})`;
}

/** Completion, when not everybody completes in both. */
function shareText(rows: readonly ComparisonRow[]): string {
  const row = rows.find(({ metric }) => metric === 'completion_rate')!;
  const { group, control } = row;
  if (group.value === 1 && control.value === 1) return '';
  return `; completed ${percent(control.value)} -> ${percent(group.value)}`;
}

/** `where`: the notes of those that have no interval. */
function guardrailLines(guardrails: readonly Guardrail[], where: string): string[] {
  const change = ({ metric, control, group }: ComparisonRow): string =>
    control.value === undefined && group.value === undefined
      ? metric
      : `${metric} ${shareOrNone(control.value)} -> ${shareOrNone(group.value)}`;
  const line = (what: string, those: readonly Guardrail[], text: (row: ComparisonRow) => string) =>
    those.length === 0 ? [] : [`${what}: ${those.map(({ row }) => text(row)).join(', ')}`];
  const unclear = guardrails.filter(({ ruling }) => ruling === 'unclear');
  const isKnown = ({ row }: Guardrail): boolean => row.difference.value !== undefined;
  // Not too few learners: something else stands in the way of an interval.
  const hasReason = ({ row: { difference, note } }: Guardrail): boolean =>
    difference.low === undefined && difference.high === undefined && note !== '';
  const broken = guardrails.filter(({ ruling }) => ruling === 'broken');
  const fixed = guardrails.some(isFixed) ? [FIXED] : [];
  if (broken.length + unclear.length === 0) return ['guardrails hold', ...fixed];
  return [
    ...line('guardrails BROKEN', broken, change),
    ...line(
      'guardrails that cannot be compared',
      unclear.filter((one) => !isKnown(one)),
      change,
    ),
    ...line(
      `guardrails without an interval (${where})`,
      unclear.filter((one) => isKnown(one) && hasReason(one)),
      change,
    ),
    ...line(
      'guardrails unclear with so few learners',
      unclear.filter((one) => isKnown(one) && !hasReason(one)),
      ({ metric }) => metric,
    ),
    ...fixed,
  ];
}

const FIXED =
  'exam_accuracy cannot change: these learners neither learn nor forget (see learning_rate)';

function splitLines({ kinds, skills, skillLearners: all }: Comparison): string[] {
  const worth = ({ difference }: PartOfDifference): boolean => Math.abs(difference) >= NEGLIGIBLE;
  const named = ({ name, difference }: PartOfDifference): string => `${name} ${signed(difference)}`;
  const byKind = kinds.filter(worth).map(named);
  if (byKind.length === 0) return [];
  const bySkill = skills.filter(worth).slice(0, MOST_SKILLS).map(named);
  const of = all === undefined ? '' : `of all ${all.group} and ${all.control} learners `;
  const mostly = bySkill.length === 0 ? '' : `; ${of}most by ${bySkill.join(', ')}`;
  return [`problems a learner: ${byKind.join(', ')}${mostly}`];
}

/** Everything about one comparison: a row a measure. */
export function comparisonTable(comparison: Comparison): string {
  const { group, control, rows } = comparison;
  const p = rows.some((row) => row.pHolm !== row.p) ? 'p (Holm)' : 'p';
  const table = new Table({
    ...PLAIN_TABLE,
    head: ['metric', control, group, 'difference (95%)', 'relative', p, 'P(better)', 'method'],
    colAligns: ['left', 'right', 'right', 'left', 'right', 'right', 'right', 'left'],
  });
  for (const row of rows) {
    const share = relative(row);
    table.push([
      row.metric,
      shown(row.control.value, row.unit),
      shown(row.group.value, row.unit),
      row.difference.value === undefined
        ? 'not estimable'
        : `${valueText(row.difference.value, row.unit, true)}${intervalText(row)}`,
      share === undefined ? '-' : signedPercent(share),
      probability(row.pHolm),
      percent(row.betterProbability),
      row.method,
    ]);
  }
  const lines = table.toString().split('\n');
  return [
    `${group} against ${control}, ${pairing(rows)}`,
    ...lines.map((line) => line.trimEnd()),
    ...guardrailLines(telling(comparison.guardrails), 'see the note'),
    ...splitLines(comparison),
    ...noteLines(rows),
    ...manyNote(rows),
  ].join('\n');
}

/** Each note once, behind the measures that it is about. */
function noteLines(rows: readonly ComparisonRow[]): string[] {
  const parts = rows.flatMap(({ metric, note }) =>
    note === '' ? [] : note.split('; ').map((part) => ({ metric, part })),
  );
  const notes = [...new Set(parts.map(({ part }) => part))];
  return notes.map((note) => {
    const about = parts.filter(({ part }) => part === note).map(({ metric }) => metric);
    return `note: ${about.length === rows.length ? 'everything' : about.join(', ')}: ${note}`;
  });
}

function pairing(rows: readonly ComparisonRow[]): string {
  const [{ n, nControl }] = rows;
  const paired = rows.some(({ isPaired }) => isPaired);
  if (!paired) return `${n} and ${nControl} different learners`;
  const mean = rows.find(({ metric }) => metric === 'problems.mean');
  const ratio = mean?.widthRatio;
  const narrowed =
    ratio === undefined
      ? ''
      : `; pairing makes the interval of problems.mean ${ratio.toFixed(2)} times as wide`;
  return `the same ${n} learners in both${narrowed}`;
}

function manyNote([{ n }]: readonly ComparisonRow[]): string[] {
  if (n <= MANY) return [];
  return [`note: with ${n} learners every difference has a small p; judge the effect by its size`];
}

function shown(value: number | undefined, unit: string): string {
  return value === undefined ? '-' : valueText(value, unit);
}

function valueText(value: number, unit: string, isSigned = false): string {
  const isShare = unit === 'share' || unit === 'probability';
  const text = isShare ? percent(value) : decimal(value);
  return isSigned ? withSign(text) : text;
}

function withSign(text: string): string {
  return text.startsWith('-') || Number.parseFloat(text) === 0 ? text : `+${text}`;
}

function signed(value: number): string {
  return withSign(decimal(value));
}

function signedPercent(share: number): string {
  return withSign(percent(share));
}

function shareOrNone(value: number | undefined): string {
  return value === undefined ? 'none' : percent(value);
}

function probability(p: number | undefined): string {
  if (p === undefined) return '-';
  return p < 0.001 ? '<0.001' : p.toFixed(3);
}
