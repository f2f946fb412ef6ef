/**
 * Every constant of the rule book, its default, bounds and source. Each can be overridden under `engine:`.
 * `source: 'assumption'` means that nobody published the figure.
 */

export interface RuleConstant {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly unit: string;
  /** section of the rule book */
  readonly rule: number;
  readonly source: 'published' | 'documented' | 'assumption';
  readonly means: string;
  /** of an assumption, and of nothing else: values that somebody might as well have chosen */
  readonly range?: AssumedRange;
}

/** What `preset: assumptions` tries in place of a constant that nobody published. */
export interface AssumedRange {
  /** from low to high, the default among them */
  readonly values: readonly number[];
  readonly why: string;
}

export const RULE_CONSTANTS = {
  practice_correct_in_a_row: {
    default: 5,
    min: 1,
    max: 1000,
    integer: true,
    unit: 'answers',
    rule: 3,
    source: 'published',
    means: 'correct answers in a row that end a practice task',
  },
  challenge_size: {
    default: 6,
    min: 1,
    max: 1000,
    integer: true,
    unit: 'problems',
    rule: 4,
    source: 'documented',
    means: 'most problems in a mastery challenge',
  },
  challenge_rise_levels: {
    default: 1,
    min: 1,
    max: 4,
    integer: true,
    unit: 'levels',
    rule: 4,
    source: 'published',
    means: 'rise after a correct answer in a mastery challenge',
  },
  challenge_drop_levels: {
    default: 1,
    min: 0,
    max: 4,
    integer: true,
    unit: 'levels',
    rule: 4,
    source: 'documented',
    means: 'drop after a wrong answer in a mastery challenge',
  },
  spacing_seconds: {
    default: 57_600,
    min: 0,
    max: 31_536_000,
    integer: false,
    unit: 'seconds',
    rule: 5,
    source: 'published',
    means: 'wait between two rises of a skill (16 hours)',
  },
  cascading_rise_levels: {
    default: 2,
    min: 1,
    max: 4,
    integer: true,
    unit: 'levels',
    rule: 6,
    source: 'published',
    means: 'rise after a correct cascading problem',
  },
  booster_rise_levels: {
    default: 2,
    min: 1,
    max: 4,
    integer: true,
    unit: 'levels',
    rule: 7,
    source: 'assumption',
    means: 'rise of every skill of the group after a booster that was passed',
    range: { values: [1, 2, 3, 4], why: 'every rise that there is' },
  },
  booster_pass_share: {
    default: 5 / 6,
    min: 0,
    max: 1,
    integer: false,
    unit: 'share',
    rule: 7,
    source: 'assumption',
    means: 'share of correct answers that passes a booster, rounded up to whole problems',
    range: {
      values: [0.5, 0.6, 2 / 3, 0.7, 0.75, 0.8, 5 / 6, 0.9, 1],
      why: 'half right is not yet a high level of accuracy, and no more than all can be',
    },
  },
  challenge_probability: {
    default: 0.85,
    min: 0,
    max: 1,
    integer: false,
    unit: 'probability',
    rule: 8,
    source: 'documented',
    means: 'prediction from which a skill may enter as a challenge problem',
  },
  pretest_problems: {
    default: 8,
    min: 1,
    max: 1000,
    integer: true,
    unit: 'problems',
    rule: 9,
    source: 'published',
    means: 'problems of the pretest',
  },
  review_first_days: {
    default: 3,
    min: 0,
    max: 36_500,
    integer: false,
    unit: 'days',
    rule: 10,
    source: 'assumption',
    means: 'interval before the first review of a mastered skill',
    range: {
      values: [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 10, 14, 21, 30],
      why: 'from the next day, the shortest interval documented, to a month',
    },
  },
  review_min_days: {
    default: 1,
    min: 0,
    max: 36_500,
    integer: false,
    unit: 'days',
    rule: 10,
    source: 'documented',
    means: 'shortest review interval',
  },
  review_max_days: {
    default: 182,
    min: 0,
    max: 36_500,
    integer: false,
    unit: 'days',
    rule: 10,
    source: 'documented',
    means: 'longest review interval',
  },
  review_factor: {
    default: 2,
    min: 1,
    max: 100,
    integer: false,
    unit: 'factor',
    rule: 10,
    source: 'documented',
    means: 'a correct review multiplies the interval by it, a wrong one divides',
  },
  review_drop_levels: {
    default: 1,
    min: 1,
    max: 4,
    integer: true,
    unit: 'levels',
    rule: 10,
    source: 'documented',
    means: 'drop of a mastered skill after a wrong review',
  },
  streak_correct_in_a_row: {
    default: 10,
    min: 1,
    max: 1000,
    integer: true,
    unit: 'answers',
    rule: 11,
    source: 'published',
    means: 'correct answers in a row that make a skill proficient',
  },
  neighbour_prior_weight: {
    default: 0.5,
    min: 0.001,
    max: 1000,
    integer: false,
    unit: 'neighbours',
    rule: 12,
    source: 'assumption',
    means: 'how many answered neighbours the first prediction of 0.8 counts for',
    range: {
      values: [0.1, 0.2, 0.3, 0.5, 1, 1.5, 2, 3, 5],
      why: 'from hardly anything to more than the neighbours that most skills have',
    },
  },
  practice_tasks_offered: {
    default: 5,
    min: 1,
    max: 1000,
    integer: true,
    unit: 'tasks',
    rule: 13,
    source: 'assumption',
    means: 'most practice tasks on the list of recommended tasks',
    range: {
      values: [1, 2, 3, 4, 5, 6, 8, 10, 20],
      why: 'from one task to more than fit on a screen',
    },
  },
} as const satisfies Record<string, RuleConstant>;

export type ConstantName = keyof typeof RULE_CONSTANTS;
export type RuleConstants = Readonly<Record<ConstantName, number>>;

export const CONSTANT_NAMES = Object.keys(RULE_CONSTANTS) as ConstantName[];

/** All constants: the defaults, with `overrides` on top. */
export function ruleConstants(overrides: Partial<RuleConstants> = {}): RuleConstants {
  const defaults = CONSTANT_NAMES.map((name) => [name, RULE_CONSTANTS[name].default]);
  return { ...(Object.fromEntries(defaults) as RuleConstants), ...overrides };
}
