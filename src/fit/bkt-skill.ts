/** Bayesian knowledge tracing of one skill: the formulas of Corbett & Anderson (1995). */

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
