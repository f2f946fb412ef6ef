/** Who leaves when: geometric in each reason, one draw a learner, so that a higher hazard never makes one stay longer. */

import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/harness/random-stream.js';
import type { BehaviourNumbers } from '../../src/learners/behaviour-params.js';
import { Dropout } from '../../src/learners/dropout.js';
import type { Probability } from '../../src/units.js';
import { numbers } from './behaviours.js';

const LEARNERS = 20_000;
const MOST = 60;

/** How often each learner does it before leaving; `MOST` if that long. */
function stays(
  given: Partial<BehaviourNumbers>,
  once: (dropout: Dropout, time: number) => void,
  learners = LEARNERS,
): number[] {
  const dropout = new Dropout();
  const stream = new RandomStream();
  const params = numbers(given);
  return Array.from({ length: learners }, (_, learner) => {
    dropout.reset(params, { dropout: stream.seed(1, learner, 'dropout') });
    for (let time = 0; time < MOST; time++) {
      once(dropout, time);
      if (dropout.cause !== undefined) return time;
    }
    return MOST;
  });
}

const comes = (dropout: Dropout): void => void dropout.comesAgain();
const answers =
  (correct: boolean, probability = 0.5) =>
  (dropout: Dropout): void =>
    dropout.answered(correct, probability as Probability);

/** The share of those who stay through the first `free` times and `n` more is (1 - hazard)^n. */
function expectGeometric(times: readonly number[], free: number, hazard: number): void {
  expect(Math.min(...times)).toBe(free);
  for (const n of [1, 2, 5, 20, 40]) {
    const expected = (1 - hazard) ** n;
    const left = times.filter((time) => time >= free + n).length / times.length;
    const error = Math.sqrt((expected * (1 - expected)) / times.length);
    expect(Math.abs(left - expected)).toBeLessThan(4 * error);
  }
}

describe('leaving', () => {
  it('between sessions is geometric', () => {
    expectGeometric(stays({ 'dropout.daily': 0.05 }, comes), 0, 0.05);
  });

  it('out of frustration is geometric behind the wrong answers in a row that are put up with', () => {
    const hazard = { 'dropout.frustration.after': 4, 'dropout.frustration.hazard': 0.1 };
    expectGeometric(stays(hazard, answers(false)), 4, 0.1);
  });

  it('out of boredom is geometric behind the known problems in a row that are put up with', () => {
    const hazard = { 'dropout.boredom.after': 7, 'dropout.boredom.hazard': 0.1 };
    expectGeometric(stays(hazard, answers(true, 0.95)), 7, 0.1);
    expectGeometric(stays(hazard, answers(false, 0.95)), 7, 0.1);
  });

  it('never happens at hazard 0, and nothing is drawn', () => {
    const dropout = new Dropout();
    const streams = {
      get dropout(): never {
        throw new Error('drawn');
      },
    };
    dropout.reset(numbers({}), streams);
    for (let time = 0; time < 1000; time++) {
      expect(dropout.comesAgain()).toBe(true);
      dropout.answered(false, 1 as Probability);
    }
    expect(dropout.cause).toBeUndefined();
  });

  it('is sure at hazard 1', () => {
    expect(new Set(stays({ 'dropout.daily': 1 }, comes, 500))).toEqual(new Set([0]));
    const frustrated = { 'dropout.frustration.after': 2, 'dropout.frustration.hazard': 1 };
    expect(new Set(stays(frustrated, answers(false), 500))).toEqual(new Set([2]));
  });

  it('has a cause', () => {
    const cause = (given: Partial<BehaviourNumbers>, once: (dropout: Dropout) => void) => {
      const dropout = new Dropout();
      dropout.reset(numbers(given), { dropout: new RandomStream().seed(1, 0, 'dropout') });
      once(dropout);
      return dropout.cause;
    };
    const frustrated = { 'dropout.frustration.after': 0, 'dropout.frustration.hazard': 1 };
    const bored = { 'dropout.boredom.after': 0, 'dropout.boredom.hazard': 1 };
    expect(cause({ 'dropout.daily': 1 }, comes)).toBe('daily');
    expect(cause(frustrated, answers(false))).toBe('frustration');
    expect(cause(bored, answers(true, 1))).toBe('boredom');
    expect(cause(bored, answers(true, 0.9))).toBeUndefined();
    expect(cause({ ...bored, 'dropout.boredom.known': 0.9 }, answers(true, 0.9))).toBe('boredom');
  });

  it('counts answers in a row only', () => {
    const sure = { 'dropout.frustration.after': 2, 'dropout.frustration.hazard': 1 };
    const everyThirdRight = (dropout: Dropout, time: number): void =>
      answers(time % 3 === 2)(dropout);
    expect(new Set(stays(sure, everyThirdRight, 100))).toEqual(new Set([MOST]));
    const bored = { 'dropout.boredom.after': 2, 'dropout.boredom.hazard': 1 };
    const everyThirdNew = (dropout: Dropout, time: number): void =>
      answers(true, time % 3 === 2 ? 0.94 : 1)(dropout);
    expect(new Set(stays(bored, everyThirdNew, 100))).toEqual(new Set([MOST]));
  });

  it('with a higher hazard is never later, learner by learner', () => {
    const low = stays({ 'dropout.daily': 0.02 }, comes, 2000);
    const high = stays({ 'dropout.daily': 0.03 }, comes, 2000);
    expect(high.every((time, learner) => time <= low[learner])).toBe(true);
    expect(high.some((time, learner) => time < low[learner])).toBe(true);
  });

  it('for one reason does not go with leaving for another', () => {
    const daily = stays({ 'dropout.daily': 0.05 }, comes);
    const both = { 'dropout.frustration.after': 0, 'dropout.frustration.hazard': 0.05 };
    const frustrated = stays(both, answers(false));
    const early = (times: readonly number[], at: number): boolean => times[at] < 13;
    const joint = daily.filter((_, at) => early(daily, at) && early(frustrated, at)).length;
    const share = (1 - 0.95 ** 13) ** 2;
    const error = Math.sqrt((share * (1 - share)) / LEARNERS);
    expect(Math.abs(joint / LEARNERS - share)).toBeLessThan(4 * error);
  });
});
