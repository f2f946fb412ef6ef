/** Comparisons as JSON: `comparison.csv`'s columns by name, `paired` as a boolean; null where there is no value. */

import type { Comparison } from '../comparison/comparison.js';
import { COMPARISON_COLUMNS } from '../comparison/comparison-table.js';
import type { LivePlan } from '../comparison/live-test.js';
import type { PartOfDifference } from '../comparison/problem-split.js';

export function comparisonJson(comparison: Comparison): object {
  const { group, control, rows, kinds, skills } = comparison;
  return {
    group,
    control,
    metrics: rows.map((row) => ({
      ...Object.fromEntries(
        COMPARISON_COLUMNS.map((column) => [column.name, column.from({ comparison, row }) ?? null]),
      ),
      paired: row.isPaired,
    })),
    problems_by_kind: kinds.map(partJson),
    problems_by_skill: skills.map(partJson),
  };
}

/** The plan of a live test, by metric and power; null where no number of users is enough, or nothing is known. */
export function liveTestJson(plans: readonly LivePlan[]): object[] {
  return plans.flatMap(({ row, planned }) =>
    planned.map(({ power, users, days }) => ({
      metric: row.metric,
      power,
      control_users: users?.first ?? null,
      group_users: users?.second ?? null,
      days: days ?? null,
    })),
  );
}

/** Problems a learner. */
function partJson({ name, group, control, difference }: PartOfDifference): object {
  return { name, value: group, control_value: control, difference };
}
