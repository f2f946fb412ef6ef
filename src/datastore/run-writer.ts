/** The final states of a run's learners, written to tables of their own: real learners' are never touched. */

import type { JSValue } from 'node-sqlite3-wasm';
import type { SkillSnapshot, Snapshot } from '../engine/snapshot.js';
import { writing } from './opening.js';
import type { Sqlite } from './sqlite.js';

/** What a run is known by: the same again replaces what it wrote before. */
export interface RunIdentity {
  readonly experiment: string;
  readonly seed: number;
  readonly configHash: string;
  /** of learnersim */
  readonly version: string;
}

/** How one learner ended. */
export interface FinalState {
  readonly learner: number;
  readonly status: string;
  readonly problems: number;
  /** virtual time of the end, milliseconds */
  readonly at: number;
  readonly snapshot: Snapshot;
}

/** `partial`: interrupted, or learners are missing; one that was killed stays `running`. */
export type RunStatus = 'running' | 'complete' | 'partial';

const KEY = 'experiment = ? AND seed = ? AND config_hash = ?';
const TABLES = ['simulated_tasks', 'simulated_skills', 'simulated_learners'];

/** Writes one run, as the only writer of the datastore. */
export class RunWriter {
  private readonly database: Sqlite;
  private readonly release: () => void;
  private readonly run: number;

  /**
   * Begins the run: what the same one wrote before is gone.
   * @throws UserError when it is no datastore, or another process is writing
   */
  constructor(file: string, identity: RunIdentity) {
    const { database, close } = writing(file);
    this.database = database;
    this.release = close;
    try {
      this.run = this.begin(identity);
    } catch (error) {
      close();
      throw error;
    }
  }

  /** Writes learners of a group, all of them or none. */
  add(group: string, learners: readonly FinalState[]): void {
    const { database, run } = this;
    const key = ({ learner }: FinalState): JSValue[] => [run, group, learner];
    database.transaction(() => {
      database.repeat(
        insert('simulated_learners', 15),
        learners.map((one) => [...key(one), ...learnerValues(one)]),
      );
      database.repeat(insert('simulated_skills', 14), skillRows(learners, key));
      database.repeat(
        insert('simulated_tasks', 5),
        learners.flatMap((one) =>
          one.snapshot.task.skills.map((skill, at) => [...key(one), at, skill]),
        ),
      );
    });
  }

  /** Ends the run and lets others write. */
  finish(status: RunStatus): void {
    try {
      this.database.repeat('UPDATE simulated_runs SET status = ? WHERE id = ?', [
        [status, this.run],
      ]);
    } finally {
      this.release();
    }
  }

  private begin({ experiment, seed, configHash, version }: RunIdentity): number {
    const { database } = this;
    const key = [experiment, seed, configHash];
    let run = 0;
    database.transaction(() => {
      const [earlier] = database.all(`SELECT id FROM simulated_runs WHERE ${KEY}`, key);
      if (earlier !== undefined) {
        for (const table of TABLES) {
          database.repeat(`DELETE FROM ${table} WHERE run = ?`, [[earlier['id']]]);
        }
        database.repeat('DELETE FROM simulated_runs WHERE id = ?', [[earlier['id']]]);
      }
      database.repeat(
        'INSERT INTO simulated_runs (id, experiment, seed, config_hash, version, status) VALUES (?, ?, ?, ?, ?, ?)',
        [[earlier?.['id'] ?? null, ...key, version, 'running' satisfies RunStatus]],
      );
      run = Number(database.all(`SELECT id FROM simulated_runs WHERE ${KEY}`, key)[0]['id']);
    });
    return run;
  }
}

function insert(table: string, columns: number): string {
  return `INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`;
}

/** Columns of `simulated_learners` behind the key. */
function learnerValues({ status, problems, at, snapshot }: FinalState): JSValue[] {
  const { task } = snapshot;
  return [
    snapshot.mission,
    status,
    problems,
    at,
    Number(snapshot.completed),
    snapshot.problems_since_booster,
    Number(snapshot.pretest_owed),
    task.kind,
    task.at,
    task.streak,
    task.correct,
    task.wrong,
  ];
}

function* skillRows(
  learners: readonly FinalState[],
  key: (learner: FinalState) => JSValue[],
): Generator<JSValue[]> {
  for (const one of learners) {
    for (const [slug, skill] of Object.entries(one.snapshot.skills)) {
      yield [...key(one), slug, ...skillValues(skill)];
    }
  }
}

/** Columns of the state of a skill behind its slug. */
function skillValues(skill: SkillSnapshot): JSValue[] {
  return [
    skill.level,
    Number(skill.cascading),
    Number(skill.failed_cascading),
    skill.practice_tasks,
    timeOf(skill.last_change),
    timeOf(skill.last_seen),
    timeOf(skill.first_mastered),
    skill.review_interval,
    skill.answers,
    skill.history,
  ];
}

/** -1 is never. */
function timeOf(time: number): number | null {
  return time === -1 ? null : time;
}
