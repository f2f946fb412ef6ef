/** What is kept of a group of learners: whole-number sums and full histograms, so that merging is exact. */

import { STATUSES, type Status, isStuck } from '../harness/ending.js';
import type { Outcome } from '../harness/outcome.js';
import {
  type Histogram,
  addValue,
  emptyHistogram,
  mergeHistogram,
  trimmed,
} from '../stats/histogram.js';
import { type SkillTotals, addSkills, emptySkillTotals, mergeSkills } from './skill-totals.js';

/** Exam accuracy is summed in millionths, as the files print it: whole numbers add up the same in any order. */
const MILLIONTHS = 1e6;

export interface GroupTotals {
  learners: number;
  readonly statuses: Record<Status, number>;
  /** problems to completion of those who completed */
  readonly problemsToCompletion: Histogram;
  readonly days: Histogram;
  problems: number;
  correct: number;
  reviews: number;
  reviewsCorrect: number;
  /** reviews after completion */
  followUps: number;
  followUpsCorrect: number;
  /** milliseconds */
  active: number;
  examMillionths: number;
  examMillionths30Days: number;
  examined: number;
  /** skills mastered at the end, summed over learners; those of them that the learner does not know */
  mastered: number;
  overpromoted: number;
  /** problems on what was known */
  overpractice: number;
  /** completed, with an exam accuracy below `ready_accuracy` */
  unready: number;
  reached50: number;
  reached80: number;
  /** number of the first learner who ended blocked or stalled; Infinity: none */
  firstStuck: number;
  readonly skills: SkillTotals;
}

export function emptyTotals(skills: number): GroupTotals {
  return {
    learners: 0,
    statuses: Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>,
    problemsToCompletion: emptyHistogram(),
    days: emptyHistogram(),
    problems: 0,
    correct: 0,
    reviews: 0,
    reviewsCorrect: 0,
    followUps: 0,
    followUpsCorrect: 0,
    active: 0,
    examMillionths: 0,
    examMillionths30Days: 0,
    examined: 0,
    mastered: 0,
    overpromoted: 0,
    overpractice: 0,
    unready: 0,
    reached50: 0,
    reached80: 0,
    firstStuck: Infinity,
    skills: emptySkillTotals(skills),
  };
}

/** Adds learner number `learner`. `readyAccuracy`: below it, one who completed counts as unready. */
export function addOutcome(
  totals: GroupTotals,
  learner: number,
  outcome: Outcome,
  readyAccuracy: number,
): void {
  totals.learners++;
  totals.statuses[outcome.status]++;
  addValue(totals.days, outcome.days);
  totals.problems += outcome.problems;
  totals.correct += outcome.correct;
  totals.reviews += outcome.reviews;
  totals.reviewsCorrect += outcome.reviewsCorrect;
  totals.followUps += outcome.followUps;
  totals.followUpsCorrect += outcome.followUpsCorrect;
  totals.active += outcome.active;
  if (outcome.problemsTo50 >= 0) totals.reached50++;
  if (outcome.problemsTo80 >= 0) totals.reached80++;
  const exam = Math.round(outcome.examAccuracy * MILLIONTHS);
  if (exam >= 0) {
    totals.examMillionths += exam;
    totals.examMillionths30Days += Math.round(outcome.examAccuracy30Days * MILLIONTHS);
    totals.examined++;
  }
  totals.mastered += outcome.mastered;
  totals.overpromoted += outcome.overpromoted;
  totals.overpractice += outcome.overpractice;
  if (outcome.status === 'completed') {
    addValue(totals.problemsToCompletion, outcome.problems);
    if (exam < Math.round(readyAccuracy * MILLIONTHS)) totals.unready++;
  }
  if (isStuck(outcome.status)) totals.firstStuck = Math.min(totals.firstStuck, learner);
  addSkills(totals.skills, outcome);
}

/** Adds the learners of `from` to `into`. */
export function mergeTotals(into: GroupTotals, from: GroupTotals): void {
  into.learners += from.learners;
  for (const status of STATUSES) into.statuses[status] += from.statuses[status];
  mergeHistogram(into.problemsToCompletion, from.problemsToCompletion);
  mergeHistogram(into.days, from.days);
  into.problems += from.problems;
  into.correct += from.correct;
  into.reviews += from.reviews;
  into.reviewsCorrect += from.reviewsCorrect;
  into.followUps += from.followUps;
  into.followUpsCorrect += from.followUpsCorrect;
  into.active += from.active;
  into.examMillionths += from.examMillionths;
  into.examMillionths30Days += from.examMillionths30Days;
  into.examined += from.examined;
  into.mastered += from.mastered;
  into.overpromoted += from.overpromoted;
  into.overpractice += from.overpractice;
  into.unready += from.unready;
  into.reached50 += from.reached50;
  into.reached80 += from.reached80;
  into.firstStuck = Math.min(into.firstStuck, from.firstStuck);
  mergeSkills(into.skills, from.skills);
}

/** The totals without unused room: what to send from thread to thread. */
export function compactTotals(totals: GroupTotals): GroupTotals {
  return {
    ...totals,
    problemsToCompletion: trimmed(totals.problemsToCompletion),
    days: trimmed(totals.days),
  };
}

/** Mean exam accuracy over the learners who have mastered anything. */
export function examAccuracy(totals: GroupTotals): number | undefined {
  return meanExam(totals.examMillionths, totals.examined);
}

/** The same 30 days after the end. */
export function examAccuracy30Days(totals: GroupTotals): number | undefined {
  return meanExam(totals.examMillionths30Days, totals.examined);
}

function meanExam(millionths: number, examined: number): number | undefined {
  return examined === 0 ? undefined : millionths / examined / MILLIONTHS;
}
