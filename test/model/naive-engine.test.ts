/**
 * Practice, spacing and cascading: small scenarios worked out by hand from the rule book
 * (§ in each title).
 */
import { describe, expect, it } from 'vitest';
import { booster, challenge, engineOf, HOUR, practice, ruleBook, run } from './naive-script.js';
import { simulateNaively } from './naive-simulation.js';

describe('practice and spacing', () => {
  it('§5 the shortest normal way is 8 problems and 48 hours', () => {
    const engine = engineOf('a', { cascadingProblems: false });
    run(engine, practice('a'), '+++++', 0);
    expect(engine.level('a')).toBe(1);
    for (const rise of [1, 2, 3]) {
      const due = rise * 16 * HOUR;
      expect(engine.nextDue()).toBe(due);
      expect(engine.recommended(due - 1)).toEqual([]);
      expect(engine.recommended(due)).toEqual([challenge]);
      expect(engine.completed).toBe(false);
      expect(run(engine, challenge, '+', due)).toEqual(['spaced a']);
      expect(engine.level('a')).toBe(1 + rise);
    }
    expect(engine.completed).toBe(true);
    expect(engine.recommended(2000 * HOUR)).toEqual([]);
  });

  it('§5 one session a day makes it 72 hours', () => {
    const world = {
      skills: [{ slug: 'a', prerequisites: [], problemTypes: 1 }],
      foundations: [],
    };
    const settings = { ...ruleBook, cascadingProblems: false };
    const ending = simulateNaively(world, settings, {
      probability: 1,
      secondsPerProblem: 30,
      maxTimePerDaySeconds: 1200,
      maxProblems: 100,
      maxDays: 100,
      random: () => 0,
    });
    expect(ending).toEqual({
      status: 'completed',
      problems: 8,
      correct: 8,
      days: 4,
    });
  });

  it('§3 a wrong answer restarts the count', () => {
    const engine = engineOf('a');
    run(engine, practice('a'), '++++-++++', 0);
    expect(engine.level('a')).toBe(0);
    engine.answer(true, 0);
    expect(engine.level('a')).toBe(1);
    expect(engine.isCascading('a')).toBe(false);
  });

  it('§3, §13 practice in mission order, up to five, prerequisites practised', () => {
    const engine = engineOf('b<a x<nowhere self<self a c d e f', {
      cascadingProblems: false,
    });
    expect(engine.recommended(0)).toEqual(['a', 'c', 'd', 'e', 'f'].map(practice));
    run(engine, practice('a'), '+++++', 0);
    expect(engine.recommended(0)).toEqual(['b', 'c', 'd', 'e', 'f'].map(practice));
    expect(() => engine.start(practice('x'), 0)).toThrow('not on offer');
  });

  it('§4 a wrong problem drops a level and starts a wait; from practiced, back to practice', () => {
    const engine = engineOf('a');
    run(engine, practice('a'), '-+++++', 0);
    run(engine, challenge, '+', 16 * HOUR);
    run(engine, challenge, '-', 32 * HOUR);
    expect(engine.level('a')).toBe(1);
    expect(engine.recommended(48 * HOUR - 1)).toEqual([]);
    run(engine, challenge, '-', 48 * HOUR);
    expect(engine.level('a')).toBe(0);
    expect(engine.nextDue()).toBeUndefined();
    expect(engine.recommended(48 * HOUR)).toEqual([practice('a')]);
    run(engine, practice('a'), '+++++', 48 * HOUR); // not its first: no cascade restarts
    expect(engine.isCascading('a')).toBe(false);
  });
});

describe('cascading problems', () => {
  it('§6 mastered after two problems, at once, and the postrequisites cascade', () => {
    const engine = engineOf('a* z b<a,z c<b');
    expect(engine.recommended(0)).toEqual([challenge, practice('z')]);
    expect(run(engine, challenge, '+', 0)).toEqual(['cascading a']);
    expect([engine.level('a'), engine.isCascading('a')]).toEqual([2, true]);
    expect(engine.nextDue()).toBeUndefined();
    run(engine, challenge, '+', 0);
    expect([engine.level('a'), engine.isCascading('a')]).toEqual([4, false]);
    expect(engine.masteredCount()).toBe(1);
    expect(engine.isCascading('b')).toBe(true); // although z was never practised
    expect(engine.isCascading('c')).toBe(false);
  });

  it('§6 a wrong one: normal, the level stays, a wait, and never again cascading', () => {
    const engine = engineOf('a* b* c<a,b');
    run(engine, challenge, '++', 0);
    run(engine, challenge, '-+', 5);
    expect([engine.level('a'), engine.isCascading('a')]).toEqual([2, false]);
    expect(engine.nextDue()).toBe(5 + 16 * HOUR);
    expect(run(engine, challenge, '-', 6)).toEqual(['cascading c']);
    expect([engine.level('c'), engine.isCascading('c')]).toEqual([0, false]);
    expect(engine.recommended(6)).toEqual([practice('c')]); // practice is never held back
    run(engine, practice('c'), '+++++', 7);
    expect([engine.level('c'), engine.isCascading('c')]).toEqual([1, false]);
  });

  it('§6 mastery by the normal way makes nothing cascading', () => {
    const engine = engineOf('a* b<a');
    run(engine, challenge, '+', 0);
    run(engine, challenge, '-', 0);
    run(engine, challenge, '+', 16 * HOUR);
    run(engine, challenge, '+', 32 * HOUR);
    expect(engine.level('a')).toBe(4);
    expect(engine.isCascading('b')).toBe(false);
  });

  it('§6 a cascade restarts by a first practice task without a wrong answer', () => {
    const engine = engineOf('a b<a c<a');
    run(engine, practice('a'), '+++++', 0);
    expect([engine.level('a'), engine.isCascading('a')]).toEqual([1, true]);
    run(engine, practice('b'), '-+++++', 0); // so b ever began a practice task
    expect(run(engine, challenge, '+', 0)).toEqual(['cascading a']);
    run(engine, challenge, '+', 0);
    expect(engine.level('a')).toBe(4);
    expect([engine.isCascading('b'), engine.isCascading('c')]).toEqual([false, true]);
  });

  it('§6 what a problem is, is decided when it is answered', () => {
    const engine = engineOf('a* p<a q x y z w v', { boosterTasks: true });
    for (const each of ['q', 'x', 'y']) run(engine, practice(each), '-+++++', 0);
    run(engine, booster, '+++++-', 0); // a p q x y z rise two levels: p without practice
    expect(engine.level('p')).toBe(2);
    engine.start(challenge, 16 * HOUR); // a, then those that wait: p q x y z
    expect(engine.isCascading('p')).toBe(false);
    engine.answer(true, 16 * HOUR);
    expect(engine.level('a')).toBe(4);
    expect(engine.current()).toEqual({ skill: 'p', kind: 'cascading', problemType: 0 });
    engine.answer(true, 16 * HOUR);
    expect(engine.level('p')).toBe(4);
    expect(engine.current()).toEqual({ skill: 'q', kind: 'spaced', problemType: 0 });
  });
});
