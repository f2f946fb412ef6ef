/** Rule book 5: spacing. In a mastery challenge a skill rises at most once in 16 hours, to the millisecond. */

import { describe, it } from 'vitest';
import { playTable } from '../rule-table.js';
import { Learner, practised } from '../world.js';

const control = { cascading_problems: 'control' } as const;

describe('spacing', () => {
  it('the shortest normal way is 48 hours from practiced to mastered', () => {
    playTable(
      practised('a', 'a', control),
      `
      0h      | due       | 16h
      16h-1ms | offers    | -
      16h     | offers    | challenge
      16h     | challenge | + | spaced a | 1
      16h     | due       | 32h
      32h-1ms | offers    | -
      32h     | challenge | + | spaced a | 2
      48h-1ms | offers    | -
      48h     | due       | 48h
      48h     | challenge | + | spaced a | m
      48h     | due       | never
      `,
    );
  });

  it('starts at the last change, whether up or down', () => {
    playTable(
      practised('a', 'a', control),
      `
      20h     | challenge | + | spaced a | 1
      36h-1ms | offers    | -
      40h     | challenge | - | spaced a | p
      40h     | due       | 56h
      56h-1ms | offers    | -
      56h     | challenge | + | spaced a | 1
      `,
    );
  });

  it('starts at the answer, not at the start of the challenge', () => {
    playTable(
      practised('a b', 'ab', control),
      `
      16h     | challenge | + | spaced a | 1p
      17h     |           | + | spaced b | 11
      17h     | due       | 32h
      33h-1ms | challenge | + | spaced a | 21
      33h-1ms | due       | 33h
      33h     | challenge | + | spaced b | 22
      `,
    );
  });

  it('starts at a failed cascading problem, although the level stays', () => {
    playTable(
      new Learner('a*'),
      `
      0h      | challenge | + | cascading a | 1
      2h      | challenge | - | cascading a | 1
      2h      | due       | 18h
      18h-1ms | offers    | -
      18h     | challenge | + | spaced a    | 2
      `,
    );
  });

  it('a drop to unstarted ends all waiting: practice is never held back', () => {
    playTable(
      practised('a', 'a', control),
      `
      16h | challenge  | - | spaced a   | u
      16h | due        | never
      16h | offers     | practice a
      17h | practice a | + | practice a | u
      17h |            | + | practice a | u
      17h |            | + | practice a | u
      17h |            | + | practice a | u
      17h |            | + | practice a | p
      17h | due        | 33h
      `,
    );
  });

  it('each skill waits for itself; what waits does not keep others from a challenge', () => {
    const learner = practised('a b', 'a', control);
    learner.play('practice b', '+++++', 3_600_000);
    playTable(
      learner,
      `
      16h     | challenge | + | spaced a | 1p
      17h-1ms | offers    | -
      17h     | challenge | + | spaced b | 11
      32h     | challenge | + | spaced a | 21
      `,
    );
  });

  it('does not govern cascading problems', () => {
    playTable(
      new Learner('a*'),
      `
      0h | due       | never
      0h | challenge | + | cascading a | 1
      0h | due       | never
      0h | challenge | + | cascading a | m
      `,
    );
  });

  it('does not govern boosters, which start a wait all the same', () => {
    const boosters = { booster_tasks_v3: 'booster', booster_task_min_problems: 'min-problems-6' };
    playTable(
      practised('a b', 'a', { ...control, ...boosters, booster_task_length: 'length-1' }),
      `
      1h  | booster   | + | booster a | 2u
      1h  | due       | 17h
      17h | challenge | + | spaced a  | mu
      `,
    );
  });

  it('a wrong answer that drops nothing starts no wait', () => {
    playTable(
      practised('a', 'a', control, { challenge_drop_levels: 0 }),
      `
      16h | challenge | - | spaced a | p
      16h | due       | 16h
      16h | challenge | + | spaced a | 1
      `,
    );
  });
});
