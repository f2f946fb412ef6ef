/** Cells of `<group>.csv`, read back: what a run writes, and nothing else. */

import type { ComparedColumn } from '../comparison/learner-record.js';

/** Problems and days that a learner may do. */
export interface CellLimits {
  readonly max_problems: number;
  readonly max_days: number;
}

/** A cell of a column: NaN where it is rightly empty, undefined where it is none that a run writes. */
export function numberOf(
  name: ComparedColumn,
  text: string,
  limits: CellLimits,
): number | undefined {
  switch (name) {
    case 'review_accuracy':
    case 'exam_accuracy':
    case 'exam_accuracy_30_days':
    case 'follow_up_accuracy':
      return text === '' ? NaN : decimal(text, 1);
    case 'active_seconds':
      return decimal(text, Number.MAX_SAFE_INTEGER);
    case 'skills_mastered':
    case 'overpromoted_skills':
    // After completion no limit of problems holds.
    case 'follow_up_problems':
      return wholeNumber(text, Number.MAX_SAFE_INTEGER);
    case 'days':
      return wholeNumber(text, limits.max_days);
    case 'problems_to_50pct':
    case 'problems_to_80pct':
      return text === '' ? NaN : wholeNumber(text, limits.max_problems);
    default:
      return wholeNumber(text, limits.max_problems);
  }
}

/** A whole number from 0 as the files print it, at most `most`; undefined: none. */
export function wholeNumber(text: string, most: number): number | undefined {
  return /^\d+$/.test(text) ? decimal(text, most) : undefined;
}

function decimal(text: string, most: number): number | undefined {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Infinity;
  return value <= most ? value : undefined;
}
