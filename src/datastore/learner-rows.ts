/** Learners' states as rows, read back as snapshots: checked, and with times from the moment at which they were saved. */

import { z } from 'zod';
import { type Reported, checkSchema, quoted } from '../content/schema-problems.js';
import { LEVEL_NAMES, MASTERED } from '../engine/levels.js';
import { TASK_NAMES } from '../engine/problem-kind.js';
import { SNAPSHOT_VERSION, type SkillSnapshot, type Snapshot } from '../engine/snapshot.js';
import { type Problem, UserError } from '../errors.js';
import { NEVER_YET } from '../units.js';
import type { Row, Sqlite } from './sqlite.js';
import { SKILL_STATE_COLUMNS } from './tables.js';

/** Which learners' states. */
export interface Selection {
  /** the slug under which they are kept */
  readonly mission: string;
  /** the first so many in the order of their ids; undefined: all */
  readonly first: number | undefined;
}

/** The mission that they are to go on in. */
export interface Target {
  readonly slug: string;
  readonly skills: readonly string[];
  /** of these, those from which a task can be built */
  readonly buildable: readonly string[];
}

/** Rows of skills at most [assumption]: each worker keeps them all, about 200 bytes a row. */
const MOST_SKILL_ROWS = 1_000_000;
/** Problems that are reported [assumption]: of 1,000 learners all may have the same one. */
const MOST_PROBLEMS = 20;
const MOST_TEXT = 201;

const flag = z.union([z.literal(0), z.literal(1)], { error: 'expected 0 or 1' });
const count = z.int().min(0).max(1_000_000_000);
const moment = z.int().nullable();

const skillRow = z.object({
  skill: z.string(),
  level: z.enum(LEVEL_NAMES),
  cascading: flag,
  failed_cascading: flag,
  practice_tasks: count,
  last_change: moment,
  last_seen: moment,
  first_mastered: moment,
  review_interval: z.int().min(1).max(1e12),
  answers: count,
  history: z.int().min(0).max(0xffffffff),
});
type SkillRow = z.output<typeof skillRow>;

const learnerRow = z.object({
  id: z.int(),
  saved_at: z.int(),
  problems_since_booster: count,
  pretest_owed: flag,
  task: z.enum(TASK_NAMES),
  task_at: count,
  task_streak: count,
  task_correct: count,
  task_wrong: count,
});
type LearnerRow = z.output<typeof learnerRow>;

/** Learners of a mission who have not completed it. */
export function countLearners(database: Sqlite, { mission, first }: Selection): number {
  const [row] = database.all(
    'SELECT count(*) AS learners FROM learners WHERE mission = ? AND completed = 0',
    [mission],
  );
  return Math.min(Number(row['learners']), first ?? Infinity);
}

/**
 * The states of a mission's learners who have not completed it, at most `most`, in the order of their ids.
 * @throws UserError with what is wrong with them, or when they are too many
 */
export function readLearners(
  database: Sqlite,
  file: string,
  { mission, first }: Selection,
  target: Target,
  most: number,
): Snapshot[] {
  const limit = Math.min(most, first ?? Infinity);
  const selected = `learners WHERE mission = ? AND completed = 0 ORDER BY id LIMIT ?`;
  const of = (columns: string, table: string): Row[] =>
    database.all(
      `SELECT ${columns} FROM ${table} WHERE learner IN (SELECT id FROM ${selected}) ORDER BY 1, 2 LIMIT ${MOST_SKILL_ROWS + 1}`,
      [mission, limit],
    );
  const learners = database.all(`SELECT * FROM ${selected}`, [mission, limit]);
  const columns = SKILL_STATE_COLUMNS.map((name) => (name === 'skill' ? shortSkill : name));
  const skills = of(`learner, ${columns.join(', ')}`, 'learner_skills');
  if (skills.length > MOST_SKILL_ROWS) {
    const what = `the learners of mission ${quoted(mission)} have more than ${MOST_SKILL_ROWS} rows of skills`;
    throw new UserError({ file, path: 'learner_skills', what, hint: 'take some: first: 10000' });
  }
  const tasks = of(`learner, position, ${shortSkill}`, 'learner_tasks');
  const reader = new LearnerReader(file, target);
  const skillsOf = byLearner(skills);
  const tasksOf = byLearner(tasks);
  const states = learners.map((row) =>
    reader.read(row, skillsOf.get(row['id']) ?? [], tasksOf.get(row['id']) ?? []),
  );
  reader.finish();
  return states as Snapshot[];
}

const shortSkill = `substr(skill, 1, ${MOST_TEXT}) AS skill`;

function byLearner(rows: readonly Row[]): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const list = groups.get(row['learner']);
    if (list === undefined) groups.set(row['learner'], [row]);
    else list.push(row);
  }
  return groups;
}

class LearnerReader {
  private readonly problems: Problem[] = [];
  private readonly known: ReadonlySet<string>;

  constructor(
    private readonly file: string,
    private readonly target: Target,
  ) {
    this.known = new Set(target.skills);
  }

  /** One learner's state; undefined when something is wrong with it. */
  read(row: Row, skillRows: readonly Row[], taskRows: readonly Row[]): Snapshot | undefined {
    const before = this.problems.length;
    const learner = this.checked(learnerRow, row, `learners, id ${String(row['id'])}`);
    const skills = skillRows.map((one) => this.checked(skillRow, one, placeOf(one)));
    const task = taskRows.map(({ skill }) => String(skill));
    if (this.problems.length === before) {
      this.checkLearner(learner!, skills as SkillRow[], task);
    }
    if (this.problems.length > before) return undefined;
    return snapshotOf(this.target.slug, learner!, skills as SkillRow[], task);
  }

  /** @throws UserError when something was wrong */
  finish(): void {
    const { problems } = this;
    if (problems.length === 0) return;
    const more = problems.length - MOST_PROBLEMS;
    const shown = problems.slice(0, MOST_PROBLEMS);
    if (more > 0) shown.push({ file: this.file, what: `and ${more} more` });
    throw new UserError(shown);
  }

  private checked<Schema extends z.ZodType>(
    schema: Schema,
    row: Row,
    place: string,
  ): z.output<Schema> | undefined {
    const source: Reported = {
      file: this.file,
      place: ([column]) => ({ path: `${place}: ${String(column)}` }),
    };
    const { value, problems } = checkSchema(schema, row, source);
    this.problems.push(...problems);
    return value;
  }

  private checkLearner(learner: LearnerRow, skills: readonly SkillRow[], task: readonly string[]) {
    const place = `learners, id ${learner.id}`;
    for (const skill of skills) this.checkSkill(learner, skill);
    const mastered = skills.filter(({ level }) => level === LEVEL_NAMES[MASTERED]).length;
    if (mastered > 0 && mastered === this.known.size) {
      this.wrong(`${place}: completed`, 'is 0, and every skill is mastered');
    }
    const { task: kind, task_at } = learner;
    this.checkTask(`learner_tasks, learner ${learner.id}`, task);
    if ((kind === 'none') !== (task.length === 0)) {
      const what =
        task.length === 0 ? `is "${kind}", and has no skills` : 'is "none", and has skills';
      this.wrong(`${place}: task`, `${what} in learner_tasks`);
    } else if (kind === 'practice' && task.length > 1) {
      this.wrong(`${place}: task`, 'is "practice", of more than one skill');
    } else if (task_at > 0 && kind !== 'booster' && task_at >= task.length) {
      this.wrong(`${place}: task_at`, `must be below the task's ${task.length} skills`);
    }
  }

  private checkTask(place: string, task: readonly string[]): void {
    const { slug, buildable } = this.target;
    task.forEach((skill, at) => {
      if (!buildable.includes(skill)) {
        const what = `mission ${quoted(slug)} has no skill ${quoted(skill)} with problems`;
        this.wrong(place, what);
      } else if (task.indexOf(skill) !== at) {
        this.wrong(place, `skill ${quoted(skill)} stands twice`);
      }
    });
  }

  private checkSkill({ id, saved_at }: LearnerRow, row: SkillRow): void {
    const place = `learner_skills, learner ${id}, skill ${quoted(row.skill)}`;
    if (!this.known.has(row.skill)) this.noSkill(place, row.skill);
    for (const column of ['last_change', 'last_seen', 'first_mastered'] as const) {
      const at = row[column];
      if (at !== null && at > saved_at) {
        this.wrong(
          `${place}: ${column}`,
          `lies in the future: ${at}, and it was saved at ${saved_at}`,
        );
      }
    }
    const needs = (column: 'last_change' | 'last_seen' | 'first_mastered', why: string): void => {
      if (row[column] === null) this.wrong(`${place}: ${column}`, `is missing: the skill ${why}`);
    };
    if (row.level !== 'unstarted') needs('last_change', `is at ${row.level}`);
    if (row.level === 'mastered') needs('first_mastered', 'is mastered');
    if (row.answers > 0) needs('last_seen', 'has answers');
  }

  private noSkill(path: string, slug: string): void {
    const what = `mission ${quoted(this.target.slug)} has no skill ${quoted(slug)}`;
    this.wrong(path, what);
  }

  private wrong(path: string, what: string): void {
    this.problems.push({ file: this.file, path, what });
  }
}

function placeOf({ learner, skill }: Row): string {
  return `learner_skills, learner ${String(learner)}, skill ${quoted(skill)}`;
}

function snapshotOf(
  mission: string,
  learner: LearnerRow,
  skills: readonly SkillRow[],
  task: readonly string[],
): Snapshot {
  return {
    version: SNAPSHOT_VERSION,
    mission,
    completed: false,
    problems_since_booster: learner.problems_since_booster,
    pretest_owed: learner.pretest_owed === 1,
    task: {
      kind: learner.task,
      skills: task,
      at: learner.task_at,
      streak: learner.task_streak,
      correct: learner.task_correct,
      wrong: learner.task_wrong,
    },
    skills: Object.fromEntries(
      skills.map((row) => [row.skill, skillOf(row, learner.saved_at)] as const),
    ),
  };
}

function skillOf(row: SkillRow, savedAt: number): SkillSnapshot {
  return {
    level: row.level,
    cascading: row.cascading === 1,
    failed_cascading: row.failed_cascading === 1,
    practice_tasks: row.practice_tasks,
    last_change: since(savedAt, row.last_change),
    last_seen: since(savedAt, row.last_seen),
    first_mastered: since(savedAt, row.first_mastered),
    review_interval: row.review_interval,
    answers: row.answers,
    history: row.history,
  };
}

/** Virtual time 0 is when the state was saved. A millisecond before it would read as never: that becomes two. */
function since(savedAt: number, time: number | null): number {
  if (time === null) return NEVER_YET;
  const at = time - savedAt;
  return at === NEVER_YET ? NEVER_YET - 1 : at;
}
