/**
 * Knowledge model, hints and challenge problems: small scenarios worked out by hand from the rule
 * book (§ in each title).
 */
import { describe, expect, it } from 'vitest';
import type { NaiveSettings, NaiveWeights } from './naive-engine.js';
import {
  booster,
  challenge,
  engineOf,
  goOn,
  HOUR,
  levels,
  practice,
  pretest,
  ruleBook,
  run,
} from './naive-script.js';

/** Practice that does not end within a test. */
const endless = { practiceCorrectInARow: 1000 };

/** A skill's prediction after these answers, oldest first. */
function predictionAfter(answers: string, changes: Partial<NaiveSettings> = {}): number {
  const engine = engineOf('a', { ...endless, ...changes });
  run(engine, practice('a'), answers, 0);
  return engine.prediction('a');
}

/** Weights that are all 0 but for these. */
function only(changes: Partial<NaiveWeights>): NaiveWeights {
  const zeros = Object.keys(ruleBook.weights).map((name) => [name, 0]);
  return { ...(Object.fromEntries(zeros) as NaiveWeights), ...changes };
}

/** So low a prediction that the skill is never a challenge problem. */
const never = only({ intercept: -9 });

const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

describe('knowledge model', () => {
  it('§12 the published check values', () => {
    expect(predictionAfter('++++')).toBeCloseTo(0.9453, 4);
    expect(predictionAfter('+++++')).toBeCloseTo(0.9515, 4);
    expect(predictionAfter('+++++++++-')).toBeCloseTo(0.909, 3);
    expect(predictionAfter('+++')).toBeLessThan(0.94);
    expect(predictionAfter('-'.repeat(20))).toBeCloseTo(0.1855, 4);
  });

  it('§12 each feature alone', () => {
    const score = (answers: string, weights: Partial<NaiveWeights>): number => {
      const p = predictionAfter(answers, { weights: only(weights) });
      return Math.log(p / (1 - p));
    };
    expect(score('+-', { intercept: 0.7 })).toBeCloseTo(0.7, 12);
    expect(score('-', { ewma_3: 1 })).toBeCloseTo(0.9 * 0.667, 12);
    expect(score('-+', { ewma_10: 1 })).toBeCloseTo(0.9 * 0.9 * 0.9 + 0.1, 12);
    expect(score('++-+++', { streak: 0.1 })).toBeCloseTo(0.3, 12);
    expect(score('++-', { streak: 1 })).toBeCloseTo(0, 12);
    expect(score('+-+', { log_done: 1 })).toBeCloseTo(Math.log(3), 12);
    expect(score('+-+--', { log_missed: 1 })).toBeCloseTo(Math.log(4), 12);
    expect(score('+-++', { percent_correct: 1 })).toBeCloseTo(0.75, 12);
  });

  it('§12 only the last 20 answers count, the averages start with them', () => {
    const right = '+'.repeat(20);
    expect(predictionAfter(`--${right}`)).toBe(predictionAfter(right));
    expect(predictionAfter(`${right}+++++`, { weights: only({ streak: 0.1 }) })).toBe(logistic(2));
  });

  it('§12 before any answer: leans on the neighbours that have one', () => {
    const engine = engineOf('a b<a,a,nowhere c<b d', endless);
    expect('abcd'.split('').map((skill) => engine.prediction(skill))).toEqual([0.8, 0.8, 0.8, 0.8]);
    run(engine, practice('a'), '+-', 0); // 0.777003
    expect(engine.prediction('b')).toBeCloseTo((0.5 * 0.8 + 0.777003) / 1.5, 5);
    expect(engine.prediction('c')).toBe(0.8); // b still has no answer of its own
    const other = engineOf('c<a,b a b', endless);
    run(other, practice('a'), '+-', 0);
    expect(other.prediction('c')).toBeCloseTo((0.5 * 0.8 + 0.777003) / 1.5, 5);
    expect(other.prediction('b')).toBe(0.8); // c neither
  });

  it('§12 an edge both ways is two neighbours; kept between one wrong and one right answer', () => {
    const both = engineOf('a b<c c<b,d d', { pretest: true, pretestProblems: 1 });
    expect(run(both, pretest, '-', 0)).toEqual(['pretest c']); // 0.647852
    expect(both.prediction('b')).toBeCloseTo((0.4 + 2 * 0.647852) / 2.5, 5);
    expect(both.prediction('d')).toBeCloseTo((0.4 + 0.647852) / 1.5, 5);
    const clamped = engineOf('a b<a c<a', { ...endless, skillWeights: { c: never } });
    run(clamped, practice('a'), '+++++', 0); // 0.951518: without limits (0.4 + ...) / 1.5 = 0.901
    expect(clamped.prediction('b')).toBeCloseTo(0.894644, 5);
    expect(clamped.prediction('c')).toBe(logistic(-9)); // the limits by its own weights
    goOn(clamped, '-'.repeat(20), 0); // 0.185475
    expect(clamped.prediction('b')).toBeCloseTo(0.647852, 5);
  });
});

describe('answers', () => {
  it('§3 an answer with a hint counts as not correct, everywhere', () => {
    const engine = engineOf('a b*', { boosterTasks: true, boosterMinProblems: 10 });
    run(engine, practice('a'), '++++h++++', 0);
    expect([engine.level('a'), engine.prediction('a')]).toEqual([0, predictionAfter('++++-++++')]);
    goOn(engine, '+', 0);
    expect([engine.level('a'), engine.isCascading('a')]).toEqual([1, false]);
    run(engine, booster, '++h+h+', 0);
    expect(engine.level('a')).toBe(1); // four of six
    run(engine, challenge, 'h', 0);
    expect([engine.level('b'), engine.isCascading('b')]).toEqual([0, false]);
    expect(engine.prediction('b')).toBe(predictionAfter('+++-')); // booster a b a b a b, challenge
  });

  it('§1.1 the problem types take turns, whatever the task', () => {
    const engine = engineOf('a:3 b:2', { boosterTasks: true, boosterMinProblems: 5 });
    /** Answers correctly; the problem types met. */
    const types = (count: number): (number | undefined)[] =>
      Array.from({ length: count }, () => {
        const problem = engine.current();
        engine.answer(true, 0);
        return problem?.problemType;
      });
    engine.start(practice('a'), 0);
    expect(types(5)).toEqual([0, 1, 2, 0, 1]);
    engine.start(booster, 0); // a b a b a b
    expect(types(6)).toEqual([2, 0, 0, 1, 1, 0]);
    engine.start(challenge, 0); // a cascading
    expect(types(1)).toEqual([2]);
  });
});

describe('challenge problems', () => {
  const on = { challengeProblems: true };

  it('§8 enter whatever the prerequisites and the wait, after cascading; mastered in one', () => {
    const skillWeights = { s: never, d: never, k: never };
    const engine = engineOf('m* s c<a,nowhere a d<a k', { ...on, skillWeights });
    run(engine, practice('s'), '-+++++', 0);
    run(engine, practice('a'), '-+++++', HOUR); // 0.917418, so c 0.878279
    expect(engine.recommended(HOUR)).toEqual([challenge, practice('d'), practice('k')]);
    expect(engine.nextDue()).toBe(16 * HOUR); // for s; a and c do not wait
    expect(run(engine, challenge, '++++', 16 * HOUR)).toEqual([
      'cascading m',
      'challenge c', // never changed
      'challenge a', // changed at 1
      'spaced s', // at 0
    ]);
    expect(levels(engine, 'mscadk')).toEqual([2, 2, 4, 4, 0, 0]);
    expect(engine.isCascading('d')).toBe(false);
    expect(engine.nextDue()).toBe(32 * HOUR);
  });

  it('§8 a wrong one drops a level; still predicted known, it is still no practice', () => {
    const engine = engineOf('a', { ...on, cascadingProblems: false });
    run(engine, practice('a'), '+++++', 0);
    expect(run(engine, challenge, '-', 1)).toEqual(['challenge a']); // 0.880935
    expect(engine.level('a')).toBe(0);
    expect([engine.recommended(1), engine.nextDue()]).toEqual([[challenge], undefined]);
    run(engine, challenge, '-', 1); // 0.81
    expect(engine.recommended(1)).toEqual([practice('a')]);
  });

  it('§4, §8 a wrong one on an unstarted skill is no change', () => {
    const settings = { ...on, challengeProbability: 0.6, challengeSize: 1 };
    const engine = engineOf('a b', settings);
    expect(run(engine, challenge, '-', 5)).toEqual(['challenge a']); // 0.647852
    expect(run(engine, challenge, '-', 6)).toEqual(['challenge a']); // 0.580801
    expect(run(engine, challenge, '+', 7)).toEqual(['challenge b']);
    expect(engine.recommended(7)).toEqual([practice('a')]);
  });

  it('§8 whether a problem is one, is decided when it is answered', () => {
    const engine = engineOf('a b<a', { ...on, pretest: true, pretestProblems: 1 });
    run(engine, pretest, '+', 0); // a 0.894644, b 0.863096: so neither cascades
    expect([engine.isCascading('a'), engine.isCascading('b')]).toEqual([false, false]);
    expect(engine.recommended(0)).toEqual([challenge]);
    const met = run(engine, challenge, '-+', 0); // a 0.777003, so b 0.784669
    expect(met).toEqual(['challenge a', 'spaced b']);
    expect(levels(engine, 'ab')).toEqual([0, 1]);
    expect(engine.recommended(0)).toEqual([challenge, practice('a')]); // b is at 0.89 now
    expect(engine.nextDue()).toBeUndefined();
  });

  it('§8 at the threshold itself, before any answer', () => {
    const engine = engineOf('x:0 a', { ...on, challengeProbability: 0.8 });
    expect(engine.recommended(0)).toEqual([challenge]);
    expect(run(engine, challenge, '+', 0)).toEqual(['challenge a']);
    expect(levels(engine, 'xa')).toEqual([0, 4]);
  });
});
