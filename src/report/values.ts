/** What a report is made from: the values of a results directory, read and checked. */

import type { Comparison } from '../comparison/comparison.js';
import type { GroupSample } from '../comparison/group-sample.js';
import type { CompletionLimits } from '../comparison/measures.js';

export interface ReportValues {
  readonly experiment: string;
  readonly description: string;
  readonly seed: number;
  /** of the program that wrote the results */
  readonly version: string;
  /** the run was interrupted, or learners are missing */
  readonly isPartial: boolean;
  /** a completed learner with an exam accuracy below it is unready */
  readonly readyAccuracy: number;
  readonly limits: CompletionLimits;
  /** name of the group that the others are compared with */
  readonly control: string;
  /** in the order of the configuration; of a sweep, those of its first point */
  readonly groups: readonly ReportGroup[];
  readonly comparisons: readonly Comparison[];
  readonly files: readonly ReportFile[];
  readonly sweep: ReportSweep | undefined;
}

export interface ReportGroup {
  readonly name: string;
  readonly mission: string;
  /** alternatives that the control has not, e.g. `booster_tasks_v3: booster` */
  readonly settings: readonly string[];
  /** cells of `summary.csv` by column, as they are printed; of a sweep: empty */
  readonly summary: Cells;
  /** sums and times of its learners; undefined of a sweep, which keeps none */
  readonly sample: GroupSample | undefined;
}

/** Cells of a table's row by column, as text; an empty cell has no value. */
export type Cells = ReadonlyMap<string, string>;

/** A file of the results. */
export interface ReportFile {
  readonly name: string;
  readonly bytes: number;
  /** its content, where it is small enough to go along */
  readonly text: string | undefined;
}

/** `sweep.csv`: rows point by point, in each the groups in their order. */
export interface ReportSweep {
  readonly parameters: readonly string[];
  readonly rows: readonly Cells[];
}

/** The number in a cell; undefined where it is empty, or the table has no such column. */
export function numberIn(cells: Cells, column: string): number | undefined {
  const text = cells.get(column);
  return text === undefined || text === '' ? undefined : Number(text);
}
