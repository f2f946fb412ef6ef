/** Hit rates of recommenders: learners apart, days apart, intervals over learners. */

import { describe, expect, it } from 'vitest';
import { judgeRecommender } from '../../src/fit/hit-rate.js';
import { foldsOf } from '../../src/fit/cross-validation.js';
import { LogBuilder } from '../../src/fit/answer-log.js';
import { ratioInterval } from '../../src/stats/ratios.js';
import { CoMoments } from '../../src/stats/moments.js';
import { taskLog } from './task-log.js';

const judge = (words: readonly string[], top: number, folds: number, test?: readonly string[]) => {
  const log = taskLog([...words, ...(test ?? []).map(() => '')]);
  return judgeRecommender('markov', log, {
    top,
    fold: folds === 0 ? undefined : foldsOf(log, folds, 1),
    test: test && taskLog([...words.map(() => ''), ...test]),
    onFold: () => undefined,
  });
};

describe('the hit rate', () => {
  it('counts the pairs whose second task is among the best after the first', () => {
    // After a: b twice, c once, d once; e never.
    const words = ['ab', 'ab', 'ac', 'ad'];
    const tests = ['ab', 'ac', 'ad', 'ae', 'f'];
    expect(judge(words, 1, 0, tests).test).toMatchObject({ pairs: 4, learners: 4, hits: 1 });
    expect(judge(words, 2, 0, tests).test).toMatchObject({ hits: 2, hit_rate: 0.5 });
    expect(judge(words, 9, 0, tests).test).toMatchObject({ hits: 3 });
    expect(judge(words, 1, 0).cross_validated).toBeNull();
  });

  it('is of learners who were not in the fit', () => {
    // One goes where nobody else does: known only from that very learner.
    const words = ['ab', 'ab', 'ab', 'ab', 'ef'];
    const { cross_validated: crossed } = judge(words, 1, 5);
    expect(crossed).toMatchObject({ pairs: 5, learners: 5, hits: 4, hit_rate: 0.8 });
  });

  it('has the interval of a pooled ratio over learners', () => {
    const words = Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? 'abab' : 'ac'));
    const { test } = judge(words, 1, 0, words);
    const moments = new CoMoments(2);
    for (const word of words) {
      moments.add(word === 'ac' ? Float64Array.of(0, 1) : Float64Array.of(3, 3));
    }
    const { low, high } = ratioInterval(moments, 0.95);
    expect(test!.hit_rate).toBe(0.6);
    expect(test!.interval).toEqual([low, high]);
  });

  it('is null where there are no pairs', () => {
    expect(judge(['a', 'b'], 5, 2).cross_validated).toMatchObject({
      pairs: 0,
      hit_rate: null,
      interval: null,
      same_day: null,
      later: null,
    });
  });

  it('tells pairs within a day from later ones: from the last answer to the next first', () => {
    const builder = new LogBuilder();
    // a over two days, b on the second of them, c on the third.
    for (const [skill, time] of [
      [0, 0],
      [0, 15],
      [1, 19],
      [2, 20],
    ]) {
      builder.add({ learner: 0, skill, item: 0, correct: true, time });
    }
    const log = builder.build({ learners: 1, skills: 3, items: 1 }, 10);
    expect([...log.day!]).toEqual([0, 1, 1, 2]);
    const { test } = judgeRecommender('markov', log, {
      top: 1,
      test: log,
      onFold: () => undefined,
    });
    expect(test).toMatchObject({ pairs: 2, same_day: { pairs: 1 }, later: { pairs: 1 } });
  });
});
