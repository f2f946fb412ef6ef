/** One learner's state: a record per skill, and the few facts that belong to no skill. */
import { MASTERED, PRACTICED, UNSTARTED } from './naive-world.js';
import type { NaiveLevel, NaiveSettings, NaiveWorld } from './naive-world.js';

/** What is remembered about one skill. Times are milliseconds. */
export interface SkillRecord {
  readonly slug: string;
  readonly prerequisites: readonly string[];
  readonly problemTypes: number;
  level: NaiveLevel;
  /** §6: the state, cascading or normal. A mastered skill needs none, whatever is left here. */
  cascading: boolean;
  /** §6.4: ever failed a cascading problem, so it does not cascade again. */
  failedCascading: boolean;
  /** §6.4: practice tasks ever begun. */
  practiceTasksBegun: number;
  /** §4: the last change of level, or failed cascading problem. */
  lastChange: number | undefined;
  /** §10: the last problem of any kind. */
  lastSeen: number | undefined;
  /** §10: set when first mastered; stays with the skill from then on. */
  reviewInterval: number | undefined;
}

export interface Learner {
  readonly settings: NaiveSettings;
  /** In mission order. */
  readonly records: SkillRecord[];
  /** §7: problems since the end of the last booster, or since the start; a booster's own left out. */
  problemsSinceBooster: number;
  /** §1.3 */
  completed: boolean;
}

/** A learner at the very start: nothing known, the foundations cascading (§6). */
export function newLearner(world: NaiveWorld, settings: NaiveSettings): Learner {
  const records = world.skills.map((skill): SkillRecord => ({
    slug: skill.slug,
    prerequisites: skill.prerequisites,
    problemTypes: skill.problemTypes,
    level: UNSTARTED,
    cascading: settings.cascadingProblems && world.foundations.includes(skill.slug),
    failedCascading: false,
    practiceTasksBegun: 0,
    lastChange: undefined,
    lastSeen: undefined,
    reviewInterval: undefined,
  }));
  return {
    settings,
    records,
    problemsSinceBooster: 0,
    completed: records.every(isMastered),
  };
}

/** The record of a skill that is known to be in the mission. */
export function recordOf(learner: Learner, slug: string): SkillRecord {
  const record = learner.records.find((each) => each.slug === slug);
  if (record === undefined) throw new Error(`no skill ${slug} in the mission`);
  return record;
}

export function isMastered(record: SkillRecord): boolean {
  return record.level === MASTERED;
}

/** §6: the state that counts: a mastered skill is not cascading. */
export function isCascading(record: SkillRecord): boolean {
  return record.cascading && !isMastered(record);
}

/** §3: at least `practiced`; a prerequisite from outside the mission never is. */
export function isPracticed(learner: Learner, slug: string): boolean {
  const record = learner.records.find((each) => each.slug === slug);
  return record !== undefined && record.level >= PRACTICED;
}
