import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogBuilder, learnersOf } from '../../src/fit/answer-log.js';
import { foldsOf } from '../../src/fit/cross-validation.js';
import { practiceHistory } from '../../src/fit/practice-history.js';

const answer = fc.record({
  learner: fc.nat(4),
  skill: fc.nat(3),
  item: fc.nat(9),
  correct: fc.boolean(),
  time: fc.nat(3),
});
const COUNTS = { learners: 5, skills: 4, items: 10 };

function built(answers: readonly Parameters<LogBuilder['add']>[0][]) {
  const builder = new LogBuilder();
  for (const one of answers) builder.add(one);
  return builder.build(COUNTS);
}

describe('an answer log', () => {
  it('is by learner, then time, then order of arrival', () => {
    fc.assert(
      fc.property(fc.array(answer), (answers) => {
        const log = built(answers);
        const order = answers
          .map((one, at) => ({ ...one, at }))
          .sort((a, b) => a.learner - b.learner || a.time - b.time || a.at - b.at);
        expect([...log.learner]).toEqual(order.map(({ learner }) => learner));
        expect([...log.item]).toEqual(order.map(({ item }) => item));
        expect([...log.correct]).toEqual(order.map(({ correct }) => Number(correct)));
      }),
    );
  });

  it('keeps answers without a time in their order, beyond the first size of its arrays', () => {
    const answers = Array.from({ length: 3000 }, (_, at) => ({
      learner: at % 2,
      skill: 0,
      item: Math.floor(at / 300),
      correct: at % 3 === 0,
    }));
    const { item, rows } = built(answers);
    expect(rows).toBe(3000);
    expect([...item.subarray(0, 1500)]).toEqual([...item.subarray(0, 1500)].sort((a, b) => a - b));
  });

  it('has parts that keep the numbers of the whole', () => {
    const log = built([0, 1, 2].map((learner) => ({ learner, skill: 1, item: 2, correct: true })));
    const part = learnersOf(log, (who) => who === 2);
    expect(part).toMatchObject({ rows: 1, ...COUNTS, learner: Int32Array.from([2]) });
  });

  it('history counts a learner on a skill alone', () => {
    fc.assert(
      fc.property(fc.array(answer), (answers) => {
        const log = built(answers);
        const { successes, failures } = practiceHistory(log);
        for (let row = 0; row < log.rows; row++) {
          const earlier = [...log.correct.subarray(0, row)].filter(
            (_, at) => log.learner[at] === log.learner[row] && log.skill[at] === log.skill[row],
          );
          const right = earlier.reduce((sum, one) => sum + one, 0);
          expect([successes[row], failures[row]]).toEqual([right, earlier.length - right]);
        }
      }),
    );
  });
});

describe('folds', () => {
  const log = built(
    [0, 1, 3, 4].flatMap((learner) =>
      [1, 2].map((item) => ({ learner, skill: 0, item, correct: true })),
    ),
  );

  it('are of equal size, the same for the same seed, and leave out who has no answers', () => {
    const fold = foldsOf(log, 2, 1);
    expect(fold[2]).toBe(-1);
    expect([...fold].sort((a, b) => a - b)).toEqual([-1, 0, 0, 1, 1]);
    expect(foldsOf(log, 2, 1)).toEqual(fold);
  });

  it('change with the seed', () => {
    const all = new Set(Array.from({ length: 20 }, (_, seed) => foldsOf(log, 2, seed).join()));
    expect(all.size).toBeGreaterThan(2);
  });
});
