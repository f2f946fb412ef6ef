/** Rule book 6.4: which postrequisites do not become cascading, and which failures do not exclude a skill. */

import { describe, it } from 'vitest';
import { playTable } from '../rule-table.js';
import { Learner, practised } from '../world.js';

const boosters = {
  booster_tasks_v3: 'booster',
  booster_task_length: 'length-2',
  booster_task_min_problems: 'min-problems-6',
} as const;

describe('a postrequisite does not become cascading', () => {
  it('when it ever began a practice task', () => {
    const learner = new Learner('a* b<a c<a');
    learner.play('challenge', '+', 0);
    learner.play('practice b', '-+++++', 0);
    playTable(
      learner,
      `
      0h      | challenge | + | cascading a | mpu
      0h      | challenge | + | cascading c | mp1
      0h      | due       | 16h
      0h      | challenge | + | cascading c | mpm
      16h-1ms | offers    | -
      16h     | challenge | + | spaced b    | m1m
      `,
    );
  });

  it('when it ever failed a cascading problem', () => {
    playTable(
      new Learner('a* d* c<a,d', {}, { challenge_size: 1 }),
      `
      0h | challenge | + | cascading a | 1uu
      1h | challenge | + | cascading d | 11u
      2h | challenge | + | cascading a | m1u
      3h | challenge | - | cascading c | m1u
      4h | challenge | + | cascading d | mmu
      4h | offers    | practice c
      `,
    );
  });
});

describe('a postrequisite becomes cascading in spite of', () => {
  it('a wrong review', () => {
    playTable(
      new Learner('m*<z y* z<y'),
      `
      0h    | challenge | + | cascading m | 1uu
      0h    |           | + | cascading y | 11u
      0h    | challenge | + | cascading m | m1u
      0h    |           | + | cascading y | mmu
      3d    | challenge | + | cascading z | mm1
      3d    |           | - | review m    | 2m1
      3d    |           | + | review y    | 2m1
      3d    | due       | 3d+16h
      3d+1s | challenge | + | cascading z | 2mm
      3d+1s | due       | never
      3d+2s | challenge | + | cascading m | mmm
      `,
    );
  });

  it('a wrong problem in a booster', () => {
    playTable(
      practised('a* c<a x', 'x', boosters),
      `
      0h | booster   | - | booster a   | uup
      0h |           | - | booster c   | uup
      0h | challenge | + | cascading a | 1up
      0h | challenge | + | cascading a | mup
      0h | challenge | + | cascading c | m1p
      `,
    );
  });

  it('a wrong problem of the normal kind', () => {
    playTable(
      practised('a* c<a x', 'x', boosters, { booster_rise_levels: 1 }),
      `
      0h  | booster   | + | booster a   | uup
      0h  |           | + | booster c   | ppp
      16h | challenge | + | cascading a | 2pp
      16h |           | - | spaced c    | 2up
      16h |           | + | spaced x    | 2u1
      16h | challenge | + | cascading a | mu1
      16h | challenge | + | cascading c | m11
      `,
    );
  });
});
