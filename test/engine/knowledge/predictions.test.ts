/** Predictions are kept up to date answer by answer: they must be those that all answers together give. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnowledgeModel, PUBLISHED_WEIGHTS } from '../../../src/engine/knowledge/model.js';
import { Predictions } from '../../../src/engine/knowledge/predictions.js';
import { compilePolicy } from '../../../src/engine/policy.js';
import { Standing } from '../../../src/engine/standing.js';
import { LearnerState } from '../../../src/engine/state.js';
import type { SkillIx } from '../../../src/units.js';
import { Learner, mission } from '../world.js';
import { naivePrediction, naiveUntried } from './naive-model.js';

const challenge = { challenge_problems: 'challenge' } as const;
const EASY = { ...PUBLISHED_WEIGHTS, intercept: 2 };
const HARD = { ...PUBLISHED_WEIGHTS, intercept: -6 };
const MIXED: KnowledgeModel = { weights: PUBLISHED_WEIGHTS, skills: { b: EASY, c: HARD } };

/** Answers on a map, booked as the engine does, with what is predicted from them. */
class Answered {
  readonly answers: boolean[][];
  readonly #slugs: readonly string[];
  readonly #make: () => Predictions;
  readonly #kept: Predictions;
  readonly #state: LearnerState;
  readonly #standing: Standing;

  constructor(text: string, knowledge: KnowledgeModel) {
    const map = mission(text);
    const policy = compilePolicy(challenge, {}, knowledge);
    this.#slugs = map.skills.map(({ slug }) => slug);
    this.answers = this.#slugs.map(() => []);
    this.#state = new LearnerState(map, policy);
    this.#state.reset(policy);
    this.#make = () => new Predictions(map, policy, this.#state);
    this.#kept = this.#make();
    this.#standing = new Standing(map, policy, this.#state, this.#kept);
    this.#kept.rebuild();
    this.#standing.rebuild();
  }

  answer(slug: string, right: boolean): void {
    const ix = this.#slugs.indexOf(slug);
    this.answers[ix].push(right);
    this.#state.answers[ix]++;
    this.#state.history[ix] = (this.#state.history[ix] << 1) | (right ? 1 : 0);
    this.#standing.answered(ix as SkillIx);
  }

  /** Kept up to date. */
  get kept(): number[] {
    return this.#slugs.map((_, ix) => this.#kept.of(ix as SkillIx));
  }

  /** Made anew from the state. */
  get rebuilt(): number[] {
    const anew = this.#make();
    anew.rebuild();
    return this.#slugs.map((_, ix) => anew.of(ix as SkillIx));
  }
}

const SLUGS = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Any graph over six skills: chains, stars, circles, a skill that needs itself. */
const anyMap = fc
  .array(fc.tuple(fc.constantFrom(...SLUGS), fc.constantFrom(...SLUGS)), { maxLength: 12 })
  .map((edges) =>
    SLUGS.map((slug) => {
      const needs = edges.filter(([skill]) => skill === slug).map(([, need]) => need);
      return needs.length > 0 ? `${slug}<${needs.join(',')}` : slug;
    }).join(' '),
  );
const anyAnswers = fc.array(fc.tuple(fc.constantFrom(...SLUGS), fc.boolean()), { maxLength: 60 });

describe('predictions kept up to date', () => {
  it('are those of a rebuild, exactly, after each answer on any map', () => {
    fc.assert(
      fc.property(anyMap, anyAnswers, (text, answers) => {
        const learner = new Answered(text, MIXED);
        expect(learner.kept).toEqual(SLUGS.map(() => 0.8));
        for (const [slug, right] of answers) {
          learner.answer(slug, right);
          expect(learner.kept).toEqual(learner.rebuilt);
        }
      }),
      { seed: 31, numRuns: 150 },
    );
  });

  it("are the naive reading's, with the weights of each skill", () => {
    const needs = { a: [], b: ['a'], c: ['a', 'b'], d: ['c'], e: [], f: ['e', 'b'] };
    const slugs = Object.keys(needs);
    const neighboursOf = (slug: string): string[] => [
      ...needs[slug as keyof typeof needs],
      ...slugs.filter((other) =>
        (needs[other as keyof typeof needs] as readonly string[]).includes(slug),
      ),
    ];
    const weightsOf = (slug: string) => MIXED.skills[slug] ?? MIXED.weights;
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const learner = new Answered('a b<a c<a,b d<c e f<e,b', MIXED);
        for (const [slug, right] of answers) learner.answer(slug, right);
        const given = (slug: string) => learner.answers[slugs.indexOf(slug)];
        slugs.forEach((slug, ix) => {
          const neighbours = neighboursOf(slug).map((other) => ({
            answers: given(other),
            weights: weightsOf(other),
          }));
          const naive =
            given(slug).length > 0
              ? naivePrediction(given(slug), weightsOf(slug))
              : naiveUntried(neighbours, 0.5, weightsOf(slug));
          expect(learner.kept[ix], slug).toBeCloseTo(naive, 12);
        });
      }),
      { seed: 32, numRuns: 300 },
    );
  });

  it('lean on prerequisites and postrequisites alike, one step away and no further', () => {
    const learner = new Answered('a b<a c<b d<c e', { weights: PUBLISHED_WEIGHTS, skills: {} });
    learner.answer('c', true);
    const [a, b, c, d, e] = learner.kept;
    expect([a, e]).toEqual([0.8, 0.8]);
    expect(b).toBe(d);
    expect(b).toBeCloseTo((0.4 + c) / 1.5, 12);
  });

  it('no longer lean on neighbours once the skill has an answer of its own', () => {
    const learner = new Answered('a b<a', { weights: PUBLISHED_WEIGHTS, skills: {} });
    learner.answer('b', false);
    const alone = learner.kept[1];
    for (let n = 0; n < 5; n++) learner.answer('a', true);
    expect(learner.kept[1]).toBe(alone);
  });
});

describe('weights of single skills', () => {
  it("hold for that skill's answers, and bound what it is predicted before any", () => {
    const learner = new Answered('a b<a c<a', MIXED);
    learner.answer('a', true);
    expect(learner.kept[1]).toBeCloseTo(naivePrediction([false], EASY), 12);
    expect(learner.kept[2]).toBeCloseTo(naivePrediction([true], HARD), 12);
  });

  it('decide in the engine who is predicted known', () => {
    const forced = { ...challenge, cascading_problems: 'control' };
    const learner = new Learner('x y b c', forced, { practice_correct_in_a_row: 1 }, MIXED);
    learner.play('practice x', '-+', 0); // 0.80 by the common weights
    learner.play('practice y', '+', 0); // 0.89
    learner.play('practice b', '-+', 0);
    learner.play('practice c', '+', 0);
    expect(learner.playThrough('challenge', () => '+', 0)).toEqual(['y', 'b']);
  });

  it('a skill that is called like a property of every object has the common ones', () => {
    const names = 'constructor toString __proto__';
    const learner = new Answered(names, { weights: PUBLISHED_WEIGHTS, skills: {} });
    for (const slug of names.split(' ')) learner.answer(slug, true);
    expect(learner.kept.map((p) => p.toFixed(4))).toEqual(['0.8946', '0.8946', '0.8946']);
  });
});
