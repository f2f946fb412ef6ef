import type { Mission } from '../content/mission.js';
import { NEVER_YET, NO_SKILL, type SkillIx } from '../units.js';
import type { Policy } from './policy.js';
import { TASK, type TaskKind } from './problem-kind.js';
import { boosterPlace } from './rules/booster.js';

/** What the engine knows of one learner. Flat, allocated once, `reset()` between learners. Only the engine writes. */
export class LearnerState {
  /** per skill */
  readonly level: Uint8Array;
  /** 1 while the skill is in the state `cascading` */
  readonly cascading: Uint8Array;
  /** 1 once the skill failed a cascading problem */
  readonly failedCascading: Uint8Array;
  /** practice tasks begun */
  readonly practiceTasks: Uint32Array;
  /** last change of level, or last failed cascading problem; `NEVER_YET` */
  readonly lastChange: Float64Array;
  /** last problem; `NEVER_YET` */
  readonly lastSeen: Float64Array;
  /** answers given, and the last 32 of them as bits: 1 for correct, the newest lowest */
  readonly answers: Uint32Array;
  readonly history: Uint32Array;
  readonly reviewInterval: Float64Array;
  /** first moment of mastery; `NEVER_YET` */
  readonly firstMastered: Float64Array;

  masteredCount = 0;
  completed = false;
  problemsSinceBooster = 0;
  pretestOwed = false;

  /** the task in hand: its skills, and how far it has got */
  task: TaskKind = TASK.none;
  readonly taskSkills: Int32Array;
  taskSize = 0;
  taskAt = 0;
  taskStreak = 0;
  taskCorrect = 0;
  taskWrong = 0;

  constructor(mission: Mission, policy: Policy) {
    const skills = mission.skills.length;
    this.level = new Uint8Array(skills);
    this.cascading = new Uint8Array(skills);
    this.failedCascading = new Uint8Array(skills);
    this.practiceTasks = new Uint32Array(skills);
    this.lastChange = new Float64Array(skills);
    this.lastSeen = new Float64Array(skills);
    this.answers = new Uint32Array(skills);
    this.history = new Uint32Array(skills);
    this.reviewInterval = new Float64Array(skills);
    this.firstMastered = new Float64Array(skills);
    this.taskSkills = new Int32Array(
      Math.max(policy.challengeSize, policy.boosterLength, policy.pretestProblems),
    );
  }

  /** A learner who has done nothing yet. */
  reset(policy: Policy): void {
    this.level.fill(0);
    this.cascading.fill(0);
    this.failedCascading.fill(0);
    this.practiceTasks.fill(0);
    this.lastChange.fill(NEVER_YET);
    this.lastSeen.fill(NEVER_YET);
    this.answers.fill(0);
    this.history.fill(0);
    this.reviewInterval.fill(policy.reviewFirst);
    this.firstMastered.fill(NEVER_YET);
    this.masteredCount = 0;
    this.completed = false;
    this.problemsSinceBooster = 0;
    this.pretestOwed = policy.pretest;
    this.endTask();
  }

  /** The skill of the problem in hand. A short booster group is gone round again. */
  problem(): SkillIx {
    if (this.task === TASK.none) return NO_SKILL;
    const at = this.task === TASK.booster ? boosterPlace(this.taskAt, this.taskSize) : this.taskAt;
    return this.taskSkills[at] as SkillIx;
  }

  endTask(): void {
    this.task = TASK.none;
    this.taskSize = 0;
    this.taskAt = 0;
    this.taskStreak = 0;
    this.taskCorrect = 0;
    this.taskWrong = 0;
  }
}

/** The state, to be read only: what the rules may look at. */
export type LearnerView = Readonly<LearnerState>;
