/**
 * The first step at which a target is crossed, when each step can only be measured with noise: a coarse grid finds the
 * neighbours between which it lies, then halving on common learners, of whom there are more the closer it gets.
 */

import { type Bracket, type Further, bracketOf } from './threshold-bracket.js';
import { type Evaluated, Evaluations, type Measure } from './evaluations.js';
import type { Reading } from './target.js';

export interface SearchOptions {
  /** the last step; the first is 0 */
  readonly steps: number;
  /** an interval of so many steps is narrow enough */
  readonly narrow: number;
  /** learners to begin with */
  readonly learners: number;
  /** learners at most */
  readonly mostLearners: number;
}

/** Where the target is crossed, in steps. */
export interface Crossing {
  /** whether it is reached above; else below */
  readonly rising: boolean;
  /** the neighbours between which these learners cross it */
  readonly before: number;
  readonly after: number;
  /** the last step whose interval lies on the side below as a whole; undefined: before step 0 */
  readonly low: number | undefined;
  /** the first step whose interval lies on the side above as a whole; undefined: after the last step */
  readonly high: number | undefined;
  readonly learners: number;
  /** the one of the neighbours that misses the target */
  readonly missed: Reading;
}

export interface Threshold {
  /** whether step 0 reaches the target */
  readonly reachedAtStart: boolean;
  /** the first crossing; undefined: none was seen */
  readonly crossing: Crossing | undefined;
  /** crossings above the first one that the grid shows beyond noise */
  readonly further: readonly Further[];
  /** everything that was measured, by step and learners */
  readonly evaluated: readonly Evaluated[];
}

/** Searches the steps from 0. Learner k must be the same person at every step. */
export async function searchThreshold(
  measure: Measure,
  options: SearchOptions,
): Promise<Threshold> {
  const evaluations = new Evaluations(measure);
  const { reachedAtStart, bracket, further } = await bracketOf(evaluations, options);
  const crossing = bracket && (await crossingIn(evaluations, bracket, options));
  return { reachedAtStart, crossing, further, evaluated: await evaluations.all() };
}

async function crossingIn(
  evaluations: Evaluations,
  bracket: Bracket,
  options: SearchOptions,
): Promise<Crossing> {
  let narrowed = bracket;
  let { learners } = options;
  for (;;) {
    narrowed = await narrow(evaluations, narrowed, learners);
    const crossing = await locate(evaluations, narrowed, learners, options.steps);
    const { low = -Infinity, high = Infinity } = crossing;
    const excess = (high - low) / options.narrow;
    if (excess <= 1 || learners >= options.mostLearners) return crossing;
    learners = Math.min(learners * growth(excess), options.mostLearners);
  }
}

/** Learners more at a time at most [assumption]: the first intervals are rough themselves. */
const MOST_GROWTH = 8;

/** How many times the learners an interval needs that is `excess` times too wide, rounded down to a power of two. */
function growth(excess: number): number {
  const doublings = Math.floor(Math.log2(Math.min(excess ** 2, MOST_GROWTH)));
  return 2 ** Math.max(doublings, 1);
}

/** Halves the bracket for as long as its middle is clearly on one side. */
async function narrow(
  evaluations: Evaluations,
  bracket: Bracket,
  learners: number,
): Promise<Bracket> {
  let narrowed = bracket;
  while (narrowed.high - narrowed.low > 1) {
    const middle = Math.floor((narrowed.low + narrowed.high) / 2);
    const { clear } = await evaluations.at(middle, learners);
    if (clear === 'open') break;
    narrowed =
      (clear === 'reached') === bracket.rising
        ? { ...narrowed, high: middle, isHighClear: true }
        : { ...narrowed, low: middle, isLowClear: true };
  }
  return narrowed;
}

/** Where so many learners cross, and what their intervals leave open: three times by halving, side by side. */
async function locate(
  evaluations: Evaluations,
  bracket: Bracket,
  learners: number,
  steps: number,
): Promise<Crossing> {
  const { rising, low, high } = bracket;
  const [below, above] = rising ? ['missed', 'reached'] : ['reached', 'missed'];
  const at = (step: number): Promise<Reading> => evaluations.at(step, learners);
  const first = (to: number, has: (reading: Reading) => boolean): Promise<number> =>
    firstStep(low, to, at, has);
  // An end of the bracket that was never clear leaves open what lies beyond it.
  const lastBelow = async (): Promise<number | undefined> =>
    bracket.isLowClear || (await at(0)).side === below
      ? (await first(high, ({ side }) => side !== below)) - 1
      : undefined;
  const firstAbove = async (): Promise<number | undefined> => {
    if (bracket.isHighClear) return await first(high, ({ side }) => side === above);
    const isKnown = (await at(steps)).side === above;
    return isKnown ? await first(steps, ({ side }) => side === above) : undefined;
  };
  const [after, lowEnd, highEnd] = await Promise.all([
    first(high, ({ reached }) => reached === rising),
    lastBelow(),
    firstAbove(),
  ]);
  const missed = await at(rising ? after - 1 : after);
  return { rising, before: after - 1, after, low: lowEnd, high: highEnd, learners, missed };
}

/** The first step above `low`, and `high` at most, that has it, by halving: it is taken to hold at `high`, not at `low`. */
async function firstStep(
  low: number,
  high: number,
  at: (step: number) => Promise<Reading>,
  has: (reading: Reading) => boolean,
): Promise<number> {
  let without = low;
  let having = high;
  while (having - without > 1) {
    const middle = Math.floor((without + having) / 2);
    if (has(await at(middle))) having = middle;
    else without = middle;
  }
  return having;
}
