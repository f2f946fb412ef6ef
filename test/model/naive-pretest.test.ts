/**
 * Pretest and streak-10: small scenarios worked out by hand from the rule book (§ in each title).
 * Predictions: 0.8 before any answer, 0.894644 after a correct one, 0.647852 after a wrong one.
 */
import { describe, expect, it } from 'vitest';
import type { NaiveSettings } from './naive-engine.js';
import {
  booster,
  challenge,
  DAY,
  engineOf,
  goOn,
  levels,
  practice,
  pretest,
  run,
} from './naive-script.js';

describe('pretest', () => {
  it('§9 asks what informs most; the skills predicted known cascade; no level changes', () => {
    const engine = engineOf('f b<a c<a a d<a e:0<a', {
      pretest: true,
      pretestProblems: 4,
      boosterTasks: true,
      boosterMinProblems: 4,
    });
    expect(engine.recommended(0)).toEqual([pretest]);
    expect(engine.nextDue()).toBeUndefined();
    expect(run(engine, pretest, '+-+', 0)).toEqual([
      'pretest a', // 0.16 x 5
      'pretest f', // 0.16; b, c, d at 0.863096: 0.118
      'pretest b',
    ]);
    expect(engine.recommended(0)).toEqual([pretest]);
    expect(engine.isCascading('a')).toBe(false);
    expect(goOn(engine, '-', DAY)).toEqual(['pretest c']);
    expect(levels(engine, 'fbcad')).toEqual([0, 0, 0, 0, 0]);
    const cascading = 'fbcad'.split('').filter((skill) => engine.isCascading(skill));
    expect(cascading).toEqual(['b', 'a', 'd']); // d without an answer
    expect(engine.recommended(DAY)).toEqual([booster, challenge, practice('f')]);
  });

  it('§9 neighbours both ways count twice; over when no skill is left', () => {
    const engine = engineOf('a x:0 b<c c<b d<d e', { pretest: true });
    expect(run(engine, pretest, '-----', 0)).toEqual([
      'pretest b', // 0.16 x 3, as c and d
      'pretest d',
      'pretest c', // 0.678282: 0.218 x 1
      'pretest a', // 0.16 x 1
      'pretest e',
    ]);
    expect(engine.current()).toBeUndefined();
    expect(engine.recommended(0)).toEqual(['a', 'e'].map(practice));
    expect(engineOf('x:0', { pretest: true }).recommended(0)).toEqual([]);
  });

  it('§9, §14 without cascading problems and challenge problems it changes nothing', () => {
    const engine = engineOf('a', { pretest: true, cascadingProblems: false });
    run(engine, pretest, '+', 0);
    expect(engine.isCascading('a')).toBe(false);
    expect(engine.recommended(0)).toEqual([practice('a')]);
  });
});

describe('streak-10', () => {
  const everything: Partial<NaiveSettings> = {
    streakMechanics: true,
    boosterTasks: true,
    boosterMinProblems: 0,
    challengeProblems: true,
    challengeProbability: 0,
    pretest: true,
    reviewFirstMs: 0,
    spacingMs: 0,
  };

  it('§11 ten in a row master, mastery opens postrequisites; nothing else exists', () => {
    const engine = engineOf('b<a a* x<nowhere z:0 c d e f g', everything);
    expect(engine.recommended(0)).toEqual(['a', 'c', 'd', 'e', 'f'].map(practice));
    expect(engine.isCascading('a')).toBe(false);
    run(engine, practice('a'), '+++++++++h+++++++++', 0);
    expect(engine.level('a')).toBe(0);
    expect(goOn(engine, '+', 0)).toEqual(['practice a']);
    expect([engine.level('a'), engine.masteredCount(), engine.nextDue()]).toEqual([
      4,
      1,
      undefined,
    ]);
    expect(engine.isCascading('b')).toBe(false);
    expect(engine.recommended(DAY)).toEqual(['b', 'c', 'd', 'e', 'f'].map(practice));
  });
});
