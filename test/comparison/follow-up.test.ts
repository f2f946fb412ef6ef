/** Reviews after completion in a comparison: a guardrail where any group had them, and not a word where none had. */

import { describe, expect, it } from 'vitest';
import { type Comparison, Comparisons } from '../../src/comparison/comparison.js';
import { COMPARED_COLUMNS, type LearnerBatch } from '../../src/comparison/learner-record.js';
import { STATUSES } from '../../src/harness/ending.js';

/** Follow-up problems of a learner, and how many of them were correct. */
type FollowUp = readonly [problems: number, correct: number];

/** Learners who differ in their follow-up only. */
function batch(followUps: readonly FollowUp[]): LearnerBatch {
  const of = (value: (one: FollowUp) => number): Float64Array =>
    Float64Array.from(followUps, value);
  const columns = COMPARED_COLUMNS.map((name): [string, Float64Array] => [name, of(() => 1)]);
  return {
    learners: Int32Array.from(followUps, (_, at) => at),
    statuses: Uint8Array.from(followUps, () => STATUSES.indexOf('completed')),
    columns: {
      ...Object.fromEntries(columns),
      follow_up_problems: of(([problems]) => problems),
      follow_up_accuracy: of(([problems, correct]) => correct / problems),
    },
  };
}

function compared(group: readonly FollowUp[], control: readonly FollowUp[]): Comparison {
  const learners = group.length;
  const comparisons = new Comparisons({
    groups: [
      { name: 'control', control: undefined, samePeople: true, learners },
      { name: 'group', control: 0, samePeople: true, learners },
    ],
    readyAccuracy: 0.8,
    limits: { max_problems: 100, max_days: 100 },
    seed: 1,
  });
  comparisons.add(0, 0, batch(control));
  comparisons.add(1, 0, batch(group));
  return comparisons.finish(() => ({ slugs: [], problems: new Float64Array() }))[0];
}

const NONE: readonly FollowUp[] = Array.from({ length: 40 }, () => [0, 0]);
/** 75% correct over all, by learners between half and all of theirs. */
const GOOD: readonly FollowUp[] = NONE.map((_, at) => [20, 10 + (at % 11)]);
const BAD: readonly FollowUp[] = NONE.map((_, at) => [30, 10 + ((at * 3) % 7)]);
const METRIC = 'follow_up_accuracy';

describe('follow_up_accuracy', () => {
  it.each([
    ['nobody', NONE, NONE, undefined],
    ['the group alone', GOOD, NONE, 'unclear'],
    ['the control alone', NONE, GOOD, 'unclear'],
    ['both alike', GOOD, GOOD, 'holds'],
    ['both, the group worse', BAD, GOOD, 'broken'],
    ['both, the group better', GOOD, BAD, 'holds'],
  ])('of %s', (_, group, control, ruling) => {
    const { rows, guardrails } = compared(group, control);
    const found = rows.filter(({ metric }) => metric === METRIC);
    expect(found).toHaveLength(ruling === undefined ? 0 : 1);
    expect(JSON.stringify(found)).not.toContain('null');
    expect(guardrails.find(({ row }) => row.metric === METRIC)?.ruling).toBe(ruling);
  });

  it('is pooled over all answers, whoever gave them', () => {
    const { rows } = compared(
      [
        [1, 1],
        [0, 0],
        [9, 3],
      ],
      [
        [4, 4],
        [4, 2],
        [2, 2],
      ],
    );
    const row = rows.find(({ metric }) => metric === METRIC)!;
    expect(row.group.value).toBeCloseTo(0.4, 12);
    expect(row.control.value).toBeCloseTo(0.8, 12);
    expect(row.difference.value).toBeCloseTo(-0.4, 12);
  });

  it('takes no other ratio along when it is left out', () => {
    const metrics = (comparison: Comparison): string[] =>
      comparison.rows.map(({ metric }) => metric).filter((metric) => metric !== METRIC);
    expect(metrics(compared(NONE, NONE))).toEqual(metrics(compared(GOOD, GOOD)));
    expect(metrics(compared(NONE, NONE))).toContain('review_accuracy');
  });
});
