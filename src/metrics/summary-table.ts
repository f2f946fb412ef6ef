/** `summary.csv`: a row per alternative. Columns are only ever appended. */

import { largest, mean, quantile, smallest, standardDeviation } from '../stats/histogram.js';
import { STATUSES, type Status } from '../harness/ending.js';
import { type Column, type Share, share } from './cell.js';
import { type GroupTotals, examAccuracy, examAccuracy30Days } from './group-totals.js';

/** A column of `summary.csv`. */
export interface SummaryColumn extends Column<GroupTotals> {
  from(totals: GroupTotals): number | undefined;
  /** where the column is a share of learners, or a count of them: of what */
  readonly share?: (totals: GroupTotals) => Share;
}

const column = (
  name: string,
  unit: string,
  means: string,
  from: SummaryColumn['from'],
): SummaryColumn => ({ name, unit, means, from });

const rate = (name: string, means: string, of: (totals: GroupTotals) => Share): SummaryColumn => ({
  name,
  unit: 'share',
  means,
  share: of,
  from: (totals) => share(of(totals).part, of(totals).whole),
});

const count = (status: Status, means: string): SummaryColumn => ({
  name: status,
  unit: 'learners',
  means,
  share: ({ statuses, learners }) => ({ part: statuses[status], whole: learners }),
  from: ({ statuses }) => statuses[status],
});

/** A quantile over all learners: one who did not complete counts as +infinity. */
const completionQuantile = (name: string, percent: number): SummaryColumn =>
  column(
    `problems_to_completion_${name}`,
    'problems',
    `quantile ${percent}% over all learners; empty where it falls on one who did not complete`,
    (totals) => quantile(totals.problemsToCompletion, percent, totals.learners),
  );

/** The columns behind `experiment` and `group`. */
export const SUMMARY_COLUMNS: readonly SummaryColumn[] = [
  column('learners', 'learners', 'learners of the group', (totals) => totals.learners),
  count('completed', 'completed the mission'),
  rate('completion_rate', 'completed / learners', ({ statuses, learners }) => ({
    part: statuses.completed,
    whole: learners,
  })),
  ...STATUSES.filter((status) => status !== 'completed').map((status) =>
    count(status, `ended as ${status}`),
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
  rate(
    'unready_rate',
    'of those who completed, the share whose exam accuracy is below ready_accuracy',
    ({ unready, statuses }) => ({ part: unready, whole: statuses.completed }),
  ),
  column('days_median', 'days', 'median over all learners', (totals) => quantile(totals.days, 50)),
  column('active_seconds_mean', 'seconds', 'mean over all learners', (totals) =>
    share(totals.active / 1000, totals.learners),
  ),
  rate(
    'reached_50pct_rate',
    'ever had half of the skills mastered at once',
    ({ reached50, learners }) => ({ part: reached50, whole: learners }),
  ),
  rate('reached_80pct_rate', 'the same for four fifths', ({ reached80, learners }) => ({
    part: reached80,
    whole: learners,
  })),
  column(
    'follow_up_problems',
    'problems',
    'reviews in the follow-up after completion; no other column counts them',
    ({ followUps }) => followUps,
  ),
  column(
    'follow_up_accuracy',
    'share',
    'correct ones of these, pooled over all of them',
    ({ followUps, followUpsCorrect }) => share(followUpsCorrect, followUps),
  ),
  column(
    'exam_accuracy_30_days',
    'probability',
    "mean of the learners' exam accuracy 30 days after the end",
    examAccuracy30Days,
  ),
  column(
    'overpromotion_rate',
    'share',
    'overpromoted / mastered skills, pooled over all learners',
    ({ overpromoted, mastered }) => share(overpromoted, mastered),
  ),
  column(
    'overpractice_rate',
    'share',
    'overpractice problems / problems, pooled over all learners',
    ({ overpractice, problems }) => share(overpractice, problems),
  ),
];
