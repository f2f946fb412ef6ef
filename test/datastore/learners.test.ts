/** Learners' states: checked against their mission, with times from the moment at which they were saved. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMission } from '../../src/content/compile.js';
import { type LearnerStates, Datastore } from '../../src/datastore/datastore.js';
import { RunWriter } from '../../src/datastore/run-writer.js';
import { ruleConstants } from '../../src/engine/constants.js';
import { FiveLevelEngine } from '../../src/engine/engine.js';
import { LEVEL_NAMES } from '../../src/engine/levels.js';
import { alternatives } from '../../src/engine/experiments.js';
import { PUBLISHED_MODEL } from '../../src/engine/knowledge/model.js';
import { compilePolicy } from '../../src/engine/policy.js';
import type { Milliseconds } from '../../src/units.js';
import { problemLines } from '../content/problem-lines.js';
import { tempFolder } from '../runner/temp-folder.js';
import { ROW, change, makeStore, rowsOf } from './stores.js';

const path = tempFolder();
let files = 0;
const fresh = (): string => path(`${++files}.sqlite`);
const TARGET = { slug: 'row', skills: ['a', 'b', 'c'], buildable: ['a', 'b', 'c'] };

/** Learner 3, saved at 1,000,000: a mastered, b practised. */
const LEARNER = [
  `INSERT INTO learners (id, mission, saved_at) VALUES (3, 'row', 1000000)`,
  `INSERT INTO learner_skills (learner, skill, level, last_change, last_seen, first_mastered, answers)
    VALUES (3, 'a', 'mastered', 400000, 999999, 400000, 5), (3, 'b', 'practiced', 1000000, 1000000, NULL, 1)`,
];

function learners(file: string, mission = 'row', first?: number, most = 1000): LearnerStates {
  return new Datastore(file).learners({ mission, first }, TARGET, most);
}

describe('states', () => {
  it('have their times from the moment at which they were saved; skills not met are left out', () => {
    const { count, states } = learners(makeStore(fresh(), [ROW], ...LEARNER));
    expect(count).toBe(1);
    expect(states).toMatchObject([{ mission: 'row', completed: false, task: { kind: 'none' } }]);
    const { a, b } = states[0].skills;
    // -1 stands for never: a millisecond before becomes two.
    expect(a).toMatchObject({ last_change: -600_000, last_seen: -2, first_mastered: -600_000 });
    expect(b).toMatchObject({ last_change: 0, last_seen: 0, first_mastered: -1, answers: 1 });
    expect(Object.keys(states[0].skills)).toEqual(['a', 'b']);
  });

  it('come in the order of ids, without those who completed; the first so many', () => {
    const insert = (id: number, completed: number, since: number): string =>
      `INSERT INTO learners (id, mission, saved_at, completed, problems_since_booster) VALUES (${id}, 'row', 0, ${completed}, ${since})`;
    const file = makeStore(
      fresh(),
      [ROW],
      insert(9, 0, 4),
      insert(-2, 0, 1),
      insert(5, 1, 2),
      insert(7, 0, 3),
      `INSERT INTO learners (id, mission, saved_at) VALUES (1, 'other', 0)`,
    );
    const marks = (of: LearnerStates): unknown => [
      of.count,
      of.states.map((state) => state.problems_since_booster),
    ];
    expect(marks(learners(file))).toEqual([3, [1, 3, 4]]);
    expect(marks(learners(file, 'row', 2))).toEqual([2, [1, 3]]);
    expect(marks(learners(file, 'row', undefined, 1))).toEqual([3, [1]]);
    expect(marks(learners(file, 'other'))).toEqual([1, [0]]);
    expect(marks(learners(file, 'none'))).toEqual([0, []]);
  });

  const at = 'learner_skills, learner 3, skill';
  it.each([
    [
      `UPDATE learner_skills SET level = 'expert' WHERE skill = 'b'`,
      `${at} "b": level  expected "unstarted" or "practiced" or "level1" or "level2" or "mastered", got "expert"`,
    ],
    [
      `UPDATE learner_skills SET skill = 'z' WHERE skill = 'b'`,
      `${at} "z"  mission "row" has no skill "z"`,
    ],
    [
      `UPDATE learner_skills SET last_change = 1000001 WHERE skill = 'a'`,
      `${at} "a": last_change  lies in the future: 1000001, and it was saved at 1000000`,
    ],
    [
      `UPDATE learner_skills SET last_change = NULL WHERE skill = 'b'`,
      `${at} "b": last_change  is missing: the skill is at practiced`,
    ],
    [
      `UPDATE learner_skills SET first_mastered = NULL WHERE skill = 'a'`,
      `${at} "a": first_mastered  is missing: the skill is mastered`,
    ],
    [
      `UPDATE learner_skills SET last_seen = NULL WHERE skill = 'b'`,
      `${at} "b": last_seen  is missing: the skill has answers`,
    ],
    [
      `UPDATE learner_skills SET cascading = 2 WHERE skill = 'b'`,
      `${at} "b": cascading  expected 0 or 1`,
    ],
    [
      `UPDATE learner_skills SET history = -1 WHERE skill = 'b'`,
      `${at} "b": history  must be at least 0, got -1`,
    ],
    [
      `UPDATE learner_skills SET review_interval = 0 WHERE skill = 'b'`,
      `${at} "b": review_interval  must be at least 1, got 0`,
    ],
    [
      `UPDATE learners SET task = 'exam'`,
      'learners, id 3: task  expected "none" or "pretest" or "booster" or "challenge" or "practice", got "exam"',
    ],
    [
      `UPDATE learners SET task = 'booster'`,
      'learners, id 3: task  is "booster", and has no skills in learner_tasks',
    ],
    [
      `INSERT INTO learner_tasks VALUES (3, 0, 'a')`,
      'learners, id 3: task  is "none", and has skills in learner_tasks',
    ],
    [
      `INSERT INTO learner_tasks VALUES (3, 0, 'q'); UPDATE learners SET task = 'practice'`,
      'learner_tasks, learner 3  mission "row" has no skill "q" with problems',
    ],
    [
      `INSERT INTO learner_tasks VALUES (3, 0, 'a'), (3, 1, 'b'); UPDATE learners SET task = 'practice'`,
      'learners, id 3: task  is "practice", of more than one skill',
    ],
    [
      `INSERT INTO learner_tasks VALUES (3, 0, 'b'), (3, 1, 'b'); UPDATE learners SET task = 'challenge'`,
      'learner_tasks, learner 3  skill "b" stands twice',
    ],
    [
      `INSERT INTO learner_tasks VALUES (3, 0, 'a'); UPDATE learners SET task = 'challenge', task_at = 1`,
      "learners, id 3: task_at  must be below the task's 1 skills",
    ],
    [
      `UPDATE learner_skills SET level = 'mastered', first_mastered = 0; INSERT INTO learner_skills (learner, skill, level, last_change, first_mastered) VALUES (3, 'c', 'mastered', 0, 0)`,
      'learners, id 3: completed  is 0, and every skill is mastered',
    ],
  ])('%s is refused with table and row', (sql, line) => {
    const file = makeStore(fresh(), [ROW], ...LEARNER, sql);
    expect(problemLines(() => learners(file))).toEqual([`${file}  ${line}`]);
  });

  it('that are wrong all over are not all reported', () => {
    const many = `WITH n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 50)`;
    const file = makeStore(
      fresh(),
      [ROW],
      `INSERT INTO learners (id, mission, saved_at, task_at) ${many} SELECT x, 'row', 0, -1 FROM n`,
    );
    const lines = problemLines(() => learners(file));
    expect(lines).toHaveLength(21);
    expect(lines[20]).toBe(`${file}  and 30 more`);
  });
});

/** An engine in that row, with boosters. */
function engine(): FiveLevelEngine {
  const policy = compilePolicy(
    alternatives({
      booster_tasks_v3: 'booster',
      booster_task_min_problems: 'min-problems-0',
      pretest: 'pretest',
    }),
    ruleConstants({}),
    PUBLISHED_MODEL,
  );
  return new FiveLevelEngine(compileMission(ROW), policy);
}

const HOUR = 3_600_000;
/** Answers, hours between them, and which task is begun. */
const moves = fc.array(fc.record({ correct: fc.boolean(), hours: fc.nat(40), task: fc.nat(9) }), {
  maxLength: 40,
});
type Move = typeof moves extends fc.Arbitrary<(infer One)[]> ? One : never;

/** What an engine does from `now` on. */
function play(
  on: FiveLevelEngine,
  from: number,
  list: readonly Move[],
): { now: number; seen: unknown[] } {
  const seen: unknown[] = [];
  let now = from;
  for (const { correct, hours, task } of list) {
    now += hours * HOUR;
    if (on.completed) break;
    if (on.task === 0) {
      const { count } = on.recommend(now as Milliseconds);
      if (count === 0) continue;
      on.start(task % count, now as Milliseconds);
    }
    const { problem } = on;
    const kind = on.answer(correct, now as Milliseconds);
    seen.push([now - from, problem, kind, on.level(problem), on.masteredCount]);
  }
  return { now, seen };
}

/** Copies written states over, as the documentation says. */
const ADOPT = [
  `INSERT INTO learners SELECT learner, mission, saved_at, completed, problems_since_booster, pretest_owed, task, task_at, task_streak, task_correct, task_wrong FROM simulated_learners`,
  `INSERT INTO learner_skills SELECT learner, skill, level, cascading, failed_cascading, practice_tasks, last_change, last_seen, first_mastered, review_interval, answers, history FROM simulated_skills`,
  `INSERT INTO learner_tasks SELECT learner, position, skill FROM simulated_tasks`,
];
const EMPTY = ['learners', 'learner_skills', 'learner_tasks'].map(
  (table) => `DELETE FROM ${table}`,
);
const IDENTITY = { experiment: 'e', seed: 1, configHash: 'c', version: 'v' };

describe('a state that is written and read', () => {
  it('goes on as if nothing had happened, in the middle of a task, too', () => {
    const file = makeStore(fresh(), [ROW]);
    const property = fc.property(moves, moves, (before, after) => {
      const one = engine();
      const { now } = play(one, 0, before);
      fc.pre(!one.completed);
      const writer = new RunWriter(file, IDENTITY);
      writer.add('g', [
        { learner: 0, status: 'completed', problems: 1, at: now, snapshot: one.snapshot() },
      ]);
      writer.finish('complete');
      change(file, ...EMPTY, ...ADOPT);
      const other = engine();
      other.restore(learners(file).states[0]);
      expect(play(other, 0, after).seen).toEqual(play(one, now, after).seen);
    });
    fc.assert(property, { numRuns: 25, seed: 5 });
  });
});

const since = fc.integer({ min: -1e12, max: 0 }).filter((time) => time !== -1);
const level = fc.constantFrom(...LEVEL_NAMES);
const anySkill = fc
  .record({
    level,
    cascading: fc.boolean(),
    failed_cascading: fc.boolean(),
    practice_tasks: fc.nat(9),
    time: since,
  })
  .chain(({ time, ...rest }) =>
    fc
      .record({
        interval: fc.integer({ min: 1, max: 1e12 }),
        answers: fc.nat(40),
        history: fc.nat(),
      })
      .map(({ interval, ...more }) => ({
        ...rest,
        ...more,
        last_change: time,
        last_seen: time,
        first_mastered: rest.level === 'mastered' ? time : -1,
        review_interval: interval,
      })),
  );
const slugs = fc.uniqueArray(fc.constantFrom(...TARGET.skills), { minLength: 1 });
const anyTask = fc.oneof(
  fc.constant({ kind: 'none' as const, skills: [], at: 0 }),
  fc
    .constantFrom(...TARGET.skills)
    .map((one) => ({ kind: 'practice' as const, skills: [one], at: 0 })),
  slugs.chain((skills) =>
    fc.record({
      kind: fc.constantFrom('pretest' as const, 'booster' as const, 'challenge' as const),
      skills: fc.constant(skills),
      at: fc.nat(skills.length - 1),
    }),
  ),
);

describe('a state that no engine ever made, and that passes the checks', () => {
  it('breaks no engine', () => {
    const property = fc.property(
      fc.array(anySkill, { minLength: 3, maxLength: 3 }),
      anyTask,
      fc.boolean(),
      moves,
      (skills, task, pretest_owed, list) => {
        fc.pre(skills.some((skill) => skill.level !== 'mastered'));
        const one = engine();
        one.restore({
          version: 1,
          mission: 'row',
          completed: false,
          problems_since_booster: 3,
          pretest_owed,
          task: { ...task, streak: 2, correct: 1, wrong: 1 },
          skills: Object.fromEntries(TARGET.skills.map((slug, at) => [slug, skills[at]])),
        });
        play(one, 0, list);
      },
    );
    fc.assert(property, { numRuns: 2000, seed: 6 });
  });
});

describe('a run that is written', () => {
  const snapshot = engine().snapshot();
  const final = (learner: number) => ({
    learner,
    status: 'completed',
    problems: 4,
    at: 9,
    snapshot,
  });
  const counts = (file: string): unknown =>
    rowsOf(
      file,
      `SELECT id, experiment, seed, status, (SELECT count(*) FROM simulated_learners WHERE run = id) AS learners,
        (SELECT count(*) FROM simulated_skills WHERE run = id) AS skills FROM simulated_runs ORDER BY id`,
    );

  it('replaces what the same run wrote, and nothing else', () => {
    const file = makeStore(fresh(), [ROW], ...LEARNER);
    const write = (seed: number, ...numbers: number[]): void => {
      const writer = new RunWriter(file, { ...IDENTITY, seed });
      writer.add('g', numbers.map(final));
      writer.finish('complete');
    };
    write(1, 0, 1, 2);
    write(2, 0);
    write(1, 5);
    const run = { experiment: 'e', status: 'complete', learners: 1, skills: 3 };
    expect(counts(file)).toEqual([
      { id: 1, seed: 1, ...run },
      { id: 2, seed: 2, ...run },
    ]);
    expect(rowsOf(file, 'SELECT id FROM learners')).toEqual([{ id: 3 }]);
  });

  it('is running until it says otherwise; a chunk is written whole or not at all', () => {
    const file = makeStore(fresh(), [ROW]);
    const writer = new RunWriter(file, IDENTITY);
    writer.add('g', [final(0)]);
    expect(() => writer.add('g', [final(1), final(0)])).toThrow('UNIQUE');
    expect(counts(file)).toMatchObject([{ status: 'running', learners: 1, skills: 3 }]);
    writer.finish('partial');
    expect(counts(file)).toMatchObject([{ status: 'partial', learners: 1 }]);
  });
});
