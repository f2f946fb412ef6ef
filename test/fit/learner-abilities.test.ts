/** Abilities given how easy answers were, and what simulated learners are made of, found again in logs of known learners. */

import { describe, expect, it } from 'vitest';
import { practiceEase } from '../../src/fit/answer-ease.js';
import { fitAccuracy } from '../../src/fit/accuracy.js';
import { LogBuilder } from '../../src/fit/answer-log.js';
import { fitBkt } from '../../src/fit/bkt.js';
import { type Fits, type FittedParams, fittedPopulation } from '../../src/fit/fitted-population.js';
import { fitIrt } from '../../src/fit/irt.js';
import { learnerAbilities } from '../../src/fit/learner-abilities.js';
import { fitPfa } from '../../src/fit/pfa.js';
import { logistic, normal, simulateLog, streamOf } from './simulated-log.js';

const REGRESSION = {
  counts: 'linear',
  slopes: 'skill',
  learnerIntercepts: false,
  l2: 0.01,
} as const;

/** The normal distribution over everybody that quarters with equal weights mix. */
function mixed(all: readonly FittedParams[]): { readonly mean: number; readonly sd: number } {
  const quarters = all.map(
    (one) => (one['ability'] as { readonly normal: readonly [number, number] }).normal,
  );
  const mean = quarters.reduce((sum, [own]) => sum + own / 4, 0);
  const square = quarters.reduce((sum, [own, sd]) => sum + (own ** 2 + sd ** 2) / 4, 0);
  return { mean, sd: Math.sqrt(square - mean ** 2) };
}

describe('abilities', () => {
  const stream = streamOf(11);
  const truth = Array.from({ length: 400 }, () => 0.7 + 0.8 * normal(stream));
  const ease = [-1, 0, 1, 2];
  const size = { learners: 400, skills: 4, answers: 60 };
  const log = simulateLog(size, stream, (who, skill) => logistic(truth[who] + ease[skill]));
  const found = learnerAbilities(
    log,
    Float64Array.from(log.skill, (skill) => ease[skill]),
  );

  it('are found, as far as the variance says', () => {
    const scores = truth.map(
      (one, who) => (one - found.ability[who]) / Math.sqrt(found.variance[who]),
    );
    const square = scores.reduce((sum, one) => sum + one ** 2, 0) / scores.length;
    expect(Math.abs(square - 1)).toBeLessThan(0.2);
  });

  it('of answers that are all right, however hard, are numbers', () => {
    const builder = new LogBuilder();
    for (let n = 0; n < 50; n++) builder.add({ learner: n % 2, skill: 0, item: 0, correct: true });
    const one = builder.build({ learners: 3, skills: 1, items: 1 });
    for (const hard of [0, 1000, -1000]) {
      const { ability, variance } = learnerAbilities(one, new Float64Array(one.rows).fill(hard));
      expect([...ability, ...variance].every(Number.isFinite)).toBe(true);
      expect(ability[2]).toBe(0);
    }
  });
});

describe('a population', () => {
  const stream = streamOf(12);
  const learners = 400;
  const truth = Array.from({ length: learners }, () => 0.5 + 0.8 * normal(stream));

  it('of difficulty has abilities against the average problem', () => {
    const hard = [-1, 0, 1, 4];
    const size = { learners, skills: 4, answers: 60 };
    const log = simulateLog(size, stream, (who, skill) => logistic(truth[who] - hard[skill]));
    const fits: Fits = { accuracy: fitAccuracy(log), irt: fitIrt(log) };
    const { members, by } = fittedPopulation(log, fits, { model: 'difficulty', people: 'strata' });
    expect(by).toBe('ability (irt)');
    const { mean, sd } = mixed(members.map(({ params }) => params));
    // The average problem has difficulty 1.
    expect(Math.abs(mean + 0.5)).toBeLessThan(0.12);
    expect(Math.abs(sd - 0.8)).toBeLessThan(0.1);
  });

  it('of practice has abilities before practice, and the mean slopes', () => {
    const size = { learners, skills: 4, answers: 32 };
    const log = simulateLog(size, stream, (_, skill, earlier) => {
      const right = earlier.filter(Boolean).length;
      return logistic(skill - 1.5 + 0.5 + 0.2 * right + 0.1 * (earlier.length - right));
    });
    const fits: Fits = { accuracy: fitAccuracy(log), pfa: fitPfa(log, REGRESSION) };
    const { members } = fittedPopulation(log, fits, { model: 'practice', people: 'strata' });
    const [{ params }] = members;
    expect(Math.abs((params['per_correct'] as number) - 0.2)).toBeLessThan(0.05);
    expect(Math.abs((params['per_wrong'] as number) - 0.1)).toBeLessThan(0.05);
    const { mean, sd } = mixed(members.map((one) => one.params));
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.15);
    // Everybody was alike.
    expect(sd).toBeLessThan(0.25);
  });

  it('of afm learns as much from right as from wrong answers', () => {
    const size = { learners: 50, skills: 2, answers: 20 };
    const log = simulateLog(size, stream, (_, skill, earlier) =>
      logistic(skill + 0.1 * earlier.length),
    );
    const afm = { ...fitPfa(log, REGRESSION), name: 'afm' } as const;
    const renamed = afm.skills!.map((one) => ({
      intercept: one!['intercept'],
      practice: one!['success'],
    }));
    const { params } = practiceEase(log, { ...afm, skills: renamed });
    expect(params['per_correct']).toBe(params['per_wrong']);
  });

  it('of knowledge tracing has the parameters that all skills share', () => {
    const known = Array.from({ length: learners * 4 }, () => stream.next() < 0.3);
    const size = { learners, skills: 4, answers: 40 };
    const log = simulateLog(size, stream, (who, skill, earlier) => {
      const at = who * 4 + skill;
      if (earlier.length > 0 && !known[at]) known[at] = stream.next() < 0.2;
      return known[at] ? 0.9 : 0.2;
    });
    const fits: Fits = { accuracy: fitAccuracy(log), bkt: fitBkt(log) };
    const { members } = fittedPopulation(log, fits, {
      model: 'knowledge-tracing',
      people: 'strata',
    });
    const mean = (key: string): number =>
      members.reduce((sum, { params }) => sum + (params[key] as number) / 4, 0);
    expect(Math.abs(mean('known') - 0.3)).toBeLessThan(0.06);
    expect(Math.abs(mean('learn') - 0.2)).toBeLessThan(0.06);
    expect(Math.abs(mean('slip') - 0.1)).toBeLessThan(0.03);
    expect(Math.abs(mean('guess') - 0.2)).toBeLessThan(0.05);
    for (const { params } of members) expect(params['known_gap']).toBe(params['known']);
  });

  it('of knowledge tracing is refused where knowing makes answers worse', () => {
    // First answers right, later ones wrong: a skill that is learnt away.
    const size = { learners: 40, skills: 1, answers: 12 };
    const log = simulateLog(size, stream, (_, __, earlier) => (earlier.length < 3 ? 0.95 : 0.05));
    const fits: Fits = { accuracy: fitAccuracy(log), bkt: fitBkt(log) };
    expect(() =>
      fittedPopulation(log, fits, { model: 'knowledge-tracing', people: 'strata' }),
    ).toThrow('knowing would make answers worse');
  });
});
