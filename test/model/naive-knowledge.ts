/**
 * §12, the knowledge model: the probability that the next answer on a skill is correct, worked
 * out anew from the skill's whole answer history at each question. Nothing here changes anything.
 */
import { postrequisitesOf, prerequisitesOf } from './naive-learner.js';
import type { Learner, SkillRecord } from './naive-learner.js';
import type { NaiveWeights } from './naive-world.js';

/** The most recent answers that count. */
const HISTORY = 20;

/** Before any answer on a skill or on its neighbours. */
const FIRST_PREDICTION = 0.8;

/** Where both moving averages start, and how far each goes towards a new answer. */
const AVERAGE_START = 0.9;
const FAST = 0.333;
const SLOW = 0.1;

/** §12: the probability that the next answer on this skill is correct. */
export function predict(learner: Learner, record: SkillRecord): number {
  const weights = weightsOf(learner, record);
  return record.answers.length > 0
    ? predictFromAnswers(weights, record.answers)
    : predictFromNeighbours(learner, record, weights);
}

/** §8: the model puts a correct answer at 0.85 or more. */
export function isPredictedKnown(learner: Learner, record: SkillRecord): boolean {
  return predict(learner, record) >= learner.settings.challengeProbability;
}

/** Has had no answer, of any kind. */
export function isUnanswered(record: SkillRecord): boolean {
  return record.answers.length === 0;
}

/** The skill's own weights, if it has any; otherwise the common ones. */
function weightsOf(learner: Learner, record: SkillRecord): NaiveWeights {
  const { weights, skillWeights } = learner.settings;
  return Object.hasOwn(skillWeights, record.slug) ? skillWeights[record.slug] : weights;
}

/** The logistic regression on the six features of an answer history that is not empty. */
function predictFromAnswers(weights: NaiveWeights, allAnswers: readonly boolean[]): number {
  const answers = allAnswers.slice(-HISTORY);
  const done = answers.length;
  const missed = answers.filter((correct) => !correct).length;
  const score =
    weights.intercept +
    weights.ewma_3 * movingAverage(answers, FAST) +
    weights.ewma_10 * movingAverage(answers, SLOW) +
    weights.streak * currentStreak(answers) +
    weights.log_done * Math.log(done) +
    weights.log_missed * Math.log(missed + 1) +
    weights.percent_correct * ((done - missed) / done);
  return 1 / (1 + Math.exp(-score));
}

/** The exponentially weighted moving average, a correct answer being 1 and a wrong one 0. */
function movingAverage(answers: readonly boolean[], weight: number): number {
  let average = AVERAGE_START;
  for (const correct of answers) average += weight * ((correct ? 1 : 0) - average);
  return average;
}

/** How many of the latest answers are correct without a break. */
function currentStreak(answers: readonly boolean[]): number {
  return answers.length - 1 - answers.lastIndexOf(false);
}

/**
 * The prediction before any answer on the skill: the mean of its answered neighbours'
 * predictions and of 0.8, which weighs as `neighbourPriorWeight` neighbours; but no lower than
 * after one wrong answer on the skill itself, and no higher than after one correct answer.
 */
function predictFromNeighbours(
  learner: Learner,
  record: SkillRecord,
  weights: NaiveWeights,
): number {
  const isAnswered = (other: SkillRecord): boolean => !isUnanswered(other);
  const prerequisites = prerequisitesOf(learner, record).filter(isAnswered);
  const postrequisites = postrequisitesOf(learner, record).filter(isAnswered);
  const count = prerequisites.length + postrequisites.length;
  if (count === 0) return FIRST_PREDICTION;

  const sum = sumOfPredictions(learner, prerequisites) + sumOfPredictions(learner, postrequisites);
  const prior = learner.settings.neighbourPriorWeight;
  const mean = (FIRST_PREDICTION * prior + sum) / (prior + count);
  const afterWrong = predictFromAnswers(weights, [false]);
  const afterCorrect = predictFromAnswers(weights, [true]);
  const lowest = Math.min(afterWrong, afterCorrect); // fitted weights could be odd
  const highest = Math.max(afterWrong, afterCorrect);
  return Math.min(Math.max(mean, lowest), highest);
}

/** Added up in the order given; each of the skills has an answer. */
function sumOfPredictions(learner: Learner, records: SkillRecord[]): number {
  let sum = 0;
  for (const record of records) sum += predict(learner, record);
  return sum;
}
