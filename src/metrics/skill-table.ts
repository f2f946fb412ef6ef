/** `skills.csv`: a row per group and skill. Columns are only ever appended. */

import { type Column, share } from './cell.js';
import { type SkillTotals, medianMasteryDay } from './skill-totals.js';

export interface SkillRow {
  readonly slug: string;
  readonly title: string;
  readonly ix: number;
  readonly totals: SkillTotals;
}

/** The columns behind `experiment` and `group`. */
export const SKILL_COLUMNS: readonly Column<SkillRow>[] = [
  { name: 'skill', unit: '', means: "the skill's slug", from: ({ slug }) => slug },
  { name: 'title', unit: '', means: "the skill's title", from: ({ title }) => title },
  {
    name: 'learners',
    unit: 'learners',
    means: 'learners who answered at least one problem of it',
    from: ({ totals, ix }) => totals.met[ix],
  },
  {
    name: 'problems',
    unit: 'problems',
    means: 'problems answered',
    from: ({ totals, ix }) => totals.problems[ix],
  },
  {
    name: 'correct',
    unit: 'problems',
    means: 'problems answered correctly',
    from: ({ totals, ix }) => totals.correct[ix],
  },
  {
    name: 'accuracy',
    unit: 'share',
    means: 'correct / problems',
    from: ({ totals, ix }) => share(totals.correct[ix], totals.problems[ix]),
  },
  {
    name: 'mastered',
    unit: 'learners',
    means: 'learners who had it mastered at the end',
    from: ({ totals, ix }) => totals.mastered[ix],
  },
  {
    name: 'stuck',
    unit: 'learners',
    means: 'learners who ended blocked or stalled without it',
    from: ({ totals, ix }) => totals.stuck[ix],
  },
  {
    name: 'mastery_day_median',
    unit: 'days',
    means: 'median day of first mastery (the first session is day 1) of those who mastered it',
    from: ({ totals, ix }) => medianMasteryDay(totals, ix),
  },
];
