/** Values for tests of the report: rows of a comparison, groups of learners. */

import { Comparisons, type Comparison } from '../../src/comparison/comparison.js';
import { COMPARED_COLUMNS, type LearnerBatch } from '../../src/comparison/learner-record.js';
import type { GroupSample } from '../../src/comparison/group-sample.js';
import { STATUSES, type Status } from '../../src/harness/ending.js';

export interface Learner {
  readonly status: Status;
  readonly problems: number;
  readonly exam?: number;
}

/** As a run's file has them: two days a hundred problems, and nine of ten answers correct. */
function batchOf(those: readonly Learner[]): LearnerBatch {
  const values: Readonly<Record<string, (learner: Learner) => number>> = {
    problems: ({ problems }) => problems,
    correct: ({ problems }) => Math.round(problems * 0.9),
    days: ({ problems }) => Math.ceil(problems / 50),
    exam_accuracy: ({ exam }) => exam ?? 0.9,
    practice_problems: ({ problems }) => problems,
  };
  const columns = COMPARED_COLUMNS.map((name): [string, Float64Array] => [
    name,
    Float64Array.from(those, (learner) => values[name]?.(learner) ?? 0),
  ]);
  return {
    learners: Int32Array.from(those.keys()),
    statuses: Uint8Array.from(those, ({ status }) => STATUSES.indexOf(status)),
    columns: Object.fromEntries(columns),
  };
}

/** The group `new` against the group `old`, learner by learner. */
export function compared(
  control: readonly Learner[],
  group: readonly Learner[],
): { readonly comparison: Comparison; readonly samples: readonly GroupSample[] } {
  const comparisons = new Comparisons({
    groups: [
      { name: 'old', control: undefined, samePeople: true, learners: control.length },
      { name: 'new', control: 0, samePeople: true, learners: group.length },
    ],
    readyAccuracy: 0.8,
    limits: { max_problems: 1000, max_days: 100 },
    seed: 1,
  });
  comparisons.add(0, 0, batchOf(control));
  comparisons.add(1, 0, batchOf(group));
  const [comparison] = comparisons.finish(() => ({ slugs: [], problems: new Float64Array(0) }));
  return { comparison, samples: comparisons.samples };
}

/** Learners of the same ending, who need `from`, `from + 1`, ... problems. */
export function learners(count: number, from: number, rest: Partial<Learner> = {}): Learner[] {
  return Array.from({ length: count }, (_, at) => ({
    status: 'completed',
    problems: from + at,
    ...rest,
  }));
}
