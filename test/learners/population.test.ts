/** A population: shares as its weights say, and learner k the same person whatever else is in the mixture. */

import { describe, expect, it } from 'vitest';
import { LearnerStreams } from '../../src/harness/random-stream.js';
import type { Trait } from '../../src/learners/distribution.js';
import { type Member, Population } from '../../src/learners/population.js';
import { compileWorld } from '../engine/world.js';
import { worldOf } from '../model/world-notation.js';
import { NO_HINTS, START, skill } from './models.js';

const MISSION = compileWorld(worldOf('a b<a'));
const UNIFORM: Trait = { uniform: [0, 1] };

function accuracy(name: string, weight: number, starting_prob: Trait): Member {
  const values = { starting_prob, learning_rate: 0, max_prob: 1, ...NO_HINTS };
  const late = { late_rate: 0, late_after: 0 };
  return {
    name,
    weight,
    model: { name: 'accuracy', values: { ...values, ...late }, correlations: {} },
  };
}

/** Member, starting probability and session of learners 0 to `count - 1`. */
function people(count: number, members: readonly Member[], session: Trait = 1200) {
  const population = new Population(members, session, MISSION);
  const streams = new LearnerStreams();
  return Array.from({ length: count }, (_, learner) => {
    const one = population.draw(streams.seed(1, learner));
    one.reset(streams);
    const { kind, sessionSeconds } = population;
    const member = members[kind].name;
    return { member, session: sessionSeconds, p: one.probability(skill(0), START) };
  });
}

describe('a population', () => {
  it('has shares as its weights say', () => {
    const members = [accuracy('a', 1, 0.1), accuracy('b', 5, 0.2), accuracy('c', 2, 0.3)];
    const drawn = people(20_000, members);
    const share = (name: string): number =>
      drawn.filter(({ member }) => member === name).length / drawn.length;
    expect(Math.abs(share('a') - 0.125)).toBeLessThan(0.01);
    expect(Math.abs(share('b') - 0.625)).toBeLessThan(0.01);
    expect(Math.abs(share('c') - 0.25)).toBeLessThan(0.01);
    expect(drawn.every(({ member, p }) => p === { a: 0.1, b: 0.2, c: 0.3 }[member])).toBe(true);
  });

  it('of one member is that member, with the same draws as in a mixture', () => {
    const alone = people(200, [accuracy('a', 1, UNIFORM)]);
    const mixed = people(200, [accuracy('a', 1, UNIFORM), accuracy('b', 1, { uniform: [0, 0.5] })]);
    mixed.forEach(({ member, p }, learner) => {
      expect(p * (member === 'b' ? 2 : 1)).toBe(alone[learner].p);
    });
    expect(new Set(mixed.map(({ member }) => member))).toEqual(new Set(['a', 'b']));
  });

  it('puts a learner into the same member wherever the weights are the same', () => {
    const members = (p: number): Member[] => [accuracy('a', 1, p), accuracy('b', 3, p)];
    const of = (p: number): string[] => people(100, members(p)).map(({ member }) => member);
    expect(of(0.2)).toEqual(of(0.7));
  });

  it('draws sessions apart from all else', () => {
    const alone = people(50, [accuracy('a', 1, UNIFORM)]);
    const drawn = people(50, [accuracy('a', 1, UNIFORM)], { uniform: [60, 1200] });
    expect(drawn.map(({ p }) => p)).toEqual(alone.map(({ p }) => p));
    expect(new Set(drawn.map(({ session }) => session)).size).toBe(50);
    expect(alone.every(({ session }) => session === 1200)).toBe(true);
  });

  it('of constants draws nothing', () => {
    const population = new Population([accuracy('a', 1, 0.5)], 1200, MISSION);
    const traits = {
      next: (): number => {
        throw new Error('drawn');
      },
    };
    expect(() => population.draw({ traits })).not.toThrow();
  });
});
