/** The coarse look that begins a search: between which neighbours of a grid a target is crossed first, and whether again. */

import type { Evaluations } from './evaluations.js';
import type { Side } from './target.js';

/** Points of the grid [assumption]: what rises and falls again within an eighth is not seen. */
const POINTS = 9;

/** Steps with the first crossing between them. */
export interface Bracket {
  readonly rising: boolean;
  readonly low: number;
  readonly high: number;
  /** whether the end's side is beyond doubt */
  readonly isLowClear: boolean;
  readonly isHighClear: boolean;
}

/** Neighbours of the grid between which the target is crossed again. */
export interface Further {
  readonly from: number;
  readonly to: number;
}

export interface Coarse {
  readonly reachedAtStart: boolean;
  readonly bracket: Bracket | undefined;
  readonly further: readonly Further[];
}

export interface GridOptions {
  readonly steps: number;
  readonly learners: number;
  readonly mostLearners: number;
}

interface Point {
  readonly step: number;
  readonly side: Side;
  /** its side, or where the value alone stands */
  readonly reached: boolean;
}

/** Looks at a grid of steps with few learners, and with more at the points on which it hangs. */
export async function bracketOf(evaluations: Evaluations, options: GridOptions): Promise<Coarse> {
  const points: Point[] = [];
  for (const step of gridSteps(options.steps)) {
    const { clear, reached } = await evaluations.at(step, options.learners);
    points.push({ step, side: clear, reached });
  }
  points[0] = await settled(evaluations, points[0].step, options);
  const { reached: reachedAtStart } = points[0];
  const far = reachedAtStart ? 'missed' : 'reached';
  let end = points.findIndex(({ side }) => side === far);
  // Nothing is clearly on the other side: something may be with more learners.
  for (let at = 1; end < 0 && at < points.length; at++) {
    if (points[at].reached === reachedAtStart) continue;
    points[at] = await settled(evaluations, points[at].step, options);
    if (points[at].reached !== reachedAtStart) end = at;
  }
  if (end < 0) return { reachedAtStart, bracket: undefined, further: [] };
  const near = reachedAtStart ? 'reached' : 'missed';
  const start = Math.max(
    points.slice(0, end).findLastIndex(({ side }) => side === near),
    0,
  );
  const bracket = {
    rising: !reachedAtStart,
    low: points[start].step,
    high: points[end].step,
    isLowClear: points[start].side === near,
    isHighClear: points[end].side === far,
  };
  return { reachedAtStart, bracket, further: furtherCrossings(points.slice(end)) };
}

function gridSteps(steps: number): number[] {
  const even = Array.from({ length: POINTS }, (_, at) => Math.round((at * steps) / (POINTS - 1)));
  return [...new Set(even)];
}

/** The point with twice the learners, again and again, until its side is clear or there are no more learners. */
async function settled(
  evaluations: Evaluations,
  step: number,
  options: GridOptions,
): Promise<Point> {
  for (let learners = options.learners; ; learners = Math.min(learners * 2, options.mostLearners)) {
    const { clear, reached } = await evaluations.at(step, learners);
    if (clear !== 'open' || learners >= options.mostLearners) return { step, side: clear, reached };
  }
}

/** Changes of side among the points that are clear. */
function furtherCrossings(points: readonly Point[]): Further[] {
  const clear = points.filter(({ side }) => side !== 'open');
  return clear
    .slice(1)
    .map((point, at) => ({ from: clear[at], to: point }))
    .filter(({ from, to }) => from.side !== to.side)
    .map(({ from, to }) => ({ from: from.step, to: to.step }));
}
