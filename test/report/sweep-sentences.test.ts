/** What the report says of a sweep: at which points an alternative gains, loses, or spoils something. */

import { describe, expect, it } from 'vitest';
import { pointEffects } from '../../src/report/sweep-effects.js';
import {
  completionChange,
  effectSentences,
  guardrailSentences,
} from '../../src/report/sweep-sentences.js';
import type { Cells, ReportSweep } from '../../src/report/values.js';

type Row = Readonly<Record<string, number | string>>;

/** A hundred learners who all complete, with a standard deviation of 10 problems. */
const rowOf = (problems: number, more: Row = {}): Cells =>
  new Map(
    Object.entries({
      learners: 100,
      completed: 100,
      completion_rate: 1,
      blocked: 0,
      stalled: 0,
      problems_to_completion_mean: problems,
      problems_to_completion_sd: 10,
      unready_rate: 0,
      exam_accuracy: 0.9,
      ...more,
    }).map(([name, value]) => [name, String(value)]),
  );

/** Points of one parameter, each a row of the control and one of the alternative. */
const sweepOf = (
  ...points: readonly (readonly [x: number | string, control: Cells, own: Cells])[]
): ReportSweep => ({
  parameters: ['p'],
  rows: points.flatMap(([x, control, own]) => [
    new Map([['p', String(x)], ...control]),
    new Map([['p', String(x)], ...own]),
  ]),
});
const effects = (sweep: ReportSweep) => pointEffects(sweep, 2, 1, 0);
const said = (sweep: ReportSweep) => effectSentences('new', 'old', effects(sweep), sweep).join(' ');

describe('the effect along a sweep', () => {
  it('is largest and smallest at points that are named, with their intervals', () => {
    // Welch: 1.972 times the root of 10²/100 + 10²/100, over 200, and over 100.
    expect(
      said(
        sweepOf(
          [0.7, rowOf(200), rowOf(100)],
          [0.8, rowOf(100), rowOf(80)],
          [0.9, rowOf(100), rowOf(70)],
        ),
      ),
    ).toBe(
      'Under new, learners need fewer problems on average than under old: 50.0% at p=0.7 (95% interval 48.6% to 51.4%), where the effect is largest, and 20.0% at p=0.8 (95% interval 17.2% to 22.8%), where it is smallest; everybody completes with both at every point. Its direction is the same at all of these points.',
    );
  });

  it('turns round between two values, in the order of the numbers and not of the rows', () => {
    const text = said(
      sweepOf([10, rowOf(100), rowOf(130)], [2, rowOf(100), rowOf(90)], [9, rowOf(100), rowOf(99)]),
    );
    expect(text).toContain('up to 30.0% more problems at p=10');
    expect(text).toContain('but up to 10.0% fewer problems at p=2');
    expect(text).toContain('Along p that turns round: between 9 and 10 from fewer to more.');
    expect(text).toContain('It is not clear at p=9.');
  });

  it('is told by points where the parameter is no number', () => {
    expect(said(sweepOf(['x', rowOf(100), rowOf(130)], ['y', rowOf(100), rowOf(90)]))).toContain(
      'They need fewer at p=y, and more at p=x.',
    );
  });

  it('leaves out points where somebody does not complete: means of others say nothing', () => {
    const some = rowOf(10, { completed: 99, completion_rate: 0.99 });
    expect(said(sweepOf([1, rowOf(100), some], [2, rowOf(100), rowOf(90)]))).toMatch(
      /need 10\.0% fewer problems at p=2 .*; at 1 of 2 points everybody completes/,
    );
    expect(said(sweepOf([1, rowOf(100), some]))).toContain('cannot be compared');
    expect(completionChange('old', effects(sweepOf([1, rowOf(100), some])))).toContain(
      'most at p=1: 99.0% instead of 100.0% under old',
    );
  });

  it('where nothing varies there is no interval', () => {
    const alike = { problems_to_completion_sd: 0 };
    expect(said(sweepOf([1, rowOf(100, alike), rowOf(90, alike)]))).toContain('(no interval)');
    expect(said(sweepOf([1, rowOf(100), rowOf(100)], [2, rowOf(50), rowOf(50)]))).toContain(
      'as many problems',
    );
  });
});

describe('what a sweep spoils', () => {
  it('names the points at which a guardrail breaks, once its interval says so', () => {
    const stuck = (blocked: number) =>
      rowOf(90, { blocked, completed: 100 - blocked, completion_rate: 1 - blocked / 100 });
    const points = effects(
      sweepOf([1, rowOf(100), stuck(3)], [2, rowOf(100), stuck(30)], [3, rowOf(100), rowOf(90)]),
    );
    expect(guardrailSentences(points)).toEqual({
      broken: 'Guardrails are broken: share who get stuck, at p=2 (0.0% → 30.0%).',
      worse: undefined,
    });
  });

  it('what has no interval is told apart, from more than two points of a hundred on', () => {
    const exam = (value: number) => rowOf(90, { exam_accuracy: value });
    const points = effects(
      sweepOf(
        [1, rowOf(100), exam(0.88)],
        [2, rowOf(100), exam(0.879)],
        [3, rowOf(100), exam(0.95)],
      ),
    );
    expect(guardrailSentences(points)).toEqual({
      broken: undefined,
      worse:
        'Worse by more than two points of a hundred, of which a sweep keeps no interval: true accuracy at the end, at p=2 (90.0% → 87.9%).',
    });
  });

  it('30 days later is told where it says something else than the end', () => {
    const metrics = (later: number) =>
      effects(
        sweepOf([
          1,
          rowOf(100, { exam_accuracy_30_days: 0.9 }),
          rowOf(90, { exam_accuracy: 0.7, exam_accuracy_30_days: later }),
        ]),
      )[0].spoiled.map(({ metric }) => metric);
    expect(metrics(0.7)).toEqual(['exam_accuracy']);
    expect(metrics(0.6)).toEqual(['exam_accuracy', 'exam_accuracy_30_days']);
  });

  it('who completes unready is told of all where nobody completes in the control', () => {
    const nobody = rowOf(0, { completed: 0, completion_rate: 0, unready_rate: '' });
    const broken = (control: Cells) =>
      effects(sweepOf([1, control, rowOf(90, { unready_rate: 1 })]))[0].spoiled.map(
        ({ metric }) => metric,
      );
    expect(broken(nobody)).toEqual(['promoted_unready_rate']);
    expect(broken(rowOf(100))).toEqual(['unready_rate']);
  });
});
