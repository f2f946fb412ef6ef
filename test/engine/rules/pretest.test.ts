/** Rule book 9: the pretest. A first task of 8 problems, each on another skill, each the one that tells most. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_WEIGHTS } from '../../../src/engine/knowledge/model.js';
import { predict } from '../../../src/engine/knowledge/prediction.js';
import { Learner } from '../world.js';
import { naiveUntried } from '../knowledge/naive-model.js';

const on = { pretest: 'pretest' } as const;
const withChallenges = { ...on, challenge_problems: 'challenge' } as const;
const right = (): string => '+';

/** Skills a, b, ... without prerequisites. */
function alone(skills: number): string {
  return 'abcdefghijklmnop'.slice(0, skills).split('').join(' ');
}

describe('the pretest task', () => {
  it('is alone on the list while it is owed, whatever else there is', () => {
    const boosters = {
      booster_tasks_v3: 'booster',
      booster_task_min_problems: 'min-problems-0',
    } as const;
    const learner = new Learner('a* b c', { ...on, ...boosters });
    expect(learner.offers(0)).toEqual(['pretest']);
    learner.playThrough('pretest', right, 0);
    expect(learner.offers(0)).toEqual(['booster', 'challenge']);
  });

  it('has 8 problems, each on another skill, once in a mission', () => {
    const learner = new Learner(alone(12), on);
    learner.play('pretest', '+-+-+-+', 0);
    expect(learner.isBetweenTasks).toBe(false);
    expect(learner.answer('-', 0)).toBe('pretest h');
    expect(learner.isBetweenTasks).toBe(true);
    expect(learner.offers(0)).not.toContain('pretest');
    learner.engine.reset();
    expect(learner.offers(0)).toEqual(['pretest']);
  });

  it('ends when every skill was asked; a skill without problem types is not', () => {
    const learner = new Learner('a b! c', on);
    expect(learner.playThrough('pretest', right, 0)).toEqual(['a', 'c']);
  });

  it('has as many problems as `pretest_problems`', () => {
    const learner = new Learner(alone(5), on, { pretest_problems: 2 });
    expect(learner.playThrough('pretest', right, 0)).toEqual(['a', 'b']);
  });

  it('changes no level and no cascading state, and starts no wait', () => {
    const learner = new Learner('a* b* c', on);
    expect(learner.play('pretest', '---', 0)).toEqual(['pretest a', 'pretest b', 'pretest c']);
    expect([learner.levels, learner.cascading]).toEqual(['uuu', ['a', 'b']]);
    expect(learner.offers(0)).toEqual(['challenge', 'practice c']);
    const known = new Learner('a b', on);
    known.play('pretest', '++', 0);
    expect([known.levels, known.engine.nextDue()]).toEqual(['uu', Infinity]);
  });

  it('counts among the problems after which a booster is offered', () => {
    const boosters = {
      booster_tasks_v3: 'booster',
      booster_task_min_problems: 'min-problems-3',
    } as const;
    const learner = new Learner('a b c', { ...on, ...boosters });
    learner.play('pretest', '---', 0);
    expect(learner.offers(0)[0]).toBe('booster');
  });

  it('is not there by default', () => {
    expect(new Learner('a* b').offers(0)).toEqual(['challenge', 'practice b']);
    expect(new Learner('b').offers(0)).toEqual(['practice b']);
  });
});

describe('which skill is asked next', () => {
  it.each([
    ['none tells more: mission order', 'c b a', '+', 'cba'],
    ['the one with most neighbours first', 'a b h x<h y<h z<h', '+', 'habxyz'],
    ['after a wrong answer, what builds on it', 'a b h x<h y<h z<h', '-', 'hxyzab'],
    ['neighbours on both sides count', 'a x y h<x,y z<h', '+', 'haxyz'],
    ['neighbours that were asked do not', 'h a<h b<h c<h d e<d', '+', 'hdabce'],
  ])('%s (%s, all %s): %s', (_, text, mark, asked) => {
    const learner = new Learner(text, on);
    expect(learner.playThrough('pretest', () => mark, 0).join('')).toBe(asked);
  });

  it('always the first of those that tell most, by a naive second reading', () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 16 });
    const marks = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(edges, marks, (pairs, answers) => {
        const map = new NaiveMap(10, pairs);
        const learner = new Learner(map.text, on);
        learner.start('pretest', 0);
        for (const answer of answers) {
          expect(learner.engine.problem).toBe(map.mostTelling());
          map.answers.set(learner.engine.problem, answer);
          learner.answer(answer ? '+' : '-', 0);
        }
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});

describe('after the pretest', () => {
  const one = { pretest_problems: 1 };

  it('skills predicted known are cascading, asked or not: no practice', () => {
    const learner = new Learner('a b<a c', on, one);
    learner.play('pretest', '+', 0); // a 0.89, b 0.86, c 0.8
    expect([learner.levels, learner.cascading]).toEqual(['uuu', ['a', 'b']]);
    expect(learner.offers(0)).toEqual(['challenge', 'practice c']);
    expect(learner.play('challenge', '++', 0)).toEqual(['cascading a', 'cascading b']);
    expect(learner.levels).toBe('11u');
  });

  it('nobody else is', () => {
    const learner = new Learner('a b<a c', on, one);
    learner.play('pretest', '-', 0);
    expect(learner.cascading).toEqual([]);
    expect(learner.offers(0)).toEqual(['practice a', 'practice c']);
  });

  it.each([
    [0, ['a', 'b']],
    [1e-12, []],
  ])('known is from `challenge_probability` on: %f more than predicted', (more, cascading) => {
    const prediction = predict(1, 1, PUBLISHED_WEIGHTS);
    const constants = { challenge_probability: prediction + more };
    const learner = new Learner('a b', on, constants);
    learner.play('pretest', '++', 0);
    expect(learner.cascading).toEqual(cascading);
  });

  it('where challenge problems are on, they enter as those', () => {
    const learner = new Learner('a b<a c', withChallenges, one);
    learner.play('pretest', '+', 0);
    expect(learner.cascading).toEqual([]);
    expect(learner.play('challenge', '++', 0)).toEqual(['challenge a', 'challenge b']);
    expect(learner.levels).toBe('mmu');
  });

  it('where both are off, they are practised like all', () => {
    const learner = new Learner('a b<a', { ...on, cascading_problems: 'control' }, one);
    learner.play('pretest', '+', 0);
    expect(learner.offers(0)).toEqual(['practice a']);
  });
});

/** A map without circles, and what was answered in the pretest. */
class NaiveMap {
  readonly answers = new Map<number, boolean>();
  readonly #neighbours: readonly (readonly number[])[];
  readonly text: string;

  constructor(skills: number, pairs: readonly (readonly [number, number])[]) {
    const all = Array.from({ length: skills }, (_, ix) => ix);
    const linked = (one: number, other: number): boolean =>
      one !== other && pairs.some((pair) => pair.includes(one) && pair.includes(other));
    this.#neighbours = all.map((one) => all.filter((other) => linked(one, other)));
    this.text = all
      .map((ix) => {
        const needs = this.#neighbours[ix].filter((other) => other < ix).map((need) => `s${need}`);
        return needs.length > 0 ? `s${ix}<${needs.join(',')}` : `s${ix}`;
      })
      .join(' ');
  }

  mostTelling(): number {
    const told = this.#neighbours.map((_, ix) => this.#information(ix));
    const most = Math.max(...told);
    return told.findIndex((information) => information > most - 1e-9);
  }

  #information(ix: number): number {
    if (this.answers.has(ix)) return -1;
    const given = (other: number): boolean[] =>
      [this.answers.get(other)!].filter((a) => a !== undefined);
    const neighbours = this.#neighbours[ix].map((other) => ({
      answers: given(other),
      weights: PUBLISHED_WEIGHTS,
    }));
    const untried = neighbours.filter(({ answers }) => answers.length === 0).length;
    const p = naiveUntried(neighbours, 0.5, PUBLISHED_WEIGHTS);
    return p * (1 - p) * (1 + untried);
  }
}
