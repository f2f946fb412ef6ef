/** Knowledge tracing: expected learning curves in closed form, and a start that follows the knowledge map. */

import { describe, expect, it } from 'vitest';
import {
  KnowledgeTracing,
  type KnowledgeTracingParams,
} from '../../src/learners/knowledge-tracing.js';
import { compileWorld } from '../engine/world.js';
import { worldOf } from '../model/world-notation.js';
import { NO_HINTS, START, skill, streamsOf } from './models.js';

const PARAMS: KnowledgeTracingParams = {
  known: 0.4,
  known_gap: 0.05,
  learn: 0.2,
  guess: 0.25,
  slip: 0.1,
  forget: 0,
  ...NO_HINTS,
};
const PEOPLE = 20_000;
/** Four standard errors of a share of that many. */
const NEAR = (4 * 0.5) / Math.sqrt(PEOPLE);

/** Shares over many people, after `problems` problems on the first skill, of knowing each skill. */
function shares(
  world: string,
  params: Partial<KnowledgeTracingParams>,
  problems = 0,
  hinted = false,
) {
  const { map, skills } = compileWorld(worldOf(world));
  const learner = new KnowledgeTracing({ ...PARAMS, ...params }, map);
  const known = Array.from({ length: PEOPLE }, (_, person) => {
    learner.reset(streamsOf(person));
    for (let n = 0; n < problems; n++) learner.learn(skill(0), n % 2 === 0, START, hinted);
    return skills.map((__, ix) => learner.probability(skill(ix)) === 0.9);
  });
  const share = (who: (one: readonly boolean[]) => boolean): number =>
    known.filter(who).length / PEOPLE;
  return { share, of: (ix: number) => share((one) => one[ix]) };
}

describe('knowledge tracing', () => {
  it('answers by slipping or guessing, and nothing in between', () => {
    const { map } = compileWorld(worldOf('a'));
    const probabilities = [0, 1].map((known) => {
      const learner = new KnowledgeTracing({ ...PARAMS, known }, map);
      learner.reset(streamsOf(0));
      return learner.probability(skill(0));
    });
    expect(probabilities).toEqual([0.25, 0.9]);
  });

  it.each([0, 1, 2, 5, 10])('knows, after %i problems, 1 - (1 - known) (1 - learn)^n', (n) => {
    expect(Math.abs(shares('a', {}, n).of(0) - (1 - 0.6 * 0.8 ** n))).toBeLessThan(NEAR);
  });

  it.each([1, 3, 20])('with forgetting, after %i problems, is on its way to balance', (n) => {
    const balance = 0.2 / (0.2 + 0.3);
    const expected = balance + (0.9 - balance) * (1 - 0.2 - 0.3) ** n;
    const found = shares('a', { known: 0.9, forget: 0.3 }, n).of(0);
    expect(Math.abs(found - expected)).toBeLessThan(NEAR);
  });

  it('learns from a hint as from so many problems more', () => {
    const found = shares('a', { hint_practice: 2 }, 1, true).of(0);
    expect(Math.abs(found - (1 - 0.6 * 0.8 ** 3))).toBeLessThan(NEAR);
  });

  it('starts by the map: who lacks a prerequisite rarely knows what builds on it', () => {
    const { share } = shares('a b c<a,b', { known: 0.5 });
    const ready = share(([a, b]) => a && b);
    expect(share(([a, b, c]) => a && b && c) / ready).toBeCloseTo(0.5, 1);
    expect(share(([a, b, c]) => !(a && b) && c) / (1 - ready)).toBeCloseTo(0.05, 1);
    expect(Math.abs(ready - 0.25)).toBeLessThan(NEAR);
  });

  it('takes a skill before its prerequisite in mission order for what it is', () => {
    const { share } = shares('b<a a', { known: 0.5, known_gap: 0 });
    expect(share(([b, a]) => b && !a)).toBe(0);
    expect(Math.abs(share(([b]) => b) - 0.25)).toBeLessThan(NEAR);
  });

  it('draws a start where prerequisites go round in a circle', () => {
    const { of } = shares('a<b b<a', { known: 0.5, known_gap: 0 });
    expect(Math.abs(of(0) - 0.5)).toBeLessThan(NEAR);
    expect(Math.abs(of(1) - 0.25)).toBeLessThan(NEAR);
  });

  it('knows no more in a gap than otherwise', () => {
    expect(shares('a b<a', { known: 0.01, known_gap: 0.9 }).of(1)).toBeLessThan(0.02);
  });

  it('is the same person every time, and knows more at a higher `known`', () => {
    const { map, skills } = compileWorld(worldOf('a b<a c<b d<a e'));
    const knownTo = (person: number, known: number): boolean[] => {
      const learner = new KnowledgeTracing({ ...PARAMS, known }, map);
      learner.reset(streamsOf(person));
      return skills.map((_, ix) => learner.probability(skill(ix)) === 0.9);
    };
    for (let person = 0; person < 50; person++) {
      const [less, more] = [knownTo(person, 0.3), knownTo(person, 0.6)];
      expect(knownTo(person, 0.3)).toEqual(less);
      expect(less.every((known, ix) => !known || more[ix])).toBe(true);
    }
  });
});
