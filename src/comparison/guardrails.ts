/** Whether a change spoils what it must not: each guardrail holds, is broken, or cannot be told. */

import type { ComparisonRow } from './comparison-row.js';

/** What a guardrail may get worse by [assumption]: two points of a hundred. */
export const GUARDRAIL_MARGIN = 0.02;

export type GuardrailRuling = 'holds' | 'broken' | 'unclear';

export interface Guardrail {
  readonly row: ComparisonRow;
  readonly ruling: GuardrailRuling;
}

/** The guardrails among the rows of one comparison. */
export function guardrails(rows: readonly ComparisonRow[]): Guardrail[] {
  return rows.filter(({ isGuardrail }) => isGuardrail).map((row) => ({ row, ruling: rule(row) }));
}

/**
 * Holds: even the worst end of the interval is within the margin. Broken: worse by more than the margin, and the whole
 * interval says worse. Unclear: anything else, for instance when there is nobody to compare.
 */
function rule(row: ComparisonRow): GuardrailRuling {
  const { better, difference } = row;
  const { value } = difference;
  if (value === undefined) return 'unclear';
  const { low: from, high: to } = hasNoSpread(row) ? within(value, slack(row)) : difference;
  if (from === undefined || to === undefined) return 'unclear';
  const [least, most, worse] = better === 'lower' ? [from, to, value] : [-to, -from, -value];
  if (most <= GUARDRAIL_MARGIN) return 'holds';
  return least > 0 && worse > GUARDRAIL_MARGIN ? 'broken' : 'unclear';
}

/** The same for every learner: there is no interval. Nor is there one where learners are left out; that has a note. */
function hasNoSpread({ difference: { low, high }, n, nControl, note }: ComparisonRow): boolean {
  return low === undefined && high === undefined && n > 1 && nControl > 1 && note === '';
}

/**
 * What answers without a single exception leave open: what none of n learners showed, fewer than 3 in n of all show, at
 * 95% (Hanley & Lippman-Hand 1983). Nothing is open of true probabilities, or where learners vary and their difference
 * does not.
 */
function slack({ unit, group, control, n, nControl }: ComparisonRow): number {
  const isVaried = group.low !== undefined || control.low !== undefined;
  return unit === 'probability' || isVaried ? 0 : 3 / Math.min(n, nControl);
}

function within(value: number, distance: number) {
  return { low: value - distance, high: value + distance };
}

/**
 * Those with something of their own to say. Where nobody forgets, the exam 30 days later says what the one at the end does;
 * and where what learners know cannot change, neither can it be promoted to less.
 */
export function telling(all: readonly Guardrail[]): readonly Guardrail[] {
  const exam = all.find(({ row }) => row.metric === 'exam_accuracy')!;
  const isSettled = isFixed(exam);
  return all.filter(({ row }) => {
    if (row.metric === 'exam_accuracy_30_days') return !hasFiguresOf(row, exam.row);
    return !(isSettled && row.metric === 'overpromotion_rate' && row.difference.value === 0);
  });
}

function hasFiguresOf(row: ComparisonRow, other: ComparisonRow): boolean {
  return (['group', 'control', 'difference'] as const).every((side) =>
    (['value', 'low', 'high'] as const).every((end) => row[side][end] === other[side][end]),
  );
}

/** The same true accuracy for every learner of both groups, whatever they did: no change can spoil it. */
export function isFixed({ row }: Guardrail): boolean {
  const { metric, group, control, difference, n } = row;
  const hasSpread = [group, control].some(({ low }) => low !== undefined);
  return metric === 'exam_accuracy' && n > 1 && difference.value === 0 && !hasSpread;
}
