/** Whether a range that was written elsewhere can be one of this plan: what is merged must fit, and take no more room. */

import type { GroupSums } from '../comparison/group-sums.js';
import { mayBeApart, pairsOf } from '../comparison/compared-groups.js';
import { MEANS } from '../comparison/measures.js';
import type { RangeSums } from '../comparison/range-sums.js';
import { compileMission } from '../content/compile.js';
import { type ExperimentPlan, isSwept } from '../experiment/plan.js';
import { STATUSES } from '../harness/ending.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { comparedGroups } from './compared-groups.js';
import type { Chunk, ChunkResult, WorkerSetup } from './protocol.js';
import { areSoundEvents } from './event-soundness.js';
import type { RangeOutcome } from './worker-pool.js';

/** Whether everything in it has the size that it has in a run of the plan. */
export function isSound(
  { plan, wanted, isCompared }: WorkerSetup,
  chunks: readonly Chunk[],
  { parts, sums }: RangeOutcome,
): boolean {
  const learners = new Map<number, number>();
  for (const [at, part] of parts.entries()) {
    if ('message' in part) {
      if (!sameChunk(part.chunk, chunks[at])) return false;
      continue;
    }
    if (!isSoundPart(plan, chunks[at], part, wanted.columns, wanted.paths)) return false;
    const hasEvents = wanted.events === true;
    if (hasEvents ? !areSoundEvents(plan, chunks[at], part) : part.events.length > 0) return false;
    learners.set(chunks[at].group, part.totals.learners);
  }
  if (learners.size < chunks.length) return sums === undefined;
  if (!isCompared) return sums === undefined;
  return sums !== undefined && areSoundSums(plan, learners, sums);
}

export function sameChunk(one: Chunk, other: Chunk): boolean {
  return one.group === other.group && one.first === other.first && one.count === other.count;
}

function isSoundPart(
  plan: ExperimentPlan,
  chunk: Chunk,
  { totals, columns, paths }: ChunkResult,
  wanted: readonly string[],
  kept: number,
): boolean {
  const { learners } = totals;
  const isAll = plan.groups[chunk.group].assigned === undefined;
  return (
    (isAll ? learners === chunk.count : learners <= chunk.count) &&
    areSoundTotals(plan, chunk.group, totals) &&
    Object.keys(columns).length === wanted.length &&
    wanted.every((name) => Object.hasOwn(columns, name) && columns[name].length === learners) &&
    Object.keys(paths).every((number) => Number(number) < kept)
  );
}

function areSoundTotals(plan: ExperimentPlan, group: number, totals: GroupTotals): boolean {
  const { learners, statuses, problemsToCompletion, days, skills } = totals;
  const { max_problems, max_days } = plan.limits;
  const mission = compileMission(plan.scenarios[plan.groups[group].mission]);
  const all = isSwept(plan) ? 0 : mission.skills.length;
  const { met, problems, correct, mastered, stuck, masteryDays } = skills;
  const stuckRoom = isSwept(plan) ? [0, mission.skills.length] : [all];
  return (
    STATUSES.reduce((sum, status) => sum + statuses[status], 0) === learners &&
    isHistogram(problemsToCompletion, statuses.completed, max_problems) &&
    isHistogram(days, learners, max_days) &&
    [met, problems, correct, mastered].every(({ length }) => length === all) &&
    stuckRoom.includes(stuck.length) &&
    masteryDays.length <= (max_days + 1) * all &&
    (all === 0 || masteryDays.length % all === 0) &&
    [met, problems, correct, mastered, stuck, masteryDays].every(areCounts)
  );
}

function isHistogram({ counts, total }: GroupTotals['days'], size: number, most: number): boolean {
  const sum = counts.reduce((before, one) => before + one, 0);
  return total === size && sum === size && counts.length <= most + 1 && areCounts(counts);
}

function areCounts(list: Float64Array): boolean {
  return list.every((one) => Number.isSafeInteger(one) && one >= 0);
}

function areSoundSums(
  plan: ExperimentPlan,
  learners: ReadonlyMap<number, number>,
  { groups, pairs }: RangeSums,
): boolean {
  const compared = comparedGroups(plan);
  const apart = mayBeApart(compared);
  const most = Math.max(plan.limits.max_problems, plan.limits.max_days);
  const of = new Map(pairsOf(compared).map((pair) => [pair.at, pair]));
  const areGroups = [...learners].every(([group, count]) => {
    const sums = groups.get(group);
    return sums !== undefined && isSoundGroup(sums, count, apart.has(group), most);
  });
  const arePairs = [...pairs].every(([at, { learners: common, sides }]) => {
    const pair = of.get(at);
    if (pair === undefined || pair.areAll !== (sides === undefined)) return false;
    const side = (one: GroupSums): boolean => isSoundGroup(one, common, false, most);
    return sides === undefined || (side(sides.first) && side(sides.second));
  });
  return groups.size === learners.size && areGroups && arePairs;
}

function isSoundGroup(sums: GroupSums, learners: number, isApart: boolean, most: number): boolean {
  const { statuses, times, meanValues } = sums;
  return (
    sums.learners === learners &&
    statuses.length === learners &&
    statuses.every((status) => status < STATUSES.length) &&
    times.every(
      (list) => list.length === learners && list.every((time) => time >= 0 && time <= most),
    ) &&
    meanValues.length === (isApart ? MEANS.length : 0) &&
    meanValues.every((list) => list.length === learners)
  );
}
