/** What the report says of comparisons, in words. */

import { describe, expect, it } from 'vitest';
import {
  aloneReadiness,
  answerSentences,
  brokenSentence,
  completionSentence,
  effectSentence,
  guardrailText,
  readinessSentence,
} from '../../src/report/sentences.js';
import { type Learner, compared, learners } from './samples.js';

const between = (control: readonly Learner[], group: readonly Learner[]) =>
  compared(control, group).comparison;

/** Half as many problems, give or take a few. */
const halved = learners(40, 0).map((one, at) => ({ ...one, problems: 100 + (at % 7) }));

describe('the effect', () => {
  it('fewer problems, with an interval, where everybody completes', () => {
    const control = learners(40, 0).map((one, at) => ({ ...one, problems: 200 + (at % 5) }));
    const comparison = between(control, halved);
    expect(effectSentence(comparison)).toBe(
      'Under new, learners need 49.1% fewer problems to complete than under old (95% interval 48.7% to 49.4%): 102.9 instead of 202.0.',
    );
    expect(completionSentence(comparison)).toBe('Everybody completes under either.');
  });

  it('the smaller end of the interval comes first, both ways', () => {
    const control = learners(40, 0).map((one, at) => ({ ...one, problems: 200 + (at % 5) }));
    for (const comparison of [between(control, halved), between(halved, control)]) {
      const [, low, high] = /interval ([\d.]+)% to ([\d.]+)%/.exec(effectSentence(comparison))!;
      expect(Number(low)).toBeLessThan(Number(high));
    }
    expect(effectSentence(between(halved, control))).toContain('more problems');
  });

  it('an interval that holds 0 is no answer', () => {
    const shifted = halved.map((one, at) => ({ ...one, problems: 100 + ((at + 3) % 7) }));
    expect(effectSentence(between(halved, shifted))).toMatch(/is not clear: .*\(−.* to \+.*\)\.$/);
  });

  it('the same for everybody has no interval, and says so', () => {
    const control = learners(20, 50);
    const group = control.map((one) => ({ ...one, problems: one.problems - 10 }));
    expect(effectSentence(between(control, group))).toContain('no interval');
    expect(effectSentence(between(control, control))).toContain('need as many problems');
  });

  it('means are not compared where some do not complete', () => {
    const some = halved.map((one, at) => (at < 5 ? { ...one, status: 'stalled' as const } : one));
    expect(effectSentence(between(halved, some))).toContain('up to completion or the limit');
    expect(completionSentence(between(halved, some))).toBe('87.5% complete, instead of everybody.');
  });

  it('where not everybody completes, who does comes first, and how the others count', () => {
    const some = halved.map((one, at) =>
      at < 20 ? { ...one, status: 'dropped_out' as const } : one,
    );
    const comparison = between(halved, some);
    const text = answerSentences(comparison);
    expect(text).toMatch(
      /^Under new, 50\.0% of learners complete, instead of everybody under old \(the difference is clear: −[\d.]+ to −[\d.]+ points of a hundred, 95% interval\)\. Under new, learners need /,
    );
    expect(text).toMatch(/ \(whoever has not completed by then counts at the limit\)\.$/);
    const rows = comparison.rows.map((row) => ({ ...row, pHolm: 0.2 }));
    expect(answerSentences({ ...comparison, rows })).toContain('the difference is not clear: −');
    expect(answerSentences(between(halved, halved))).toMatch(/Everybody completes under either\.$/);
  });

  it('is not called clear where the overview of all alternatives does not', () => {
    const control = learners(40, 0).map((one, at) => ({ ...one, problems: 200 + (at % 5) }));
    const comparison = between(control, halved);
    const open = { ...comparison, rows: comparison.rows.map((row) => ({ ...row, pHolm: 0.2 })) };
    expect(effectSentence(open)).toContain('not clear, with all alternatives taken together');
  });

  it('where nobody completes nothing is compared', () => {
    const none = learners(10, 100, { status: 'stalled' });
    expect(effectSentence(between(none, none))).toContain('cannot be compared');
    expect(completionSentence(between(none, none))).toBe('Nobody completes under either.');
    expect(completionSentence(between(none, halved.slice(0, 10)))).toBe(
      'Everybody completes, instead of nobody.',
    );
  });
});

describe('what a gain costs', () => {
  const unready = halved.map((one) => ({ ...one, exam: 0.6 }));

  it('those who complete and cannot do it', () => {
    expect(readinessSentence(between(halved, unready), 0.8)).toBe(
      'But of those who complete, all are unready: their true accuracy is below 80% (in the control: 0.0%).',
    );
    expect(readinessSentence(between(halved, halved), 0.8)).toBeUndefined();
  });

  it('those who cannot do it are named where there is nothing to compare with, too', () => {
    expect(aloneReadiness(0.375, 0.8)).toBe(
      'But of those who complete, 37.5% are unready: their true accuracy is below 80%.',
    );
    expect(aloneReadiness(0, 0.8)).toBeUndefined();
    expect(aloneReadiness(undefined, 0.8)).toBeUndefined();
  });

  it('broken guardrails are named, those told of before are not', () => {
    const text = brokenSentence(between(halved, unready));
    expect(text).toContain('true accuracy at the end (90.0% → 60.0%)');
    expect(text).not.toContain('unready among');
    expect(brokenSentence(between(halved, halved))).toBeUndefined();
  });

  it('a guardrail is called as the terminal calls it, and uncertain where few learners say little', () => {
    const texts = between(learners(5, 100), learners(5, 50)).guardrails.map(guardrailText);
    const stuck = texts.find(({ metric }) => metric === 'stuck_rate');
    expect(stuck).toMatchObject({ word: 'uncertain', note: 'cannot be told with so few learners' });
    const words = between(halved, unready).guardrails.map(guardrailText);
    expect(words.find(({ metric }) => metric === 'unready_rate')!.word).toBe('broken');
  });
});
