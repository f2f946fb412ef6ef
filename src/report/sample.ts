/** A few learners of each group, simulated once more, and the maps that they walk: for a look at people behind figures. */

import type { Journey } from '../harness/journey.js';

/** Why nobody is simulated once more: a group's engine is not the built-in one, or it began with states that are not there. */
export type NoSample = 'own engine' | 'no states';

export interface LearnerSample {
  /** learners of a group that are shown, where a page has room */
  readonly classSize: number;
  /** in the order of the groups */
  readonly groups: readonly SampledGroup[];
  /** each mission once */
  readonly missions: readonly SampledMission[];
}

export interface SampledGroup {
  readonly name: string;
  /** index into `missions` */
  readonly mission: number;
  /** learners of the whole group */
  readonly learners: number;
  readonly sample: readonly SampledLearner[];
  /** rows of `skills.csv`, a skill each, in mission order */
  readonly skills: readonly SkillFigures[];
}

export interface SampledLearner {
  readonly learner: number;
  readonly status: string;
  readonly days: number;
  readonly journey: Journey;
}

export interface SampledMission {
  readonly slug: string;
  readonly title: string;
  readonly skills: readonly SampledSkill[];
}

export interface SampledSkill {
  readonly slug: string;
  readonly title: string;
  /** indices of its prerequisites in the mission */
  readonly prerequisites: readonly number[];
  readonly isFoundation: boolean;
}

/** What a group's learners did on a skill. */
export interface SkillFigures {
  readonly problems: number;
  readonly correct: number;
  readonly mastered: number;
  /** learners who ended blocked or stalled without it */
  readonly stuck: number;
  readonly masteryDay: number | undefined;
}
