import { type Level, MASTERED } from '../../engine/levels.js';
import { NEVER_YET, type SkillIx } from '../../units.js';

/** What an engine far away has said of a learner's skills. */
export class LevelMirror {
  readonly level: Uint8Array;
  readonly cascading: Uint8Array;
  readonly firstMastered: Float64Array;
  mastered = 0;

  constructor(skills: number) {
    this.level = new Uint8Array(skills);
    this.cascading = new Uint8Array(skills);
    this.firstMastered = new Float64Array(skills).fill(NEVER_YET);
  }

  clear(): void {
    this.level.fill(0);
    this.cascading.fill(0);
    this.firstMastered.fill(NEVER_YET);
    this.mastered = 0;
  }

  set(skill: SkillIx, level: Level, isCascading: boolean, now: number): void {
    this.mastered += Number(level === MASTERED) - Number(this.level[skill] === MASTERED);
    this.level[skill] = level;
    this.cascading[skill] = Number(isCascading);
    if (level === MASTERED && this.firstMastered[skill] < 0) this.firstMastered[skill] = now;
  }

  copy(): LevelMirror {
    const copy = new LevelMirror(this.level.length);
    copy.level.set(this.level);
    copy.cascading.set(this.cascading);
    copy.firstMastered.set(this.firstMastered);
    copy.mastered = this.mastered;
    return copy;
  }
}
