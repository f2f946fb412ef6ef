/** The datastore's tables, version 1: what `docs/datastore.md` describes. A change here is a new version. */

/** `PRAGMA application_id`: "LSim" in ASCII. */
export const APPLICATION_ID = 0x4c53696d;
/** `PRAGMA user_version`. */
export const SCHEMA_VERSION = 1;

/** A skill as one learner has it. Times are milliseconds on the clock of the learner; NULL: never. */
const SKILL_STATE = `skill TEXT NOT NULL,
  level TEXT NOT NULL,
  cascading INTEGER NOT NULL DEFAULT 0,
  failed_cascading INTEGER NOT NULL DEFAULT 0,
  practice_tasks INTEGER NOT NULL DEFAULT 0,
  last_change INTEGER,
  last_seen INTEGER,
  first_mastered INTEGER,
  review_interval INTEGER NOT NULL DEFAULT 259200000,
  answers INTEGER NOT NULL DEFAULT 0,
  history INTEGER NOT NULL DEFAULT 0`;

/** All of a learner that is not of a skill. */
const LEARNER_STATE = `saved_at INTEGER NOT NULL,
  completed INTEGER NOT NULL DEFAULT 0,
  problems_since_booster INTEGER NOT NULL DEFAULT 0,
  pretest_owed INTEGER NOT NULL DEFAULT 0,
  task TEXT NOT NULL DEFAULT 'none',
  task_at INTEGER NOT NULL DEFAULT 0,
  task_streak INTEGER NOT NULL DEFAULT 0,
  task_correct INTEGER NOT NULL DEFAULT 0,
  task_wrong INTEGER NOT NULL DEFAULT 0`;

/** Statements that make the tables, as SQLite keeps them. */
export const TABLES: Readonly<Record<string, string>> = {
  missions: `CREATE TABLE missions (
  slug TEXT PRIMARY KEY NOT NULL,
  title TEXT,
  description TEXT,
  all_skills INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID`,
  skills: `CREATE TABLE skills (
  mission TEXT NOT NULL,
  position INTEGER NOT NULL,
  slug TEXT NOT NULL,
  title TEXT,
  topic TEXT NOT NULL DEFAULT '',
  standard TEXT,
  difficulty REAL NOT NULL DEFAULT 0,
  seconds REAL NOT NULL DEFAULT 30,
  problem_types INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (mission, position)
) STRICT, WITHOUT ROWID`,
  prerequisites: `CREATE TABLE prerequisites (
  mission TEXT NOT NULL,
  skill INTEGER NOT NULL,
  position INTEGER NOT NULL,
  prerequisite TEXT NOT NULL,
  PRIMARY KEY (mission, skill, position)
) STRICT, WITHOUT ROWID`,
  foundations: `CREATE TABLE foundations (
  mission TEXT NOT NULL,
  position INTEGER NOT NULL,
  skill TEXT NOT NULL,
  PRIMARY KEY (mission, position)
) STRICT, WITHOUT ROWID`,
  members: `CREATE TABLE members (
  mission TEXT NOT NULL,
  position INTEGER NOT NULL,
  skill TEXT NOT NULL,
  PRIMARY KEY (mission, position)
) STRICT, WITHOUT ROWID`,
  learners: `CREATE TABLE learners (
  id INTEGER PRIMARY KEY NOT NULL,
  mission TEXT NOT NULL,
  ${LEARNER_STATE}
) STRICT`,
  learner_skills: `CREATE TABLE learner_skills (
  learner INTEGER NOT NULL,
  ${SKILL_STATE},
  PRIMARY KEY (learner, skill)
) STRICT, WITHOUT ROWID`,
  learner_tasks: `CREATE TABLE learner_tasks (
  learner INTEGER NOT NULL,
  position INTEGER NOT NULL,
  skill TEXT NOT NULL,
  PRIMARY KEY (learner, position)
) STRICT, WITHOUT ROWID`,
  learners_by_mission: 'CREATE INDEX learners_by_mission ON learners (mission, completed, id)',
  simulated_runs: `CREATE TABLE simulated_runs (
  id INTEGER PRIMARY KEY NOT NULL,
  experiment TEXT NOT NULL,
  seed INTEGER NOT NULL,
  config_hash TEXT NOT NULL,
  version TEXT NOT NULL,
  status TEXT NOT NULL,
  UNIQUE (experiment, seed, config_hash)
) STRICT`,
  simulated_learners: `CREATE TABLE simulated_learners (
  run INTEGER NOT NULL,
  group_name TEXT NOT NULL,
  learner INTEGER NOT NULL,
  mission TEXT NOT NULL,
  status TEXT NOT NULL,
  problems INTEGER NOT NULL,
  ${LEARNER_STATE},
  PRIMARY KEY (run, group_name, learner)
) STRICT, WITHOUT ROWID`,
  simulated_skills: `CREATE TABLE simulated_skills (
  run INTEGER NOT NULL,
  group_name TEXT NOT NULL,
  learner INTEGER NOT NULL,
  ${SKILL_STATE},
  PRIMARY KEY (run, group_name, learner, skill)
) STRICT, WITHOUT ROWID`,
  simulated_tasks: `CREATE TABLE simulated_tasks (
  run INTEGER NOT NULL,
  group_name TEXT NOT NULL,
  learner INTEGER NOT NULL,
  position INTEGER NOT NULL,
  skill TEXT NOT NULL,
  PRIMARY KEY (run, group_name, learner, position)
) STRICT, WITHOUT ROWID`,
};

/** Makes an empty datastore of an empty database. */
export const MAKE_TABLES = [
  `PRAGMA application_id = ${APPLICATION_ID}`,
  `PRAGMA user_version = ${SCHEMA_VERSION}`,
  ...Object.values(TABLES),
].join(';\n');

/** Columns of the state of a skill, in the tables' order. */
export const SKILL_STATE_COLUMNS = SKILL_STATE.split(',').map((line) => line.trim().split(' ')[0]);
