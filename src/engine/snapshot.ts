/** A learner's state as plain JSON, by skill slug; and back. What is on offer follows from it and is not stored. */

import type { Mission } from '../content/mission.js';
import type { SkillIx } from '../units.js';
import { LEVEL_NAMES, MASTERED } from './levels.js';
import { TASK, TASK_NAMES, type TaskKind } from './problem-kind.js';
import type { Policy } from './policy.js';
import type { LearnerState, LearnerView } from './state.js';

export const SNAPSHOT_VERSION = 1;

export interface SkillSnapshot {
  readonly level: (typeof LEVEL_NAMES)[number];
  readonly cascading: boolean;
  readonly failed_cascading: boolean;
  readonly practice_tasks: number;
  /** milliseconds of virtual time; -1: never */
  readonly last_change: number;
  readonly last_seen: number;
  readonly first_mastered: number;
  readonly review_interval: number;
  readonly answers: number;
  /** the last answers as bits, the newest lowest */
  readonly history: number;
}

export interface TaskSnapshot {
  readonly kind: (typeof TASK_NAMES)[number];
  /** slugs: of a challenge its list, of a booster its group, of a practice task its skill */
  readonly skills: readonly string[];
  /** problems of the list (challenge) or of the task (booster) that are done */
  readonly at: number;
  readonly streak: number;
  readonly correct: number;
  readonly wrong: number;
}

export interface Snapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  readonly mission: string;
  readonly completed: boolean;
  readonly problems_since_booster: number;
  readonly pretest_owed: boolean;
  readonly task: TaskSnapshot;
  readonly skills: Readonly<Record<string, SkillSnapshot>>;
}

/** The state as plain JSON. */
export function writeSnapshot(state: LearnerView, mission: Mission): Snapshot {
  const slug = (skill: number): string => mission.skills[skill].slug;
  return {
    version: SNAPSHOT_VERSION,
    mission: mission.slug,
    completed: state.completed,
    problems_since_booster: state.problemsSinceBooster,
    pretest_owed: state.pretestOwed,
    task: {
      kind: TASK_NAMES[state.task],
      skills: Array.from(state.taskSkills.subarray(0, state.taskSize), slug),
      at: state.taskAt,
      streak: state.taskStreak,
      correct: state.taskCorrect,
      wrong: state.taskWrong,
    },
    skills: Object.fromEntries(
      mission.skills.map((skill, ix) => [skill.slug, writeSkill(state, ix as SkillIx)]),
    ),
  };
}

function writeSkill(state: LearnerView, skill: SkillIx): SkillSnapshot {
  return {
    level: LEVEL_NAMES[state.level[skill]],
    cascading: state.cascading[skill] === 1,
    failed_cascading: state.failedCascading[skill] === 1,
    practice_tasks: state.practiceTasks[skill],
    last_change: state.lastChange[skill],
    last_seen: state.lastSeen[skill],
    first_mastered: state.firstMastered[skill],
    review_interval: state.reviewInterval[skill],
    answers: state.answers[skill],
    history: state.history[skill],
  };
}

/**
 * Fills a state that was reset. A skill that the snapshot does not know stays as it is, one that the mission no
 * longer has is left out: content may change while a learner is away. What this policy has switched off is left out,
 * too: the cascading state, a pretest that is owed.
 * @throws RangeError for another version or mission, an unknown level or task, a task that is longer than this policy's
 *   or over skills that are gone; the state is half filled then
 */
export function readSnapshot(
  snapshot: Snapshot,
  state: LearnerState,
  mission: Mission,
  policy: Policy,
): void {
  if (snapshot.version !== SNAPSHOT_VERSION) {
    throw new RangeError(`snapshot version ${String(snapshot.version)} is not the one known here`);
  }
  if (snapshot.mission !== mission.slug) {
    throw new RangeError(`snapshot is of mission "${snapshot.mission}", not "${mission.slug}"`);
  }
  const index = new Map(mission.skills.map((skill, ix) => [skill.slug, ix as SkillIx]));
  for (const [slug, skill] of Object.entries(snapshot.skills)) {
    const ix = index.get(slug);
    if (ix !== undefined) readSkill(slug, skill, state, ix);
  }
  if (!policy.cascadingProblems) state.cascading.fill(0);
  state.masteredCount = state.level.reduce((n, level) => n + (level === MASTERED ? 1 : 0), 0);
  state.completed = snapshot.completed;
  state.problemsSinceBooster = snapshot.problems_since_booster;
  state.pretestOwed = policy.pretest && snapshot.pretest_owed;
  readTask(snapshot.task, state, index, policy);
}

function readSkill(slug: string, from: SkillSnapshot, state: LearnerState, skill: SkillIx): void {
  const level = LEVEL_NAMES.indexOf(from.level);
  if (level < 0) throw new RangeError(`snapshot's level of skill "${slug}" is unknown`);
  state.level[skill] = level;
  state.cascading[skill] = from.cascading ? 1 : 0;
  state.failedCascading[skill] = from.failed_cascading ? 1 : 0;
  state.practiceTasks[skill] = from.practice_tasks;
  state.lastChange[skill] = from.last_change;
  state.lastSeen[skill] = from.last_seen;
  state.firstMastered[skill] = from.first_mastered;
  state.reviewInterval[skill] = from.review_interval;
  state.answers[skill] = from.answers;
  state.history[skill] = from.history;
}

function readTask(
  from: TaskSnapshot,
  state: LearnerState,
  index: ReadonlyMap<string, SkillIx>,
  policy: Policy,
): void {
  const kind = TASK_NAMES.indexOf(from.kind) as TaskKind;
  const most = taskLengths(policy)[from.kind];
  if (most === undefined) throw new RangeError(`snapshot's task is unknown`);
  if (from.skills.length > most || from.at > most) {
    throw new RangeError(`snapshot's ${from.kind} is longer than this policy's tasks`);
  }
  from.skills.forEach((slug, at) => {
    const skill = index.get(slug);
    if (skill === undefined) {
      throw new RangeError(`snapshot's ${from.kind} needs skill "${slug}", which is gone`);
    }
    state.taskSkills[at] = skill;
  });
  state.task = kind;
  state.taskSize = from.skills.length;
  state.taskAt = from.at;
  state.taskStreak = from.streak;
  state.taskCorrect = from.correct;
  state.taskWrong = from.wrong;
  if (kind !== TASK.none) state.takeUp();
}

/** Whether a task in hand is one that could be in hand under this policy. */
export function isTaskPossible({ kind, skills, at }: TaskSnapshot, policy: Policy): boolean {
  const most = taskLengths(policy)[kind] ?? 0;
  return kind === 'none' || (skills.length <= most && at < most);
}

/** Most problems of a task of each kind under this policy; a practice task goes on in place. */
function taskLengths(policy: Policy): Readonly<Partial<Record<string, number>>> {
  return {
    none: 0,
    pretest: policy.pretestProblems,
    booster: policy.boosterLength,
    challenge: policy.challengeSize,
    practice: 1,
  };
}
