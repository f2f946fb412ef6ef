/**
 * Parameters found again: answers are simulated from known ones, many times, and the 95% intervals hold the truth as
 * often as they say. Turns red for a wrong formula, a biased estimate, or intervals of the wrong width.
 */

import { describe, expect, it } from 'vitest';
import { fitAccuracy } from '../../src/fit/accuracy.js';
import { fitAfm } from '../../src/fit/afm.js';
import { fitBkt } from '../../src/fit/bkt.js';
import type { Estimate, FittedModel } from '../../src/fit/fitted-model.js';
import { fitIrt } from '../../src/fit/irt.js';
import { fitPfa } from '../../src/fit/pfa.js';
import { logistic, normal, simulateLog, streamOf } from './simulated-log.js';

/** Set to repeat everything so many times as often, and to print how often the truth is held. */
const TIMES = Number(process.env['RECOVERY'] ?? 1);

/** How many intervals hold what they should, of how many. */
class Coverage {
  held = 0;
  all = 0;

  add({ low = NaN, high = NaN }: Estimate, truth: number): void {
    this.all++;
    if (low <= truth && truth <= high) this.held++;
  }

  /** 0.95, give or take four standard errors; intervals of one fit hang together, so that fewer count. */
  check(independent: number): void {
    if (TIMES > 1) process.stdout.write(`${this.held / this.all} of ${this.all}\n`);
    const slack = 4 * Math.sqrt((0.95 * 0.05) / (independent * TIMES));
    expect(this.held / this.all).toBeGreaterThan(0.95 - slack);
    expect(this.held / this.all).toBeLessThan(0.95 + slack);
  }
}

const skill = (fit: FittedModel, at: number): Readonly<Record<string, Estimate>> =>
  fit.skills![at]!;

const medianOf = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

describe('intervals hold the truth as often as they say', () => {
  it('accuracy: the mean of learners', () => {
    const coverage = new Coverage();
    for (let repeat = 0; repeat < 150 * TIMES; repeat++) {
      const stream = streamOf(repeat);
      // The median of three uniform numbers is Beta(2, 2).
      const p = Array.from({ length: 80 }, () =>
        medianOf(stream.next(), stream.next(), stream.next()),
      );
      const size = { learners: p.length, skills: 1, answers: 20 };
      const fit = fitAccuracy(simulateLog(size, stream, (who) => p[who]));
      coverage.add(fit.population!['mean'], 0.5);
    }
    coverage.check(150);
  });

  it('irt: difficulties, with learners drawn and integrated out', () => {
    const coverage = new Coverage();
    let spread = 0;
    for (let repeat = 0; repeat < 25 * TIMES; repeat++) {
      const stream = streamOf(1000 + repeat);
      const difficulty = Array.from({ length: 20 }, () => 0.3 + 1.2 * normal(stream));
      const ability = Array.from({ length: 150 }, () => 0.8 * normal(stream));
      const size = { learners: 150, skills: 20, answers: 20 };
      const fit = fitIrt(
        simulateLog(size, stream, (who, item) => logistic(ability[who] - difficulty[item])),
      );
      difficulty.forEach((truth, item) => coverage.add(fit.items![item]!['difficulty'], truth));
      spread += fit.params.spread / 25 / TIMES;
    }
    coverage.check(150);
    expect(spread).toBeGreaterThan(0.75);
    expect(spread).toBeLessThan(0.85);
  });

  it('bkt: known, learn, slip and guess', () => {
    const truth = { known: 0.3, learn: 0.2, slip: 0.1, guess: 0.2 };
    const coverage = new Coverage();
    for (let repeat = 0; repeat < 30 * TIMES; repeat++) {
      const stream = streamOf(2000 + repeat);
      let isKnown = false;
      const log = simulateLog(
        { learners: 400, skills: 1, answers: 12 },
        stream,
        (_, __, earlier) => {
          isKnown =
            stream.next() < (earlier.length === 0 ? truth.known : truth.learn) ||
            (earlier.length > 0 && isKnown);
          return isKnown ? 1 - truth.slip : truth.guess;
        },
      );
      const fit = skill(fitBkt(log), 0);
      for (const key of ['known', 'learn', 'slip', 'guess'] as const)
        coverage.add(fit[key], truth[key]);
    }
    coverage.check(60);
  });

  it.each([
    ['afm', fitAfm, { practice: 0.15 }],
    ['pfa', fitPfa, { success: 0.2, failure: 0.05 }],
  ] as const)(
    '%s: intercepts and slopes of skills',
    (name, fitModel, slopes: Record<string, number>) => {
      const coverage = new Coverage();
      const learnerIntercepts = name === 'afm';
      for (let repeat = 0; repeat < 40 * TIMES; repeat++) {
        const stream = streamOf(3000 + repeat);
        const theta = Array.from({ length: 60 }, () =>
          learnerIntercepts ? 0.5 * normal(stream) : 0,
        );
        const mean = theta.reduce((sum, one) => sum + one, 0) / theta.length;
        const beta = [-1, -0.5, 0.2];
        const { practice = 0, success = practice, failure = practice } = slopes;
        const log = simulateLog(
          { learners: 60, skills: 3, answers: 60 },
          stream,
          (who, at, earlier) => {
            const right = earlier.filter(Boolean).length;
            return logistic(
              theta[who] + beta[at] + success * right + failure * (earlier.length - right),
            );
          },
        );
        const fit = fitModel(log, {
          counts: 'linear',
          slopes: 'skill',
          learnerIntercepts,
          l2: 0.01,
        });
        beta.forEach((truth, at) => {
          coverage.add(skill(fit, at)['intercept'], truth + mean);
          for (const [key, slope] of Object.entries(slopes))
            coverage.add(skill(fit, at)[key], slope);
        });
      }
      coverage.check(120);
    },
  );
});
