/** A learner's state as JSON and back: the way goes on as if nothing had happened, or the snapshot is refused. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/engine/snapshot.js';
import type { Milliseconds } from '../../src/units.js';
import { type RandomWorld, randomWorld } from '../model/random-world.js';
import { RandomWalk, learnerIn, playMove } from './random-walk.js';
import { time } from './rule-table.js';
import { Learner, compileWorld } from './world.js';

function throughJson(learner: Learner): Snapshot {
  return JSON.parse(JSON.stringify(learner.engine.snapshot())) as Snapshot;
}

/** Two learners: the one who went on, and one restored after some steps into `other`; what each sees from there. */
function fork(world: RandomWorld, steps: number, other: Learner): [string[], string[]] {
  const learner = learnerIn(world);
  const walk = new RandomWalk(world, learner);
  for (let step = 0; step < steps; step++) playMove(learner, walk.next());
  other.engine.restore(throughJson(learner));
  expect(other.engine.snapshot()).toEqual(learner.engine.snapshot());
  const seen: [string[], string[]] = [[], []];
  for (let step = 0; step < 60 && !walk.isOver; step++) {
    const move = walk.next();
    seen[0].push(playMove(learner, move));
    seen[1].push(playMove(other, move));
  }
  return seen;
}

const anywhere = fc.nat({ max: 150 });

describe('a snapshot taken anywhere', () => {
  it('goes on in a fresh engine step by step as in the old one', () => {
    const property = fc.property(randomWorld, anywhere, (world, steps) => {
      const [old, restored] = fork(world, steps, learnerIn(world));
      expect(restored).toEqual(old);
    });
    fc.assert(property, { numRuns: 400, seed: 31 });
  });

  it('goes on in an engine that another learner has used', () => {
    const property = fc.property(randomWorld, anywhere, anywhere, (world, steps, others) => {
      const used = learnerIn(world);
      const walk = new RandomWalk({ ...world, play: { ...world.play, seed: -1 } }, used);
      for (let step = 0; step < others; step++) playMove(used, walk.next());
      const [old, restored] = fork(world, steps, used);
      expect(restored).toEqual(old);
    });
    fc.assert(property, { numRuns: 200, seed: 32 });
  });

  it('keeps when each skill was first mastered, and that the mission was completed', () => {
    const learner = new Learner('a*');
    learner.play('challenge', '+', time('1h'));
    learner.play('challenge', '+', time('2h'));
    const other = new Learner('a*');
    other.engine.restore(throughJson(learner));
    expect([other.completed, other.masteredCount]).toEqual([true, 1]);
    expect(other.engine.firstMastered(0 as never)).toBe(time('2h'));
  });

  it('takes nothing from what happens later', () => {
    const learner = new Learner('a* b');
    const before = learner.engine.snapshot();
    const copy = structuredClone(before);
    learner.play('challenge', '+', 0);
    learner.start('practice b', 0);
    expect(before).toEqual(copy);
  });
});

describe('content that changed meanwhile', () => {
  const from = (text: string): Snapshot => {
    const learner = new Learner(text);
    learner.play('challenge', '+', time('1h'));
    learner.play('practice c', '-+++++', time('2h'));
    return throughJson(learner);
  };

  it('a new skill starts as new, one that is gone is left out, the order may change', () => {
    const learner = new Learner('d c a* e');
    learner.engine.restore(from('a* b c'));
    expect(learner.levels).toBe('up1u');
    expect(learner.offers(time('2h'))).toEqual(['challenge', 'practice d', 'practice e']);
    expect(learner.nextDue).toBe(time('18h'));
  });

  it('a mission that was completed stays completed, whatever is added', () => {
    const learner = new Learner('a*');
    learner.play('challenge', '+', 0);
    learner.play('challenge', '+', 0);
    const longer = new Learner('a* b');
    longer.engine.restore(throughJson(learner));
    expect([longer.levels, longer.completed, longer.offers(0)]).toEqual(['mu', true, []]);
  });

  it('new prerequisites count at once', () => {
    const learner = new Learner('a* b<d c d<c');
    learner.engine.restore(from('a* b c'));
    expect(learner.offers(time('2h'))).toEqual(['challenge', 'practice d']);
  });
});

describe('a snapshot is refused', () => {
  const challenged = new Learner('a* b* c*');
  challenged.start('challenge', 0);
  const inChallenge = throughJson(challenged);
  const restore = (into: Learner, snapshot: unknown) => () =>
    into.engine.restore(snapshot as Snapshot);

  it.each([0, 2, '1', undefined])('of version %j', (version) => {
    const learner = new Learner('a* b* c*');
    expect(restore(learner, { ...inChallenge, version })).toThrow(RangeError);
    expect(restore(learner, { ...inChallenge, version })).toThrow('version');
  });

  it('of another mission', () => {
    const other = new Learner(compileWorld({ slug: 'other', skills: [], foundations: [] }));
    expect(restore(other, inChallenge)).toThrow('snapshot is of mission "m", not "other"');
  });

  it('in the middle of a task that is longer than any of this policy', () => {
    const short = { challenge_size: 2, pretest_problems: 2 };
    const forced = { booster_task_length: 'length-2' };
    expect(restore(new Learner('a* b* c*', forced, short), inChallenge)).toThrow(RangeError);
    expect(restore(new Learner('a* b* c*', forced), inChallenge)).not.toThrow();
  });

  it('in the middle of a task over a skill that is gone', () => {
    expect(restore(new Learner('a* c*'), inChallenge)).toThrow('needs skill "b", which is gone');
  });
});

describe('a snapshot under another policy', () => {
  it('brings back nothing that is switched off', () => {
    const learner = new Learner('a*', { cascading_problems: 'control' });
    learner.engine.restore(new Learner('a*', { pretest: 'pretest' }).engine.snapshot());
    expect(learner.offers(0)).toEqual(['practice a']);
  });

  it('is refused in a task that is longer than this one’s, and the learner starts anew', () => {
    const booster = { booster_tasks_v3: 'booster', booster_task_min_problems: 'min-problems-0' };
    const long = new Learner('a* b', booster);
    long.start('booster', 0);
    for (const mark of '+++++') long.answer(mark, 0);
    const learner = new Learner('a* b', { ...booster, booster_task_length: 'length-3' });
    learner.play('booster', '+++', 0);
    expect(() => learner.engine.restore(long.engine.snapshot())).toThrow('is longer than');
    expect(learner.levels).toBe('uu');
    expect(learner.offers(0)).toContain('challenge');
    expect(learner.play('challenge', '+', 0)).toEqual(['cascading a']);
  });

  it('of an unknown level or task is refused', () => {
    const snapshot = JSON.parse(JSON.stringify(new Learner('a').engine.snapshot())) as Snapshot;
    const wrongTask = { ...snapshot, task: { ...snapshot.task, kind: 'exam' as never } };
    expect(() => new Learner('a').engine.restore(wrongTask)).toThrow('task is unknown');
    const wrongLevel = { ...snapshot.skills['a'], level: 'expert' as never };
    const restore = (): void =>
      new Learner('a').engine.restore({ ...snapshot, skills: { a: wrongLevel } });
    expect(restore).toThrow('level of skill "a" is unknown');
  });
});

describe('a list of tasks', () => {
  it('is void after a reset', () => {
    const learner = new Learner('b a<b');
    learner.play('practice b', '-+++++', 0);
    expect(learner.offers(0)).toEqual(['practice a']);
    learner.engine.reset();
    expect(() => learner.engine.start(0, 0 as Milliseconds)).toThrow('not on offer');
    learner.offers(0);
    expect(() => learner.engine.start(-1, 0 as Milliseconds)).toThrow('not on offer');
  });
});
