/** A range of learners through all groups, on the thread that calls, with the sums that comparisons are made from. */

import { COMPARED_COLUMNS, type LearnerBatch } from '../comparison/learner-record.js';
import type { RangeSummer } from '../comparison/range-sums.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import type { OwnGroup } from './own-engines.js';
import type { ChunkResult, RangeResult, RangeTask, Wanted } from './protocol.js';
import { type PreparedGroup, simulateChunk } from './simulate-chunk.js';

export interface RangeSetup {
  readonly plan: ExperimentPlan;
  readonly wanted: Wanted;
  /** undefined: no sums are asked for */
  readonly summer: RangeSummer | undefined;
  readonly groupOf: (group: number) => PreparedGroup;
  /** the group, if it has an engine of somebody's own */
  readonly ownGroupOf: (group: number) => OwnGroup | undefined;
}

export function simulateRange(
  { plan, wanted, summer, groupOf, ownGroupOf }: RangeSetup,
  { chunks, underWay, silent }: RangeTask,
): RangeResult {
  const columns = [...new Set([...wanted.columns, ...(summer ? COMPARED_COLUMNS : [])])];
  const batches = new Map<number, LearnerBatch>();
  const parts = chunks.map((chunk, at): ChunkResult => {
    underWay[0] = chunk.first;
    underWay[1] = 0;
    underWay[2] = at;
    const asked = { ...wanted, columns };
    const own = ownGroupOf(chunk.group);
    const done =
      own === undefined
        ? simulateChunk(plan, groupOf(chunk.group), chunk, asked, underWay)
        : own.simulate(plan, chunk, asked, underWay, silent);
    const { learners, ...result } = done;
    batches.set(chunk.group, learners);
    return { ...result, columns: only(wanted.columns, learners.columns) };
  });
  return { parts, sums: summer?.sum(batches) };
}

function only(
  names: readonly string[],
  columns: LearnerBatch['columns'],
): Record<string, Float64Array> {
  return Object.fromEntries(names.map((name) => [name, columns[name]]));
}
