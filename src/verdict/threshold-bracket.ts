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
  /** where its value alone stands */
  readonly reached: boolean;
}

type Look = (step: number, learners: number) => Promise<Point>;

/** Looks at a grid of steps with few learners, and with more at the points on which it hangs. */
export async function bracketOf(evaluations: Evaluations, options: GridOptions): Promise<Coarse> {
  const look: Look = async (step, learners) => {
    const { clear, reached } = await evaluations.at(step, learners);
    return { step, side: clear, reached };
  };
  const steps = gridSteps(options.steps);
  const few = await Promise.all(steps.map(async (step) => await look(step, options.learners)));
  const first = await settled(look, few[0], options);
  const points = await provenOther(look, [first, ...few.slice(1)], options);
  const far = first.reached ? 'missed' : 'reached';
  const near = first.reached ? 'reached' : 'missed';
  const clear = points.findIndex(({ side }) => side === far);
  const end = clear < 0 ? points.findIndex(({ reached }) => reached !== first.reached) : clear;
  if (end < 0) return { reachedAtStart: first.reached, bracket: undefined, further: [] };
  const start = points.slice(0, end).findLast(({ side }) => side === near) ?? first;
  const bracket = {
    rising: !first.reached,
    low: start.step,
    high: points[end].step,
    isLowClear: start.side === near,
    isHighClear: clear >= 0,
  };
  return { reachedAtStart: first.reached, bracket, further: furtherCrossings(points.slice(end)) };
}

function gridSteps(steps: number): number[] {
  const even = Array.from({ length: POINTS }, (_, at) => Math.round((at * steps) / (POINTS - 1)));
  return [...new Set(even)];
}

/** Twice the learners, or as many as there are; undefined: there are no more. */
function more(learners: number, { mostLearners }: GridOptions): number | undefined {
  return learners < mostLearners ? Math.min(learners * 2, mostLearners) : undefined;
}

/** The point with more and more learners until its side is clear or there are no more. */
async function settled(look: Look, point: Point, options: GridOptions): Promise<Point> {
  let last = point;
  let learners = more(options.learners, options);
  while (last.side === 'open' && learners !== undefined) {
    last = await look(point.step, learners);
    learners = more(learners, options);
  }
  return last;
}

/**
 * The points, of which those that stand on the other side than the first one are looked at with more and more learners
 * until one of them is clearly there: learners may be too few for any, and the nearest may never be.
 */
async function provenOther(
  look: Look,
  points: readonly Point[],
  options: GridOptions,
): Promise<readonly Point[]> {
  const [first] = points;
  const isOther = ({ reached }: Point): boolean => reached !== first.reached;
  let last = points;
  let learners = more(options.learners, options);
  while (
    last.some(isOther) &&
    !last.some((point) => isOther(point) && point.side !== 'open') &&
    learners !== undefined
  ) {
    const many = learners;
    last = await Promise.all(
      last.map(async (point) => (isOther(point) ? await look(point.step, many) : point)),
    );
    learners = more(learners, options);
  }
  return last;
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
