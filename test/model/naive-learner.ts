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
  /** §12: every answer ever given on the skill, oldest first: was it correct, without a hint? */
  readonly answers: boolean[];
}

export interface Learner {
  /** The rules in force: under §11, most are off. */
  readonly settings: NaiveSettings;
  /** In mission order. */
  readonly records: SkillRecord[];
  /** §7: problems since the end of the last booster, or since the start; a booster's own left out. */
  problemsSinceBooster: number;
  /** §9: the pretest is still to be taken, or to be finished. */
  pretestOwed: boolean;
  /** §1.3 */
  completed: boolean;
}

/** §11: in the older system all the other rules are off, whatever their settings. */
function rulesInForce(settings: NaiveSettings): NaiveSettings {
  if (!settings.streakMechanics) return settings;
  return {
    ...settings,
    cascadingProblems: false,
    boosterTasks: false,
    reviews: false,
    challengeProblems: false,
    pretest: false,
  };
}

/** A learner at the very start: nothing known, the foundations cascading (§6). */
export function newLearner(world: NaiveWorld, wanted: NaiveSettings): Learner {
  const settings = rulesInForce(wanted);
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
    answers: [],
  }));
  return {
    settings,
    records,
    problemsSinceBooster: 0,
    pretestOwed: settings.pretest,
    completed: records.every(isMastered),
  };
}

/** The record of a skill that is known to be in the mission. */
export function recordOf(learner: Learner, slug: string): SkillRecord {
  const record = learner.records.find((each) => each.slug === slug);
  if (record === undefined) throw new Error(`no skill ${slug} in the mission`);
  return record;
}

/** §1.1: no task can be built from a skill without problem types. */
export function hasProblems(record: SkillRecord): boolean {
  return record.problemTypes > 0;
}

export function isMastered(record: SkillRecord): boolean {
  return record.level === MASTERED;
}

/** §6: the state that counts: a mastered skill is not cascading. */
export function isCascading(record: SkillRecord): boolean {
  return record.cascading && !isMastered(record);
}

/**
 * §3: each prerequisite at least `practiced`; §11: each mastered. One from outside the mission
 * never is.
 */
export function isReadyForPractice(learner: Learner, record: SkillRecord): boolean {
  const needed = learner.settings.streakMechanics ? MASTERED : PRACTICED;
  return record.prerequisites.every((slug) => {
    const prerequisite = learner.records.find((each) => each.slug === slug);
    return prerequisite !== undefined && prerequisite.level >= needed;
  });
}

/** §2: the records of a skill's prerequisites in the mission, each once, in mission order. */
export function prerequisitesOf(learner: Learner, record: SkillRecord): SkillRecord[] {
  return learner.records.filter((other) => record.prerequisites.includes(other.slug));
}

/** §2: those of its postrequisites, likewise. */
export function postrequisitesOf(learner: Learner, record: SkillRecord): SkillRecord[] {
  return learner.records.filter((other) => other.prerequisites.includes(record.slug));
}
