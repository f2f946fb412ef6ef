/** `summary.csv`: a row per alternative. Columns are only ever appended. */

import { largest, mean, quantile, smallest, standardDeviation } from '../stats/histogram.js';
import { STATUSES } from '../harness/ending.js';
import { type Cell, type Column, share } from './cell.js';
import { type GroupTotals, examAccuracy } from './group-totals.js';

const column = (
  name: string,
  unit: string,
  means: string,
  from: (totals: GroupTotals) => Cell,
): Column<GroupTotals> => ({ name, unit, means, from });

/** A quantile over all learners: one who did not complete counts as +infinity. */
const completionQuantile = (name: string, percent: number): Column<GroupTotals> =>
  column(
    `problems_to_completion_${name}`,
    'problems',
    `quantile ${percent}% over all learners; empty where it falls on one who did not complete`,
    (totals) => quantile(totals.problemsToCompletion, percent, totals.learners),
  );

/** The columns behind `experiment` and `group`. */
export const SUMMARY_COLUMNS: readonly Column<GroupTotals>[] = [
  column('learners', 'learners', 'learners of the group', (totals) => totals.learners),
  column('completed', 'learners', 'completed the mission', (totals) => totals.statuses.completed),
  column('completion_rate', 'share', 'completed / learners', (totals) =>
    share(totals.statuses.completed, totals.learners),
  ),
  ...STATUSES.filter((status) => status !== 'completed').map((status) =>
    column(status, 'learners', `ended as ${status}`, (totals) => totals.statuses[status]),
  ),
  column('problems_to_completion_mean', 'problems', 'of those who completed', (totals) =>
    mean(totals.problemsToCompletion),
  ),
  column('problems_to_completion_sd', 'problems', 'of those who completed (n - 1)', (totals) =>
    standardDeviation(totals.problemsToCompletion),
  ),
  column('problems_to_completion_min', 'problems', 'of those who completed', (totals) =>
    smallest(totals.problemsToCompletion),
  ),
  completionQuantile('p05', 5),
  completionQuantile('p25', 25),
  completionQuantile('median', 50),
  completionQuantile('p75', 75),
  completionQuantile('p95', 95),
  column('problems_to_completion_max', 'problems', 'of those who completed', (totals) =>
    largest(totals.problemsToCompletion),
  ),
  column('problems_total', 'problems', 'answered by the group', (totals) => totals.problems),
  column('accuracy', 'share', 'correct answers, pooled over all answers', (totals) =>
    share(totals.correct, totals.problems),
  ),
  column('review_accuracy', 'share', 'correct reviews, pooled over all reviews', (totals) =>
    share(totals.reviewsCorrect, totals.reviews),
  ),
  column('exam_accuracy', 'probability', "mean of the learners' exam accuracy", examAccuracy),
  column(
    'unready_rate',
    'share',
    'of those who completed, the share whose exam accuracy is below ready_accuracy',
    (totals) => share(totals.unready, totals.statuses.completed),
  ),
  column('days_median', 'days', 'median over all learners', (totals) => quantile(totals.days, 50)),
  column('active_seconds_mean', 'seconds', 'mean over all learners', (totals) =>
    share(totals.active / 1000, totals.learners),
  ),
  column('reached_50pct_rate', 'share', 'ever had half of the skills mastered at once', (totals) =>
    share(totals.reached50, totals.learners),
  ),
  column('reached_80pct_rate', 'share', 'the same for four fifths', (totals) =>
    share(totals.reached80, totals.learners),
  ),
];
