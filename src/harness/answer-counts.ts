import { PROBLEM, type ProblemKind } from '../engine/problem-kind.js';
import type { Outcome } from './outcome.js';

/**
 * From the answers that were counted to what is asked of the outcome. Both hold wrong and right answers in turn:
 * `answersOn` by skill, `answersTo` by `ProblemKind`.
 */
export function countAnswers(outcome: Outcome, answersOn: Int32Array, answersTo: Int32Array): void {
  const problemsOf = (kind: ProblemKind): number => answersTo[2 * kind] + answersTo[2 * kind + 1];
  for (let skill = 0; skill < outcome.skillProblems.length; skill++) {
    const right = answersOn[2 * skill + 1];
    outcome.skillCorrect[skill] = right;
    outcome.skillProblems[skill] = answersOn[2 * skill] + right;
    outcome.correct += right;
  }
  outcome.practiceProblems = problemsOf(PROBLEM.practice);
  outcome.boosterProblems = problemsOf(PROBLEM.booster);
  outcome.pretestProblems = problemsOf(PROBLEM.pretest);
  outcome.challengeProblems =
    outcome.problems - outcome.practiceProblems - outcome.boosterProblems - outcome.pretestProblems;
  outcome.reviews = problemsOf(PROBLEM.review);
  outcome.reviewsCorrect = answersTo[2 * PROBLEM.review + 1];
}
