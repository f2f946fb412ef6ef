/** Behaviour as traits: learner k is the same person in every group, and what was drawn before is drawn still. */

import { describe, expect, it } from 'vitest';
import { LearnerStreams } from '../../src/harness/random-stream.js';
import { BEHAVIOUR_PARAM_NAMES } from '../../src/learners/behaviour-params.js';
import {
  type BehaviourSettings,
  FIRST_BEHAVIOUR_DRAW,
  steady,
} from '../../src/learners/behaviour.js';
import type { Trait } from '../../src/learners/distribution.js';
import { LEARNER_MODELS, MODEL_NAMES } from '../../src/learners/learner-models.js';
import { type Member, Population } from '../../src/learners/population.js';
import { compileWorld } from '../engine/world.js';
import { worldOf } from '../model/world-notation.js';
import { settings } from './behaviours.js';
import { NO_HINTS, START, skill } from './models.js';

const MISSION = compileWorld(worldOf('a b<a'));
const UNIFORM: Trait = { uniform: [0, 1] };

function member(starting_prob: Trait, behaviour?: BehaviourSettings, weight = 1): Member {
  const values = { starting_prob, learning_rate: 0, max_prob: 1, ...NO_HINTS };
  const late = { late_rate: 0, late_after: 0 };
  return {
    name: '',
    weight,
    model: { name: 'accuracy', values: { ...values, ...late }, correlations: {} },
    behaviour,
  };
}

/** Starting probability and the time for the first problem, over the mission's, of learners 0 to 49. */
function people(...members: readonly Member[]): { p: number; factor: number | undefined }[] {
  const population = new Population(members, 1200, MISSION);
  const streams = new LearnerStreams();
  return Array.from({ length: 50 }, (_, number) => {
    const learner = population.draw(streams.seed(1, number));
    learner.reset(streams);
    population.behaviour?.reset(streams);
    const time = population.behaviour?.pace.timeFor(skill(0));
    return {
      p: learner.probability(skill(0), START),
      factor: time === undefined ? undefined : time / 30_000,
    };
  });
}

const factors = (given: readonly { factor: number | undefined }[]): number[] =>
  given.map(({ factor }) => factor!);

describe('behaviour that differs from learner to learner', () => {
  const slow = settings({ 'pace.factor': { uniform: [1, 3] } });

  it('shifts nothing that is drawn of the model', () => {
    const without = people(member(UNIFORM)).map(({ p }) => p);
    expect(people(member(UNIFORM, slow)).map(({ p }) => p)).toEqual(without);
  });

  it('is the same under another model parameter, beside other behaviour and in a mixture', () => {
    const alone = factors(people(member(0.5, slow)));
    expect(new Set(alone).size).toBe(50);
    expect(factors(people(member(UNIFORM, slow)))).toEqual(alone);
    const leaves = settings({ 'pace.factor': { uniform: [1, 3] }, 'dropout.daily': UNIFORM });
    expect(factors(people(member(0.5, leaves)))).toEqual(alone);
    expect(factors(people(member(0.5, slow), member(0.5, slow)))).toEqual(alone);
  });

  it('puts the same draw through each distribution', () => {
    const one = factors(people(member(0.5, slow)));
    const other = settings({ 'pace.factor': { uniform: [2, 6] } });
    factors(people(member(0.5, other))).forEach((factor, at) =>
      expect(factor).toBeCloseTo(2 * one[at], 3),
    );
  });

  it('is that of the member', () => {
    const mixed = people(
      member(0.1, slow),
      member(0.2),
      member(0.3, settings({ 'pace.factor': 5 })),
    );
    for (const { p, factor } of mixed) {
      if (p === 0.1) expect(factor).toBeLessThanOrEqual(3);
      if (p === 0.2) expect(factor).toBeUndefined();
      if (p === 0.3) expect(factor).toBe(5);
    }
    expect(new Set(mixed.map(({ p }) => p)).size).toBe(3);
  });

  it('has its draws behind those of every model', () => {
    const most = MODEL_NAMES.map((name) => Object.keys(LEARNER_MODELS[name].params).length);
    expect(2 + Math.max(...most)).toBeLessThanOrEqual(FIRST_BEHAVIOUR_DRAW);
  });
});

describe('constant behaviour', () => {
  it('draws nothing', () => {
    const population = new Population([member(0.5, settings({ 'pace.factor': 2 }))], 60, MISSION);
    const traits = {
      next: (): number => {
        throw new Error('drawn');
      },
    };
    expect(() => population.draw({ traits })).not.toThrow();
    expect(population.behaviour).toBeDefined();
  });
});

describe('the steady form of a behaviour', () => {
  it('is at its medians, without chance, and nobody leaves', () => {
    const all = Object.fromEntries(BEHAVIOUR_PARAM_NAMES.map((name) => [name, UNIFORM]));
    const schedule = { days: ['mon'] } as const;
    const { values, schedule: kept } = steady(settings(all, schedule));
    expect(kept).toBe(schedule);
    expect(values).toMatchObject({
      'pace.factor': 0.5,
      'pace.practice': 0.5,
      'pace.spread': 0,
      'dropout.daily': 0,
      'dropout.frustration.hazard': 0,
      'dropout.boredom.hazard': 0,
    });
  });
});
