import type { Neighbours } from '../content/knowledge-map.js';
import type { Mission } from '../content/mission.js';
import { NEVER_YET, type SkillIx } from '../units.js';
import { type Level, MASTERED } from './levels.js';
import type { Policy } from './policy.js';
import { mayBecomeCascading } from './rules/cascading.js';
import type { Standing } from './standing.js';
import type { LearnerState } from './state.js';

/** Changes of level and of the cascading state, with all that hangs on them. */
export class LevelWriter {
  private readonly postrequisites: Neighbours;
  private readonly policy: Policy;
  private readonly state: LearnerState;
  private readonly standing: Standing;

  constructor(mission: Mission, policy: Policy, state: LearnerState, standing: Standing) {
    this.postrequisites = mission.map.postrequisites;
    this.policy = policy;
    this.state = state;
    this.standing = standing;
  }

  /** Moves a skill to a level. It must stand in no line: the caller holds it before, and releases it after. */
  setLevel(skill: SkillIx, after: Level): void {
    const state = this.state;
    const before = state.level[skill] as Level;
    if (after === before) return;
    state.level[skill] = after;
    state.lastChange[skill] = state.now;
    const wasOpen = before < this.policy.practiceTarget;
    const isOpen = after < this.policy.practiceTarget;
    if (wasOpen !== isOpen) this.standing.prerequisiteChanged(skill, isOpen);
    if (after === MASTERED) {
      state.masteredCount++;
      this.standing.masteryChanged(skill, true);
      if (state.firstMastered[skill] === NEVER_YET) state.firstMastered[skill] = state.now;
      if (state.masteredCount === state.level.length) state.completed = true;
    } else if (before === MASTERED) {
      state.masteredCount--;
      this.standing.masteryChanged(skill, false);
    }
  }

  /** Makes the postrequisites of a skill cascading, each at once. */
  cascade(skill: SkillIx): void {
    const { start, targets } = this.postrequisites;
    for (let at = start[skill]; at < start[skill + 1]; at++) {
      this.makeCascading(targets[at] as SkillIx);
    }
  }

  /** Makes a skill cascading, unless it is barred from that. */
  makeCascading(skill: SkillIx): void {
    const state = this.state;
    const may = mayBecomeCascading(
      state.level[skill] as Level,
      state.failedCascading[skill] === 1,
      state.practiceTasks[skill],
      this.policy,
    );
    if (!may || state.cascading[skill] === 1) return;
    state.cascading[skill] = 1;
    this.standing.put(skill);
  }
}
