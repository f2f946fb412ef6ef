/** Rule book 3: practice tasks. Cascades are switched off, so that nothing else lifts a skill. */

import { describe, expect, it } from 'vitest';
import { type Level, MASTERED, PRACTICED, UNSTARTED } from '../../../src/engine/levels.js';
import { isOfferedForPractice } from '../../../src/engine/rules/practice.js';
import { playTable } from '../rule-table.js';
import { Learner, mission } from '../world.js';

const control = { cascading_problems: 'control' } as const;

describe('practice task', () => {
  it('five correct in a row end it and lift unstarted to practiced', () => {
    const learner = new Learner('a b', control);
    playTable(
      learner,
      `
      0h | practice a | + | practice a | uu
      0h |            | + | practice a | uu
      0h |            | + | practice a | uu
      0h |            | + | practice a | uu
      0h |            | + | practice a | pu
      `,
    );
    expect(learner.isBetweenTasks).toBe(true);
    expect(() => learner.answer('+', 0)).toThrow('an answer without a problem');
  });

  it('a wrong answer restarts the count, and never drops', () => {
    playTable(
      new Learner('a', control),
      `
      0h | practice a | - | practice a | u
      0h |            | + | practice a | u
      0h |            | + | practice a | u
      0h |            | + | practice a | u
      0h |            | + | practice a | u
      0h |            | - | practice a | u
      0h |            | - | practice a | u
      0h |            | + | practice a | u
      0h |            | + | practice a | u
      0h |            | + | practice a | u
      0h |            | + | practice a | u
      0h |            | + | practice a | p
      `,
    );
  });

  it('the count starts anew with each task', () => {
    const learner = new Learner('a b', control);
    learner.play('practice a', '++++-+++++', 0);
    learner.play('practice b', '++++', 0);
    expect([learner.levels, learner.isBetweenTasks]).toEqual(['pu', false]);
  });

  it('is stretched over days as the learner likes', () => {
    playTable(
      new Learner('a', control),
      `
      0h   | practice a | + | practice a | u
      1d   |            | + | practice a | u
      9d   |            | + | practice a | u
      99d  |            | + | practice a | u
      999d |            | + | practice a | p
      999d | due        | 999d+16h
      `,
    );
  });

  it('only one task at a time, and only one that is offered', () => {
    const learner = new Learner('a b<a', control);
    expect(() => learner.engine.start(1, 0 as never)).toThrow('not on offer');
    learner.start('practice a', 0);
    expect(() => learner.engine.start(0, 0 as never)).toThrow('while another is in hand');
  });
});

describe('skills offered for practice', () => {
  it.each<[Level, boolean, number, boolean]>([
    [UNSTARTED, false, 0, true],
    [UNSTARTED, false, 1, false],
    [UNSTARTED, false, 2, false],
    [UNSTARTED, true, 0, false],
    [PRACTICED, false, 0, false],
    [MASTERED, false, 0, false],
  ])('level %i, cascading %s, open prerequisites %i: %s', (level, cascading, open, expected) => {
    expect(isOfferedForPractice(level, cascading, open)).toBe(expected);
  });

  it.each([
    ['prerequisites in order', 'a b<a c<b', ['a'], ['b']],
    ['all prerequisites, not one', 'a b c<a,b', ['a'], ['b']],
    ['all prerequisites are practised', 'a b c<a,b', ['a', 'b'], ['c']],
    ['prerequisites later in the mission', 'b<a a', [], ['a']],
    ['a circle holds both back', 'a<b b<a c', [], ['c']],
    ['a skill that is its own prerequisite', 'a<a c', [], ['c']],
    ['a prerequisite that exists nowhere', 'a b<a,nowhere c', ['a'], ['c']],
    ['a prerequisite listed twice counts once', 'a b<a,a', ['a'], ['b']],
    ['a skill without problem types, and what builds on it', 'a! b<a c', [], ['c']],
  ])('%s: %s', (_, text, practised, offered) => {
    const learner = new Learner(text, control);
    for (const skill of practised) learner.play(`practice ${skill}`, '+++++', 0);
    expect(learner.offers(0)).toEqual(offered.map((skill) => `practice ${skill}`));
  });

  it('a prerequisite that lies outside the mission does not hold back', () => {
    const learner = new Learner(mission('b<a c<nowhere', ['a']), control);
    expect(learner.offers(0)).toEqual(['practice b']);
  });

  it('a prerequisite that dropped to unstarted holds back again until it is practised', () => {
    playTable(
      new Learner('a b<a', control),
      `
      0h  | practice a | + | practice a | uu
      0h  |            | + | practice a | uu
      0h  |            | + | practice a | uu
      0h  |            | + | practice a | uu
      0h  |            | + | practice a | pu
      0h  | offers     | practice b
      16h | challenge  | - | spaced a   | uu
      16h | offers     | practice a
      16h | practice a | + | practice a | uu
      16h |            | + | practice a | uu
      16h |            | + | practice a | uu
      16h |            | + | practice a | uu
      16h |            | + | practice a | pu
      16h | offers     | practice b
      `,
    );
  });

  it('a lift by a booster opens what builds on a skill, too', () => {
    const learner = new Learner(
      'a b<a',
      {
        ...control,
        booster_tasks_v3: 'booster',
        booster_task_length: 'length-1',
        booster_task_min_problems: 'min-problems-5',
      },
      { practice_correct_in_a_row: 6 },
    );
    learner.play('practice a', '-++++++', 0);
    learner.play('booster', '+', 0);
    expect([learner.levels, learner.offers(0)]).toEqual(['2u', ['practice b']]);
  });
});
