/** Comparisons as JSON: `comparison.csv`'s columns by name; null where there is no value. */

import type { Comparison } from '../comparison/comparison.js';
import { COMPARISON_COLUMNS } from '../comparison/comparison-table.js';
import type { PartOfDifference } from '../comparison/problem-split.js';

export function comparisonJson(comparison: Comparison): object {
  const { group, control, rows, kinds, skills } = comparison;
  return {
    group,
    control,
    metrics: rows.map((row) =>
      Object.fromEntries(
        COMPARISON_COLUMNS.map(({ name, from }) => [name, from({ comparison, row }) ?? null]),
      ),
    ),
    problems_by_kind: kinds.map(partJson),
    problems_by_skill: skills.map(partJson),
  };
}

/** Problems a learner. */
function partJson({ name, group, control, difference }: PartOfDifference): object {
  return { name, value: group, control_value: control, difference };
}
