/** For constants.test.ts: of every constant, the rule book's default and something on the engine that shows it. */

import type { ConstantName } from '../../src/engine/constants.js';
import type { Alternatives } from '../../src/engine/experiments.js';
import { DAY } from '../../src/units.js';
import { time } from './rule-table.js';
import type { Learner } from './world.js';

/** What overriding one constant changes. */
export interface Effect {
  readonly rule: number;
  readonly default: number;
  readonly other: number;
  /** what the engine does under the default, then under the other value */
  readonly shows: readonly [unknown, unknown];
  observe(learnerOf: (world: string, forced?: Partial<Alternatives>) => Learner): unknown;
}

const normal = { cascading_problems: 'control' } as const;
const booster = {
  ...normal,
  booster_tasks_v3: 'booster',
  booster_task_min_problems: 'min-problems-0',
} as const;

const known = { challenge_problems: 'challenge' } as const;

/** How many '+' end a practice task. */
function answersOf(learner: Learner): number {
  learner.start('practice a', 0);
  let answers = 0;
  for (; !learner.isBetweenTasks; answers++) learner.answer('+', 0);
  return answers;
}

/** The levels after each of these challenges of one answer, 16 hours apart, after practice. */
function afterChallenges(learner: Learner, answers: string): string {
  learner.play('practice a', '-+++++', 0);
  return answers
    .split('')
    .map((mark, at) => {
      learner.play('challenge', mark, (at + 1) * time('16h'));
      return learner.levels[0];
    })
    .join('');
}

/** The review intervals of m, in days: before the first review, and after each of these answers. */
function reviewDays(learner: Learner, answers: string): string {
  const { engine } = learner;
  const interval = (): number => engine.snapshot().skills['m'].review_interval / DAY;
  const days = [interval()];
  learner.play('challenge', '+', 0);
  learner.play('challenge', '+', 0);
  learner.play('practice w', '-+++++', 0);
  answers.split('').forEach((mark, at) => {
    const now = (at + 1) * 999 * DAY;
    learner.play('challenge', learner.levels.endsWith('p') ? '+' : '-', now);
    learner.answer(mark, now);
    days.push(interval());
  });
  return days.join(' ');
}

/** Of every constant: a new one without its effect here does not compile. */
export const EFFECTS: Record<ConstantName, Effect> = {
  practice_correct_in_a_row: {
    rule: 3,
    default: 5,
    other: 2,
    shows: [5, 2],
    observe: (learnerOf) => answersOf(learnerOf('a', normal)),
  },
  challenge_size: {
    rule: 4,
    default: 6,
    other: 2,
    shows: ['111111uu', '11uuuuuu'],
    observe: (learnerOf) => {
      const learner = learnerOf('a* b* c* d* e* f* g* h*');
      learner.start('challenge', 0);
      while (!learner.isBetweenTasks) learner.answer('+', 0);
      return learner.levels;
    },
  },
  challenge_rise_levels: {
    rule: 4,
    default: 1,
    other: 2,
    shows: ['12', '2m'],
    observe: (learnerOf) => afterChallenges(learnerOf('a b', normal), '++'),
  },
  challenge_drop_levels: {
    rule: 4,
    default: 1,
    other: 2,
    shows: ['121', '12p'],
    observe: (learnerOf) => afterChallenges(learnerOf('a b', normal), '++-'),
  },
  spacing_seconds: {
    rule: 5,
    default: 57_600,
    other: 0.25,
    shows: [
      [57_600_000, [], ['challenge']],
      [250, [], ['challenge']],
    ],
    observe: (learnerOf) => {
      const learner = learnerOf('a', normal);
      learner.play('practice a', '+++++', 0);
      const due = learner.engine.nextDue();
      return [due, learner.offers(due - 1), learner.offers(due)];
    },
  },
  cascading_rise_levels: {
    rule: 6,
    default: 2,
    other: 3,
    shows: ['1', '2'],
    observe: (learnerOf) => {
      const learner = learnerOf('a*');
      learner.play('challenge', '+', 0);
      return learner.levels;
    },
  },
  booster_rise_levels: {
    rule: 7,
    default: 2,
    other: 3,
    shows: ['11', '22'],
    observe: (learnerOf) => {
      const learner = learnerOf('a b', booster);
      learner.play('booster', '++++++', 0);
      return learner.levels;
    },
  },
  booster_pass_share: {
    rule: 7,
    default: 5 / 6,
    other: 0.5,
    shows: ['u1', '11'],
    observe: (learnerOf) =>
      ['+++---', '+++++-']
        .map((answers) => {
          const learner = learnerOf('a', booster);
          learner.play('booster', answers, 0);
          return learner.levels;
        })
        .join(''),
  },
  challenge_probability: {
    rule: 8,
    default: 0.85,
    other: 0.9,
    shows: [['challenge'], []],
    observe: (learnerOf) => {
      // one correct answer of a booster gives 0.8946
      const learner = learnerOf('a', { ...booster, ...known, booster_task_length: 'length-1' });
      learner.play('booster', '+', 0);
      return learner.offers(0).filter((task) => task !== 'booster');
    },
  },
  pretest_problems: {
    rule: 9,
    default: 8,
    other: 3,
    shows: [8, 3],
    observe: (learnerOf) => {
      const learner = learnerOf('a b c d e f g h i j', { ...normal, pretest: 'pretest' });
      learner.start('pretest', 0);
      let answers = 0;
      for (; !learner.isBetweenTasks; answers++) learner.answer('+', 0);
      return answers;
    },
  },
  streak_correct_in_a_row: {
    rule: 11,
    default: 10,
    other: 4,
    shows: [10, 4],
    observe: (learnerOf) => answersOf(learnerOf('a', { mastery_mechanics: 'streak-10' })),
  },
  neighbour_prior_weight: {
    rule: 12,
    default: 0.5,
    other: 1,
    shows: [['challenge'], ['challenge', 'practice b']],
    observe: (learnerOf) => {
      // one neighbour with one correct answer: 0.863 when 0.8 counts for half of it, 0.847 when as much
      const learner = learnerOf('a* b<a', { challenge_problems: 'challenge' });
      learner.play('challenge', '+', 0);
      return learner.offers(0);
    },
  },
  review_first_days: {
    rule: 10,
    default: 3,
    other: 5,
    shows: ['3', '5'],
    observe: (learnerOf) => reviewDays(learnerOf('m* w'), ''),
  },
  review_min_days: {
    rule: 10,
    default: 1,
    other: 2,
    shows: ['3 1.5', '3 2'],
    observe: (learnerOf) => reviewDays(learnerOf('m* w'), '-'),
  },
  review_max_days: {
    rule: 10,
    default: 182,
    other: 10,
    shows: ['3 6 12', '3 6 10'],
    observe: (learnerOf) => reviewDays(learnerOf('m* w'), '++'),
  },
  review_factor: {
    rule: 10,
    default: 2,
    other: 3,
    shows: ['3 6 3', '3 9 3'],
    observe: (learnerOf) => reviewDays(learnerOf('m* w'), '+-'),
  },
  review_drop_levels: {
    rule: 10,
    default: 1,
    other: 3,
    shows: ['21', 'p1'],
    observe: (learnerOf) => {
      const learner = learnerOf('m* w');
      reviewDays(learner, '-');
      return learner.levels;
    },
  },
  practice_tasks_offered: {
    rule: 13,
    default: 5,
    other: 2,
    shows: [5, 2],
    observe: (learnerOf) => learnerOf('a b c d e f g', normal).offers(0).length,
  },
};
