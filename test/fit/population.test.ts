/** What is written for `run`: strata of learners, and the chain of their tasks. */

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parsePopulation } from '../../src/experiment/population-schema.js';
import { fitAccuracy } from '../../src/fit/accuracy.js';
import { LogBuilder } from '../../src/fit/answer-log.js';
import {
  type FittedMember,
  type FittedPopulation,
  type Fits,
  fittedPopulation,
} from '../../src/fit/fitted-population.js';
import type { People } from '../../src/fit/strata.js';
import { Recommender } from '../../src/fit/recommenders.js';
import { taskSequences } from '../../src/fit/task-sequences.js';
import { taskTransitions } from '../../src/fit/task-transitions.js';
import { populationYaml } from '../../src/output/population-yaml.js';
import { transitionsYaml } from '../../src/output/transitions-yaml.js';
import { simulateLog, streamOf } from './simulated-log.js';

/** Twenty learners, of whom learner k answers correctly with probability k / 20. */
const log = simulateLog({ learners: 20, skills: 1, answers: 100 }, streamOf(5), (who) => who / 20);

describe('strata', () => {
  const fits = { accuracy: fitAccuracy(log) };
  const populationOf = (people: People, from = log, fit: Fits = fits): FittedPopulation =>
    fittedPopulation(from, fit, { model: 'accuracy', people });
  const betaOf = ({ params }: FittedMember): readonly [number, number] =>
    (params['starting_prob'] as { readonly beta: readonly [number, number] }).beta;

  it('are quarters, lowest first, with the mean of their learners', () => {
    const { members, by } = populationOf('strata');
    expect(by).toBe('share correct');
    expect(members.map(({ weight }) => weight)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(members.map((one) => [one.learners, one.answers])).toEqual(members.map(() => [5, 500]));
    members.forEach((member, at) => {
      const [a, b] = betaOf(member);
      expect(a / (a + b)).toBeGreaterThan(at / 4);
      expect(a / (a + b)).toBeLessThan((at + 1) / 4);
    });
  });

  it('are one where there are too few learners', () => {
    const builder = new LogBuilder();
    builder.add({ learner: 0, skill: 0, item: 0, correct: true });
    const one = builder.build({ learners: 1, skills: 1, items: 1 });
    expect(populationOf('strata', one, { accuracy: fitAccuracy(one) }).members).toMatchObject([
      { name: 'everybody', weight: 1, learners: 1, answers: 1 },
    ]);
  });

  it('may be single learners, each with the distribution that their answers leave', () => {
    const { members } = populationOf('learners');
    expect(members).toHaveLength(20);
    const { a, b } = fits.accuracy.beta;
    members.forEach((member, at) => {
      expect(member).toMatchObject({ name: `learner-${at + 1}`, learners: 1, answers: 100 });
      // Beta-binomial: (a + right) and (b + wrong).
      const [right, wrong] = betaOf(member);
      expect(right + wrong).toBeCloseTo(a + b + 100, 6);
      expect(right - a).toBeCloseTo(Math.round(right - a), 6);
    });
  });

  it('share a member with their neighbours where there are more learners than members', () => {
    const many = simulateLog({ learners: 2500, skills: 1, answers: 2 }, streamOf(6), () => 0.5);
    const { members } = populationOf('learners', many, { accuracy: fitAccuracy(many) });
    expect(members).toHaveLength(1000);
    expect(members.reduce((sum, { learners }) => sum + learners, 0)).toBe(2500);
    expect(members[0].name).toMatch(/^learners-1-to-[23]$/);
  });

  it('may still err where nobody ever did', () => {
    const right = new LogBuilder();
    for (const learner of [0, 1, 2, 3]) {
      for (let row = 0; row < 20; row++) right.add({ learner, skill: 0, item: 0, correct: true });
    }
    const sure = right.build({ learners: 4, skills: 1, items: 1 });
    const sureFits = { accuracy: fitAccuracy(sure) };
    for (const { params } of fittedPopulation(sure, sureFits, {
      model: 'accuracy',
      people: 'strata',
    }).members) {
      const { beta } = params['starting_prob'] as { beta: readonly number[] };
      for (const shape of beta) expect(shape).toBeGreaterThanOrEqual(0.01);
    }
  });

  it('are written as a mixture that a run reads', () => {
    const origin = { files: ['log.csv'], answers: 2000, learners: 20, by: 'share correct' };
    const text = populationYaml(populationOf('strata').members, origin);
    expect(text).toMatch(/^# Fitted to log\.csv: 2000 answers of 20 learners\.\n/);
    expect(parsePopulation('fitted.yaml', text)).toHaveLength(4);
    expect(parsePopulation('fitted.yaml', text)[0]).toEqual({
      weight: 0.25,
      name: 'lowest-quarter',
      learners: 5,
      answers: 500,
      user_model: expect.objectContaining({
        name: 'accuracy',
        starting_prob: { beta: [expect.any(Number), expect.any(Number)] },
      }),
    });
  });
});

describe('task choice', () => {
  const chain = (skills: readonly number[], count: number) => {
    const builder = new LogBuilder();
    for (const skill of skills) builder.add({ learner: 0, skill, item: 0, correct: true });
    const built = builder.build({ learners: 1, skills: count, items: 1 });
    return taskTransitions(new Recommender('markov', taskSequences(built)), count);
  };

  it('counts steps between tasks: runs of answers on one skill', () => {
    // a b a c: after a, b and c once each; overall b and c have equal shares
    expect(chain([0, 0, 1, 1, 1, 0, 2], 3)[0]).toEqual([
      { to: 1, probability: 0.5 },
      { to: 2, probability: 0.5 },
    ]);
  });

  it('leans on overall shares: what was not seen is possible, but rare', () => {
    const [, afterB] = chain([0, 1, 0, 1, 0, 2], 3);
    expect(afterB.map(({ to }) => to)).toEqual([0, 2]);
    expect(afterB[0].probability).toBeGreaterThan(0.8);
    expect(afterB[0].probability + afterB[1].probability).toBeCloseTo(1, 12);
  });

  it('keeps the twenty most probable, which add up to 1 as they are written', () => {
    const skills = Array.from({ length: 300 }, (_, at) => (at * at + at) % 30);
    const names = Array.from({ length: 30 }, (_, at) => `skill: "${at}"`);
    const written = parse(transitionsYaml(chain(skills, 30), names)) as Record<
      string,
      Record<string, number>
    >;
    expect(Object.keys(written)).toEqual(names);
    for (const next of Object.values(written)) {
      const all = Object.values(next);
      expect(all.length).toBeLessThanOrEqual(20);
      expect(all.reduce((sum, one) => sum + Math.round(one * 1e6), 0)).toBe(1e6);
    }
  });
});
