/** The columns of `summary.csv` and `<group>.csv`: exactly those promised, in that order, and what stands in them. */

import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/metrics/cell.js';
import { type GroupTotals, addOutcome, emptyTotals } from '../../src/metrics/group-totals.js';
import { LEARNER_COLUMNS, LEARNER_HEADER } from '../../src/metrics/learner-table.js';
import { SUMMARY_COLUMNS } from '../../src/metrics/summary-table.js';
import { SKILLS, outcomeOf } from './outcomes.js';

const SUMMARY =
  'learners,completed,completion_rate,blocked,stalled,problem_limit,day_limit,dropped_out,error,problems_to_completion_mean,problems_to_completion_sd,problems_to_completion_min,problems_to_completion_p05,problems_to_completion_p25,problems_to_completion_median,problems_to_completion_p75,problems_to_completion_p95,problems_to_completion_max,problems_total,accuracy,review_accuracy,exam_accuracy,unready_rate,days_median,active_seconds_mean,reached_50pct_rate,reached_80pct_rate,follow_up_problems,follow_up_accuracy,exam_accuracy_30_days,overpromotion_rate,overpractice_rate';
const LEARNER =
  'experiment,group,learner,status,problems_to_completion,problems,correct,accuracy,days,active_seconds,skills_mastered,skills_total,review_problems,review_accuracy,exam_accuracy,practice_problems,challenge_problems,booster_problems,problems_to_50pct,problems_to_80pct,pretest_problems,hinted_problems,follow_up_problems,follow_up_accuracy,exam_accuracy_30_days,overpromoted_skills,overpractice_problems,kind';

function summaryOf(totals: GroupTotals): Record<string, Cell> {
  return Object.fromEntries(SUMMARY_COLUMNS.map((column) => [column.name, column.from(totals)]));
}

describe('names', () => {
  it('of summary.csv behind experiment and group', () => {
    expect(SUMMARY_COLUMNS.map(({ name }) => name).join(',')).toBe(SUMMARY);
  });

  it('of <group>.csv', () => expect(LEARNER_HEADER.join(',')).toBe(LEARNER));

  it('each come with a meaning', () => {
    const columns = [...SUMMARY_COLUMNS, ...LEARNER_COLUMNS];
    expect(columns.filter(({ means }) => means === '')).toEqual([]);
  });
});

describe('a row of <group>.csv', () => {
  const cells = (outcome: ReturnType<typeof outcomeOf>): Record<string, Cell> =>
    Object.fromEntries(
      LEARNER_COLUMNS.map((column) => [
        column.name,
        column.from({ learner: 4, skills: SKILLS, outcome }),
      ]),
    );

  it('says how a learner completed', () => {
    const outcome = outcomeOf({
      status: 'completed',
      problems: 8,
      correct: 6,
      days: 3,
      active: 90_500,
      mastered: 3,
      reviews: 4,
      reviewsCorrect: 1,
      followUps: 5,
      followUpsCorrect: 4,
      practiceProblems: 5,
      challengeProblems: 2,
      boosterProblems: 1,
      problemsTo50: 0,
      problemsTo80: 7,
      examAccuracy: 0,
      examAccuracy30Days: 0.25,
      overpromoted: 2,
      overpractice: 4,
    });
    expect(cells(outcome)).toEqual({
      problems_to_completion: 8,
      problems: 8,
      correct: 6,
      accuracy: 0.75,
      days: 3,
      active_seconds: 90.5,
      skills_mastered: 3,
      skills_total: 3,
      review_problems: 4,
      review_accuracy: 0.25,
      exam_accuracy: 0,
      practice_problems: 5,
      challenge_problems: 2,
      booster_problems: 1,
      problems_to_50pct: 0,
      problems_to_80pct: 7,
      pretest_problems: 0,
      hinted_problems: 0,
      follow_up_problems: 5,
      follow_up_accuracy: 0.8,
      exam_accuracy_30_days: 0.25,
      overpromoted_skills: 2,
      overpractice_problems: 4,
    });
  });

  it('is empty where there is nothing to say', () => {
    const outcome = outcomeOf({ status: 'blocked' });
    const empty = Object.entries(cells(outcome)).filter(([, cell]) => cell === undefined);
    expect(empty.map(([name]) => name)).toEqual([
      'problems_to_completion',
      'accuracy',
      'review_accuracy',
      'exam_accuracy',
      'problems_to_50pct',
      'problems_to_80pct',
      'follow_up_accuracy',
      'exam_accuracy_30_days',
    ]);
  });
});

describe('a row of summary.csv', () => {
  it('has mean, sd, min and max of those who completed, quantiles of all', () => {
    const totals = emptyTotals(SKILLS);
    const completed = (problems: number, examAccuracy: number): object => ({
      status: 'completed',
      problems,
      correct: problems / 2,
      mastered: 3,
      overpromoted: problems === 20 ? 2 : 0,
      overpractice: problems / 5,
      examAccuracy,
      examAccuracy30Days: examAccuracy - 0.1,
      problemsTo50: 1,
      problemsTo80: 1,
      active: 2000,
      followUps: problems,
      followUpsCorrect: 7,
    });
    const stuck = {
      status: 'problem_limit',
      problems: 100,
      mastered: 1,
      overpromoted: 1,
      examAccuracy: 0.7,
      examAccuracy30Days: 0.6,
      reviews: 4,
      reviewsCorrect: 3,
    };
    const all = [completed(10, 0.9), completed(20, 0.5), completed(40, 0.7), stuck];
    all.forEach((numbers, at) => addOutcome(totals, at, outcomeOf(numbers), 0.8));
    expect(summaryOf(totals)).toMatchObject({
      learners: 4,
      completed: 3,
      completion_rate: 0.75,
      problem_limit: 1,
      problems_to_completion_mean: 70 / 3,
      problems_to_completion_min: 10,
      problems_to_completion_p05: 10,
      problems_to_completion_p25: 20,
      problems_to_completion_median: 40,
      problems_to_completion_p75: undefined,
      problems_to_completion_p95: undefined,
      problems_to_completion_max: 40,
      problems_total: 170,
      accuracy: 35 / 170,
      review_accuracy: 0.75,
      exam_accuracy: 0.7,
      unready_rate: 2 / 3,
      days_median: 1,
      active_seconds_mean: 1.5,
      reached_50pct_rate: 0.75,
      reached_80pct_rate: 0.75,
      follow_up_problems: 70,
      follow_up_accuracy: 21 / 70,
      exam_accuracy_30_days: 0.6,
      overpromotion_rate: 3 / 10,
      overpractice_rate: 14 / 170,
    });
    expect(summaryOf(totals)['problems_to_completion_sd']).toBeCloseTo(15.275252316519467, 12);
  });

  it('has counts of 0 and nothing else for a group without learners', () => {
    const cells = Object.values(summaryOf(emptyTotals(SKILLS)));
    expect(cells.filter((cell) => cell !== 0 && cell !== undefined)).toEqual([]);
    expect(cells.filter((cell) => cell === 0)).toHaveLength(10);
  });
});
