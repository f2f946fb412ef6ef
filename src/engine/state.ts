import type { Mission } from '../content/mission.js';
import { NEVER_AGAIN, NEVER_YET, NO_SKILL, type SkillIx } from '../units.js';
import { LearnerMemory } from './learner-memory.js';
import type { Policy } from './policy.js';
import { TASK, type TaskKind } from './problem-kind.js';
import { boosterPlace } from './rules/booster.js';

const { none, booster } = TASK;

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

  /**
   * The moment of what the engine was last asked or told. It stands here, and is not handed from function to function,
   * because a large number that a function passes on may cost an allocation. It starts as what is no small integer, so
   * that the engine's code need not be made anew when the first learner's time outgrows one.
   */
  now = NEVER_AGAIN;
  masteredCount = 0;
  completed = false;
  problemsSinceBooster = 0;
  pretestOwed = false;

  /** the task in hand: its skills, and how far it has got */
  task: TaskKind = none;
  readonly taskSkills: Int32Array;
  taskSize = 0;
  taskAt = 0;
  taskStreak = 0;
  taskCorrect = 0;
  taskWrong = 0;
  /** the skill of the problem in hand; `NO_SKILL` between tasks */
  problem = NO_SKILL;

  constructor(mission: Mission, policy: Policy, memory = new LearnerMemory(mission.skills.length)) {
    const skills = mission.skills.length;
    this.level = memory.bytes(skills);
    this.cascading = memory.bytes(skills);
    this.failedCascading = memory.bytes(skills);
    this.practiceTasks = memory.counts(skills);
    this.lastChange = memory.numbers(skills);
    this.lastSeen = memory.numbers(skills);
    this.answers = memory.counts(skills);
    this.history = memory.counts(skills);
    this.reviewInterval = memory.numbers(skills);
    this.firstMastered = memory.numbers(skills);
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
    this.restart(policy);
  }

  /** All that is no array as it is for a learner who has done nothing yet; the arrays are their memory's to reset. */
  restart(policy: Policy): void {
    this.now = NEVER_YET;
    this.masteredCount = 0;
    this.completed = false;
    this.problemsSinceBooster = 0;
    this.pretestOwed = policy.pretest;
    this.endTask();
  }

  /** Takes up the problem that `taskAt` says. A short booster group is gone round again. */
  takeUp(): void {
    const at = this.task === booster ? boosterPlace(this.taskAt, this.taskSize) : this.taskAt;
    this.problem = this.taskSkills[at] as SkillIx;
  }

  endTask(): void {
    this.task = none;
    this.problem = NO_SKILL;
    this.taskSize = 0;
    this.taskAt = 0;
    this.taskStreak = 0;
    this.taskCorrect = 0;
    this.taskWrong = 0;
  }
}

/** The state, to be read only: what the rules may look at. */
export type LearnerView = Readonly<LearnerState>;
