/** `skills.csv`: who met a skill, who mastered it, who is stuck before it, and when half of them had it. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SKILL_COLUMNS } from '../../src/metrics/skill-table.js';
import {
  type SkillTotals,
  addSkills,
  emptySkillTotals,
  medianMasteryDay,
  mergeSkills,
  onlyStuck,
} from '../../src/metrics/skill-totals.js';
import type { Outcome } from '../../src/harness/outcome.js';
import { SKILLS, outcomeOf } from './outcomes.js';

function totalsOf(outcomes: readonly Outcome[]): SkillTotals {
  const totals = emptySkillTotals(SKILLS);
  for (const outcome of outcomes) addSkills(totals, outcome);
  return totals;
}

const withDay = (day: number): Outcome => outcomeOf({}, { masteryDay: [0, day, 0] });

describe('totals of skills', () => {
  const totals = totalsOf([
    outcomeOf(
      { status: 'completed' },
      { problems: [4, 0, 1], correct: [3, 0, 1], mastered: [1, 1, 1], masteryDay: [1, 1, 2] },
    ),
    outcomeOf(
      { status: 'blocked' },
      { problems: [2, 1, 0], correct: [2, 0, 0], mastered: [1, 0, 0], masteryDay: [4, 2, 0] },
    ),
    outcomeOf({ status: 'day_limit' }, { problems: [1, 0, 0], mastered: [0, 0, 0] }),
  ]);

  it('count learners, problems and answers', () => {
    expect([...totals.met]).toEqual([3, 1, 1]);
    expect([...totals.problems]).toEqual([7, 1, 1]);
    expect([...totals.correct]).toEqual([5, 0, 1]);
    expect([...totals.mastered]).toEqual([2, 1, 1]);
  });

  it('count as stuck only who ended blocked or stalled without the skill', () => {
    expect([...totals.stuck]).toEqual([0, 1, 1]);
  });

  it('of a sweep are those who are stuck, and take no room while nobody is', () => {
    const kept = emptySkillTotals(0);
    const fine = totalsOf([outcomeOf({ status: 'completed' }, { problems: [4, 0, 1] })]);
    const numbers = (of: SkillTotals): number =>
      Object.values(of).reduce((sum, { length }: Float64Array) => sum + length, 0) as number;
    mergeSkills(kept, onlyStuck(fine));
    expect(numbers(kept)).toBe(0);
    for (let again = 0; again < 2; again++) mergeSkills(kept, onlyStuck(totals));
    expect([...kept.stuck]).toEqual([0, 2, 2]);
    expect(numbers(kept)).toBe(SKILLS);
  });

  it('are the cells of skills.csv', () => {
    const cells = (ix: number): unknown[] =>
      SKILL_COLUMNS.map((column) => column.from({ slug: 's', title: 'T', ix, totals }));
    expect(SKILL_COLUMNS.map(({ name }) => name)).toEqual([
      'skill',
      'title',
      'learners',
      'problems',
      'correct',
      'accuracy',
      'mastered',
      'stuck',
      'mastery_day_median',
    ]);
    expect(cells(0)).toEqual(['s', 'T', 3, 7, 5, 5 / 7, 2, 0, 4]);
    expect(cells(2)).toEqual(['s', 'T', 1, 1, 1, 1, 1, 1, 2]);
  });

  it('have no accuracy and no day of a skill that nobody met', () => {
    const cells = SKILL_COLUMNS.map((column) =>
      column.from({ slug: 's', title: 'T', ix: 0, totals: totalsOf([]) }),
    );
    expect(cells).toEqual(['s', 'T', 0, 0, 0, undefined, 0, 0, undefined]);
  });
});

describe('the median day of mastery', () => {
  it('is that of the sorted days of those who mastered it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 20 }), (days) => {
        const mastered = days.filter((day) => day > 0).toSorted((a, b) => a - b);
        const expected = mastered[Math.floor(mastered.length / 2)] as number | undefined;
        const totals = totalsOf(days.map(withDay));
        expect(medianMasteryDay(totals, 1)).toBe(expected);
        expect(medianMasteryDay(totals, 2)).toBeUndefined();
      }),
    );
  });
});
