/** Bayesian knowledge tracing of one skill: formulas, and their maximum likelihood. Corbett & Anderson (1995). */

/** Probabilities, in [0, 1]. */
export interface BktParams {
  /** that the skill is known before the first answer */
  readonly known: number;
  /** that it becomes known after an answer; it is never forgotten */
  readonly learn: number;
  /** of a wrong answer though it is known */
  readonly slip: number;
  /** of a correct answer though it is not */
  readonly guess: number;
}

/** The answers on one skill, learner by learner. */
export interface Sequences {
  readonly correct: Uint8Array;
  /** where each learner's answers begin; the last element is the number of answers */
  readonly begin: Int32Array;
}

/** P(correct) when the skill is known with this probability. */
export function bktCorrect(known: number, { slip, guess }: BktParams): number {
  return known * (1 - slip) + (1 - known) * guess;
}

/** The probability that the skill is known after an answer: Bayes' rule, then learning. */
export function bktUpdate(known: number, correct: boolean, params: BktParams): number {
  const { slip, guess, learn } = params;
  const joint = known * (correct ? 1 - slip : slip);
  const other = (1 - known) * (correct ? guess : 1 - guess);
  const posterior = joint + other > 0 ? joint / (joint + other) : known;
  return posterior + (1 - posterior) * learn;
}

/** Expected share correct at answer `n`, from 0: (1 - slip) - (1 - slip - guess) (1 - known) (1 - learn)^n. */
export function bktLearningCurve({ known, learn, slip, guess }: BktParams, n: number): number {
  return 1 - slip - (1 - slip - guess) * (1 - known) * (1 - learn) ** n;
}

/** ln P(answers); -Infinity where the parameters rule them out. */
export function bktLogLikelihood({ correct, begin }: Sequences, params: BktParams): number {
  let sum = 0;
  for (let who = 0; who + 1 < begin.length; who++) {
    let { known } = params;
    for (let at = begin[who]; at < begin[who + 1]; at++) {
      const right = bktCorrect(known, params);
      const isCorrect = correct[at] === 1;
      sum += Math.log(isCorrect ? right : 1 - right);
      known = bktUpdate(known, isCorrect, params);
    }
  }
  return sum;
}

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

/** One pass: the expected counts of what happened, hence better parameters; and the likelihood of the old ones. */
function expectationMaximisation(
  { correct, begin }: Sequences,
  params: BktParams,
  memory: Float64Array,
): { readonly next: BktParams; readonly logLikelihood: number } {
  const { learn, slip, guess } = params;
  const [knownStarts, learned, couldLearn, slips, timesKnown, guesses, times] = [
    0, 1, 2, 3, 4, 5, 6,
  ];
  const sum = new Float64Array(7);
  let learners = 0;
  let logLikelihood = 0;
  for (let who = 0; who + 1 < begin.length; who++) {
    const [from, to] = [begin[who], begin[who + 1]];
    if (from === to) continue;
    learners++;
    let { known } = params;
    for (let at = from; at < to; at++) {
      // Forward: P(known | answers before this one), then given this one, too.
      const isCorrect = correct[at] === 1;
      const joint = known * (isCorrect ? 1 - slip : slip);
      const both = joint + (1 - known) * (isCorrect ? guess : 1 - guess);
      logLikelihood += Math.log(both);
      const posterior = both > 0 ? joint / both : known;
      memory[2 * (at - from)] = posterior;
      known = posterior + (1 - posterior) * learn;
      memory[2 * (at - from) + 1] = known;
    }
    // Backward: P(known | all answers) of each answer. Once known it stays so, which leaves one case to learn.
    let smoothed = memory[2 * (to - from - 1)];
    for (let at = to - 1; at >= from; at--) {
      if (at < to - 1) {
        const posterior = memory[2 * (at - from)];
        const ahead = memory[2 * (at - from) + 1];
        const before = ahead > 0 ? (smoothed * posterior) / ahead : 0;
        sum[learned] += smoothed - before;
        sum[couldLearn] += 1 - before;
        smoothed = before;
      }
      sum[timesKnown] += smoothed;
      sum[times]++;
      if (correct[at] === 0) sum[slips] += smoothed;
      else sum[guesses] += 1 - smoothed;
    }
    sum[knownStarts] += smoothed;
  }
  const share = (part: number, whole: number, old: number): number =>
    whole > 0 ? Math.min(Math.max(part / whole, 0), 1) : old;
  const next = {
    known: share(sum[knownStarts], learners, params.known),
    learn: share(sum[learned], sum[couldLearn], learn),
    slip: share(sum[slips], sum[timesKnown], slip),
    guess: share(sum[guesses], sum[times] - sum[timesKnown], guess),
  };
  return { next, logLikelihood };
}
