/** The true probability of a correct answer is looked up, not made: asking, of whatever time, changes no learner. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODEL_NAMES, type ModelName } from '../../src/learners/learner-models.js';
import { Population } from '../../src/learners/population.js';
import type { SimulatedLearner } from '../../src/learners/learner.js';
import { compileWorld } from '../engine/world.js';
import { worldOf } from '../model/world-notation.js';
import { NO_HINTS, day, skill, streamsOf } from './models.js';

const MISSION = compileWorld(worldOf('a b<a'));
const SKILLS = 2;

/** Parameters under which learners learn, and forget where they can. */
const PARAMS: Readonly<Record<ModelName, Readonly<Record<string, number>>>> = {
  accuracy: { starting_prob: 0.5, learning_rate: 0.01, max_prob: 1, late_rate: 0, late_after: 0 },
  difficulty: { ability: 0, ability_growth: 0.1, discrimination: 1, guess: 0.2 },
  'knowledge-tracing': {
    known: 0.3,
    known_gap: 0.1,
    learn: 0.3,
    guess: 0.2,
    slip: 0.1,
    forget: 0.2,
  },
  practice: { ability: 0, per_correct: 0.2, per_wrong: 0.1 },
  forgetting: {
    recall: 0.3,
    restore: 0.5,
    half_life_days: 3,
    half_life_gain: 1,
    guess: 0.1,
    slip: 0.1,
  },
};

function learnerOf(name: ModelName): SimulatedLearner {
  const model = { name, values: { ...PARAMS[name], ...NO_HINTS }, correlations: {} };
  const population = new Population([{ name, weight: 1, model }], 1200, MISSION);
  const learner = population.draw(streamsOf(0));
  learner.reset(streamsOf(0));
  return learner;
}

const answers = fc.array(fc.tuple(fc.nat(SKILLS - 1), fc.boolean(), fc.nat(20)), { maxLength: 20 });

describe.each(MODEL_NAMES)('%s', (name) => {
  it('is the same learner, asked or not, of now or of a month later', () => {
    const property = fc.property(answers, fc.nat(40), (those, ahead) => {
      const [asked, left] = [learnerOf(name), learnerOf(name)];
      let now = 0;
      for (const [ix, correct, days] of those) {
        now += days;
        for (let one = 0; one < SKILLS; one++) {
          const before = asked.probability(skill(one), day(now));
          asked.probability(skill(one), day(now + ahead));
          expect(asked.probability(skill(one), day(now))).toBe(before);
          expect(left.probability(skill(one), day(now))).toBe(before);
        }
        asked.learn(skill(ix), correct, day(now), false);
        left.learn(skill(ix), correct, day(now), false);
      }
    });
    fc.assert(property, { numRuns: 50, seed: 5 });
  });

  it(name === 'forgetting' ? 'forgets in 30 days' : 'is as good 30 days later', () => {
    const learner = learnerOf(name);
    learner.learn(skill(0), true, day(0), false);
    const [now, later] = [0, 30].map((days) => learner.probability(skill(0), day(days)));
    if (name === 'forgetting') expect(later).toBeLessThan(now);
    else expect(later).toBe(now);
  });
});
