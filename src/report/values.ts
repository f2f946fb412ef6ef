/** What a report is made from: the values of a results directory, read and checked. */

import type { Comparison } from '../comparison/comparison.js';
import type { GroupSample } from '../comparison/group-sample.js';
import type { KindSample } from '../comparison/kind-sample.js';
import type { CompletionLimits } from '../comparison/measures.js';
import type { Trait } from '../learners/distribution.js';
import type { Member } from '../learners/population.js';
import type { StretchedGroup } from '../output/stretch-text.js';

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
  /** learners are asked for reviews after completion */
  readonly hasFollowUp: boolean;
  /** name of the group that the others are compared with */
  readonly control: string;
  /** in the order of the configuration; of a sweep, those of its first point */
  readonly groups: readonly ReportGroup[];
  /** groups, of a sweep at each point, whose kinds are in other shares than those of their population */
  readonly stretched: readonly StretchedGroup[];
  readonly comparisons: readonly Comparison[];
  readonly files: readonly ReportFile[];
  readonly sweep: ReportSweep | undefined;
}

export interface ReportGroup {
  readonly name: string;
  /** empty: none */
  readonly description: string;
  /** its title, or else its slug */
  readonly mission: string;
  /** alternatives, constants and the like that are not as by default in all groups: each by its key, the same in every group */
  readonly settings: ReadonlyMap<string, string>;
  /** kinds of its learners, in the shares that they are simulated in */
  readonly people: readonly Member[];
  /** seconds a day */
  readonly session: Trait;
  /** cells of `summary.csv` by column, as they are printed; of a sweep: empty */
  readonly summary: Cells;
  /** sums and times of its learners; undefined of a sweep, which keeps none */
  readonly sample: GroupSample | undefined;
  /** learners by kind; empty of a sweep, and where the group has no population */
  readonly kinds: readonly KindSample[];
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
