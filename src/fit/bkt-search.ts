/** The most likely parameters of a skill. */

import { type BktParams, type Sequences, bktLogLikelihood } from './bkt-skill.js';

/**
 * Starts of the search [assumption]: little and much known, slow and fast learning, few and many slips and guesses,
 * always with slip + guess < 1: above it, knowing a skill would make a correct answer less likely.
 */
const STARTS: readonly BktParams[] = [0.05, 0.5].flatMap((known) =>
  [0.02, 0.2].flatMap((learn) =>
    [
      [0.1, 0.1],
      [0.1, 0.4],
      [0.4, 0.1],
    ].map(([slip, guess]) => ({ known, learn, slip, guess })),
  ),
);

/** Passes for each start, and starts that go on after them [assumption]. */
const FIRST_PASSES = 20;
const FINALISTS = 3;
const MOST_PASSES = 2000;
/** The search ends when a pass gains less than this in log-likelihood. */
const ENOUGH = 1e-9;

export interface BktSkillFit {
  readonly params: BktParams;
  readonly logLikelihood: number;
}

/**
 * Maximum likelihood by expectation-maximisation (Baum et al. 1970) from several starts: the likelihood has local
 * maxima. With `from`, from there alone.
 */
export function fitBktSkill(answers: Sequences, from?: BktParams): BktSkillFit {
  if (from !== undefined) return climb(answers, inside(from), MOST_PASSES);
  return STARTS.map((start) => climb(answers, start, FIRST_PASSES))
    .sort((one, other) => other.logLikelihood - one.logLikelihood)
    .slice(0, FINALISTS)
    .map(({ params }) => climb(answers, params, MOST_PASSES))
    .reduce((best, one) => (one.logLikelihood > best.logLikelihood ? one : best));
}

/** A parameter that is 0 or 1 never moves again: start beside it. */
function inside({ known, learn, slip, guess }: BktParams): BktParams {
  const within = (p: number): number => Math.min(Math.max(p, 1e-4), 1 - 1e-4);
  return { known: within(known), learn: within(learn), slip: within(slip), guess: within(guess) };
}

function climb(answers: Sequences, start: BktParams, passes: number): BktSkillFit {
  let now = { params: start, logLikelihood: -Infinity };
  const memory = new Float64Array(longest(answers) * 2);
  for (let pass = 0; pass < passes; pass++) {
    const { next, logLikelihood } = expectationMaximisation(answers, now.params, memory);
    // The likelihood is that of the parameters before this pass.
    const gain = logLikelihood - now.logLikelihood;
    now = { params: now.params, logLikelihood };
    if (gain < ENOUGH) return now;
    now = { params: next, logLikelihood };
  }
  return { ...now, logLikelihood: bktLogLikelihood(answers, now.params) };
}

function longest({ begin }: Sequences): number {
  return begin.reduce((most, from, at) => Math.max(most, at === 0 ? 0 : from - begin[at - 1]), 0);
}

/** Expected counts of what happened, over all learners. */
interface Counts {
  learners: number;
  knownStarts: number;
  learned: number;
  couldLearn: number;
  slips: number;
  timesKnown: number;
  guesses: number;
  times: number;
}

/** One pass: the expected counts of what happened, hence better parameters; and the likelihood of the old ones. */
function expectationMaximisation(
  answers: Sequences,
  params: BktParams,
  memory: Float64Array,
): { readonly next: BktParams; readonly logLikelihood: number } {
  const { begin } = answers;
  const counts: Counts = {
    learners: 0,
    knownStarts: 0,
    learned: 0,
    couldLearn: 0,
    slips: 0,
    timesKnown: 0,
    guesses: 0,
    times: 0,
  };
  let logLikelihood = 0;
  for (let who = 0; who + 1 < begin.length; who++) {
    const [from, to] = [begin[who], begin[who + 1]];
    logLikelihood += forward(answers.correct, from, to, params, memory);
    backward(answers.correct, from, to, memory, counts);
  }
  const share = (part: number, whole: number, old: number): number =>
    whole > 0 ? Math.min(Math.max(part / whole, 0), 1) : old;
  const { learners, timesKnown, times } = counts;
  const next = {
    known: share(counts.knownStarts, learners, params.known),
    learn: share(counts.learned, counts.couldLearn, params.learn),
    slip: share(counts.slips, timesKnown, params.slip),
    guess: share(counts.guesses, times - timesKnown, params.guess),
  };
  return { next, logLikelihood };
}

/** Remembers, for each answer, P(known | answers up to it) before and after learning; gives ln P(answers). */
function forward(
  correct: Uint8Array,
  from: number,
  to: number,
  { known: start, learn, slip, guess }: BktParams,
  memory: Float64Array,
): number {
  let logLikelihood = 0;
  let known = start;
  for (let at = from; at < to; at++) {
    const isCorrect = correct[at] === 1;
    const joint = known * (isCorrect ? 1 - slip : slip);
    const both = joint + (1 - known) * (isCorrect ? guess : 1 - guess);
    logLikelihood += Math.log(both);
    const posterior = both > 0 ? joint / both : known;
    known = posterior + (1 - posterior) * learn;
    memory[2 * (at - from)] = posterior;
    memory[2 * (at - from) + 1] = known;
  }
  return logLikelihood;
}

/** P(known | all answers) of each answer, last to first, into the counts. Once known, a skill stays so. */
function backward(
  correct: Uint8Array,
  from: number,
  to: number,
  memory: Float64Array,
  counts: Counts,
): void {
  let smoothed = memory[2 * (to - from - 1)];
  for (let at = to - 1; at >= from; at--) {
    if (at < to - 1) {
      const [posterior, ahead] = [memory[2 * (at - from)], memory[2 * (at - from) + 1]];
      const before = ahead > 0 ? (smoothed * posterior) / ahead : 0;
      counts.learned += smoothed - before;
      counts.couldLearn += 1 - before;
      smoothed = before;
    }
    counts.timesKnown += smoothed;
    counts.times++;
    if (correct[at] === 0) counts.slips += smoothed;
    else counts.guesses += 1 - smoothed;
  }
  counts.knownStarts += smoothed;
  counts.learners++;
}
