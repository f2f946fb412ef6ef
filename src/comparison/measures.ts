/** What is compared: each measure a name, a unit, which way is better, and how a learner contributes to it. */

import type { LearnerRecord } from './learner-record.js';

/** Of each unit, the steps in which its values come: sums count steps, whole numbers. The files print no finer ones. */
export const STEPS = {
  problems: 1,
  skills: 1,
  days: 1,
  /** milliseconds */
  seconds: 1000,
  /** six decimals */
  share: 1e6,
  probability: 1e6,
} as const;

interface Named {
  readonly name: string;
  readonly unit: keyof typeof STEPS;
  readonly better: 'lower' | 'higher';
  /** watched beside every win: what a change must not spoil */
  readonly isGuardrail?: true;
}

/** A mean over learners; NaN: this learner has none. */
export interface MeanMeasure extends Named {
  readonly value: (learner: LearnerRecord) => number;
  /** what a learner without a value lacks, for the note */
  readonly missing?: string;
}

/** A share of learners: those with `part` among those with `whole` (default: all). */
export interface ShareMeasure extends Named {
  readonly part: (learner: LearnerRecord) => boolean;
  readonly whole?: (learner: LearnerRecord) => boolean;
}

/** A ratio of sums over all learners; parts and wholes are whole numbers. */
export interface RatioMeasure extends Named {
  /** left out of a comparison where neither group has any of the whole: nobody asked for it */
  readonly isOptional?: true;
  readonly part: (learner: LearnerRecord) => number;
  readonly whole: (learner: LearnerRecord) => number;
}

/** What it takes to complete, on one axis. */
export interface CompletionMeasure extends Named {
  readonly time: (learner: LearnerRecord) => number;
  /** the ending by a limit that says nothing of the learner on this axis */
  readonly limit: 'problem_limit' | 'day_limit';
  /** the same limit in a configuration: how far a learner may go */
  readonly limitKey: keyof CompletionLimits;
}

/** How far learners may go on the axes of completion. */
export interface CompletionLimits {
  readonly max_problems: number;
  readonly max_days: number;
}

export const COMPLETIONS: readonly CompletionMeasure[] = [
  {
    name: 'problems_to_completion',
    unit: 'problems',
    better: 'lower',
    time: ({ problems }) => problems,
    limit: 'problem_limit',
    limitKey: 'max_problems',
  },
  {
    name: 'days_to_completion',
    unit: 'days',
    better: 'lower',
    time: ({ days }) => days,
    limit: 'day_limit',
    limitKey: 'max_days',
  },
];

export const SHARES: readonly ShareMeasure[] = [
  {
    name: 'completion_rate',
    unit: 'share',
    better: 'higher',
    part: ({ status }) => status === 'completed',
  },
  {
    name: 'reached_50pct_rate',
    unit: 'share',
    better: 'higher',
    part: ({ reached50 }) => reached50,
  },
  {
    name: 'reached_80pct_rate',
    unit: 'share',
    better: 'higher',
    part: ({ reached80 }) => reached80,
  },
  {
    name: 'stuck_rate',
    unit: 'share',
    better: 'lower',
    isGuardrail: true,
    part: ({ isStuck }) => isStuck,
  },
  {
    name: 'unready_rate',
    unit: 'share',
    better: 'lower',
    isGuardrail: true,
    part: ({ isUnready }) => isUnready,
    whole: ({ status }) => status === 'completed',
  },
  // Where nobody completes in the control, only a share of all learners can be compared.
  {
    name: 'promoted_unready_rate',
    unit: 'share',
    better: 'lower',
    isGuardrail: true,
    part: ({ isUnready }) => isUnready,
  },
];

export const MEANS: readonly MeanMeasure[] = [
  {
    name: 'problems_to_completion.mean',
    unit: 'problems',
    better: 'lower',
    value: ({ status, problems }) => (status === 'completed' ? problems : NaN),
    missing: 'did not complete',
  },
  { name: 'problems.mean', unit: 'problems', better: 'lower', value: ({ problems }) => problems },
  {
    name: 'active_seconds.mean',
    unit: 'seconds',
    better: 'lower',
    value: ({ activeSeconds }) => activeSeconds,
  },
  {
    name: 'skills_mastered.mean',
    unit: 'skills',
    better: 'higher',
    value: ({ mastered }) => mastered,
  },
  {
    name: 'exam_accuracy',
    unit: 'probability',
    better: 'higher',
    isGuardrail: true,
    value: ({ examAccuracy }) => examAccuracy,
    missing: 'mastered nothing',
  },
  {
    name: 'exam_accuracy_30_days',
    unit: 'probability',
    better: 'higher',
    isGuardrail: true,
    value: ({ examAccuracy30Days }) => examAccuracy30Days,
    missing: 'mastered nothing',
  },
];

export const RATIOS: readonly RatioMeasure[] = [
  {
    name: 'accuracy',
    unit: 'share',
    better: 'higher',
    part: ({ correct }) => correct,
    whole: ({ problems }) => problems,
  },
  {
    name: 'review_accuracy',
    unit: 'share',
    better: 'higher',
    isGuardrail: true,
    part: ({ reviewsCorrect }) => reviewsCorrect,
    whole: ({ reviews }) => reviews,
  },
  {
    name: 'follow_up_accuracy',
    unit: 'share',
    better: 'higher',
    isGuardrail: true,
    isOptional: true,
    part: ({ followUpsCorrect }) => followUpsCorrect,
    whole: ({ followUps }) => followUps,
  },
  {
    name: 'overpromotion_rate',
    unit: 'share',
    better: 'lower',
    isGuardrail: true,
    part: ({ overpromoted }) => overpromoted,
    whole: ({ mastered }) => mastered,
  },
  {
    name: 'overpractice_rate',
    unit: 'share',
    better: 'lower',
    part: ({ overpractice }) => overpractice,
    whole: ({ problems }) => problems,
  },
];

/** Statistics of a completion curve that are compared. `of`: how a curve has it; `percent`: of a quantile. */
export const COMPLETION_STATISTICS = [
  { name: 'median', of: 'median', percent: 50 },
  { name: 'p95', of: 'p95', percent: 95 },
  { name: 'restricted_mean', of: 'restrictedMean', percent: undefined },
] as const;

/** Everything of which a comparison gives a difference, as its rows are named. */
export const DIFFERENCES: readonly string[] = [
  ...COMPLETIONS.flatMap(({ name }) => COMPLETION_STATISTICS.map((one) => `${name}.${one.name}`)),
  ...[...SHARES, ...MEANS, ...RATIOS].map(({ name }) => name),
];

/** Kinds of problems, for the question where a difference was made. */
export const PROBLEM_KINDS = [
  { name: 'practice', of: ({ practiceProblems }: LearnerRecord): number => practiceProblems },
  {
    name: 'mastery challenge',
    of: ({ challengeProblems, reviews }: LearnerRecord): number => challengeProblems - reviews,
  },
  { name: 'review', of: ({ reviews }: LearnerRecord): number => reviews },
  { name: 'booster', of: ({ boosterProblems }: LearnerRecord): number => boosterProblems },
  { name: 'pretest', of: ({ pretestProblems }: LearnerRecord): number => pretestProblems },
] as const;
