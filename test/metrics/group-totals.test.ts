/** Totals of a group: however its learners are split and merged, the totals are the same. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/harness/outcome.js';
import {
  type GroupTotals,
  addOutcome,
  compactTotals,
  emptyTotals,
  examAccuracy,
  examAccuracy30Days,
  mergeTotals,
} from '../../src/metrics/group-totals.js';
import { SUMMARY_COLUMNS } from '../../src/metrics/summary-table.js';
import { SKILLS, outcomeOf, outcomes } from './outcomes.js';

const READY = 0.8;

/** Totals of learners numbered from `first`. */
function totalsOf(group: readonly Outcome[], first = 0): GroupTotals {
  const totals = emptyTotals(SKILLS);
  group.forEach((outcome, at) => addOutcome(totals, first + at, outcome, READY));
  return totals;
}

function merged(parts: readonly GroupTotals[]): GroupTotals {
  const all = emptyTotals(SKILLS);
  for (const part of parts) mergeTotals(all, part);
  return all;
}

/** Totals as plain data, without spare room at the end of lists. */
function content(totals: GroupTotals): unknown {
  const { masteryDays, ...skills } = totals.skills;
  const used = masteryDays.findLastIndex((count) => count > 0) + 1;
  return {
    ...compactTotals(totals),
    skills: { ...skills, masteryDays: masteryDays.slice(0, used) },
  };
}

const groups = fc.array(outcomes, { maxLength: 30 });
const cuts = fc.array(fc.nat(30), { maxLength: 5 });

describe('merging', () => {
  it('of any split equals adding learners one by one', () => {
    fc.assert(
      fc.property(groups, cuts, (group, places) => {
        const ends = [...places, group.length].toSorted((a, b) => a - b);
        const parts = ends.map((end, at) => {
          const first = at === 0 ? 0 : ends[at - 1];
          return compactTotals(totalsOf(group.slice(first, end), first));
        });
        expect(content(merged(parts))).toEqual(content(totalsOf(group)));
      }),
    );
  });

  it('is the same in any order', () => {
    fc.assert(
      fc.property(groups, groups, groups, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((group) => totalsOf(group));
        expect(content(merged([x, y, z]))).toEqual(content(merged([z, x, y])));
        expect(content(merged([x, merged([y, z])]))).toEqual(content(merged([merged([x, y]), z])));
      }),
      { numRuns: 50 },
    );
  });

  it('survives the way from thread to thread', () => {
    fc.assert(
      fc.property(groups, (group) => {
        const totals = totalsOf(group);
        expect(content(structuredClone(compactTotals(totals)))).toEqual(content(totals));
      }),
      { numRuns: 50 },
    );
  });
});

describe('totals', () => {
  it('have statuses that add up to the learners', () => {
    fc.assert(
      fc.property(groups, (group) => {
        const { statuses, learners } = totalsOf(group);
        expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(learners);
      }),
    );
  });

  it('make finite cells or none', () => {
    fc.assert(
      fc.property(groups, (group) => {
        const totals = totalsOf(group);
        const cells = SUMMARY_COLUMNS.map((column) => column.from(totals));
        expect(cells.filter((cell) => cell !== undefined && !Number.isFinite(cell))).toEqual([]);
      }),
    );
  });

  it('count problems to completion of those who completed only', () => {
    const totals = totalsOf([
      outcomeOf({ status: 'completed', problems: 7 }),
      outcomeOf({ status: 'problem_limit', problems: 9 }),
    ]);
    expect(totals.problemsToCompletion.total).toBe(1);
    expect(totals.problems).toBe(16);
    expect(totals.days.total).toBe(2);
  });

  it('name the first learner who was stuck', () => {
    const done = outcomeOf({ status: 'completed' });
    const group = [done, outcomeOf({ status: 'stalled' }), outcomeOf({ status: 'blocked' })];
    expect(totalsOf(group, 10).firstStuck).toBe(11);
    expect(totalsOf([done, outcomeOf({ status: 'day_limit' })]).firstStuck).toBe(Infinity);
  });

  it('count as unready who completed below ready_accuracy', () => {
    const at = (status: Outcome['status'], accuracy: number): Outcome =>
      outcomeOf({ status, examAccuracy: accuracy });
    const group = [
      at('completed', 0.79),
      at('completed', 0.8),
      at('completed', 0.1 + 0.7), // 0.7999999999999999: 0.8 as the files print it
      at('blocked', 0.1),
    ];
    expect(totalsOf(group).unready).toBe(1);
  });

  it('have a mean exam accuracy over those who mastered anything', () => {
    const group = [0.5, 1, -1].map((accuracy) =>
      outcomeOf({ examAccuracy: accuracy, examAccuracy30Days: accuracy < 0 ? -1 : accuracy / 2 }),
    );
    expect(examAccuracy(totalsOf(group))).toBe(0.75);
    expect(examAccuracy30Days(totalsOf(group))).toBe(0.375);
    expect(examAccuracy(totalsOf([group[2]]))).toBeUndefined();
    expect(examAccuracy30Days(totalsOf([group[2]]))).toBeUndefined();
  });
});
