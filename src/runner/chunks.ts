/** How learners are handed out. The size of a chunk never changes a result. */

import type { EventLog } from '../experiment/events.js';
import type { ExperimentPlan, GroupPlan } from '../experiment/plan.js';
import { RECORD_BYTES } from '../harness/event-record.js';
import type { Chunk } from './protocol.js';

/**
 * Most learners of a range, over all groups [assumption]: enough to drown the cost of a message, few enough for a lively
 * progress bar.
 */
const MOST = 1000;
/** Learners of one group in a range, where many groups would leave fewer [assumption]: each group has totals of its own. */
const FEWEST = 50;
/** Ranges a worker should get at least, so that none is left with a long last one. */
const PER_WORKER = 4;

/**
 * Bytes of a range's events, over all groups, if everybody did as many problems as may be [assumption]: some ranges a worker
 * are in memory at a time.
 */
const EVENT_ROOM = 32 * 2 ** 20;

/** Problems, at the limit, that make another worker worth its start [assumption]: 250 learners of 10,000. */
const WORTH_A_WORKER = 2_500_000;

/** Threads for so many learners with that limit of problems: never more than `wanted`, and one for a small run. */
export function workersFor(learners: number, maxProblems: number, wanted: number): number {
  return Math.min(wanted, Math.ceil((learners * maxProblems) / WORTH_A_WORKER));
}

/** Learners of a range, for so many of each group over so many workers. */
export function rangeSize(learners: number, groups: number, workers: number): number {
  const most = Math.max(Math.floor(MOST / groups), FEWEST);
  return Math.min(Math.max(Math.ceil(learners / (workers * PER_WORKER)), 1), most);
}

/** Learners of a range at most, for so many of each group, whose events are logged: at least one. */
export function loggedRangeSize(
  { limits }: Pick<ExperimentPlan, 'limits'>,
  { share }: EventLog,
  groups: number,
): number {
  const each = limits.max_problems * RECORD_BYTES * share * groups;
  return Math.max(Math.floor(EVENT_ROOM / each), 1);
}

/**
 * All ranges: point by point of a sweep, in order, each with a chunk of every group that has learners there, so that one
 * worker sees the same person's ways through several groups. Of a group that is assigned, a chunk may hold fewer
 * learners. `from`: the first learner, when those before were handed out already.
 */
export function* rangesOf(
  groups: readonly GroupPlan[],
  size: number,
  from = 0,
): Generator<readonly Chunk[]> {
  const numbered = groups.map(({ learners, point }, group) => ({ group, learners, point }));
  // Groups of a point stand side by side.
  let start = 0;
  while (start < numbered.length) {
    const { point } = numbered[start];
    const end = numbered.findIndex((other, at) => at > start && other.point !== point);
    const ofPoint = numbered.slice(start, end < 0 ? undefined : end);
    yield* rangesOfPoint(ofPoint, size, from);
    start += ofPoint.length;
  }
}

function* rangesOfPoint(
  groups: readonly { readonly group: number; readonly learners: number }[],
  size: number,
  from: number,
): Generator<readonly Chunk[]> {
  const most = groups.reduce((longest, { learners }) => Math.max(longest, learners), 0);
  for (let first = from; first < most; first += size) {
    yield groups
      .filter(({ learners }) => first < learners)
      .map(({ group, learners }) => ({ group, first, count: Math.min(size, learners - first) }));
  }
}
