/** Rule book 1.3: a mission, the world that a learner walks through. */

import type { SkillIx } from '../units.js';
import type { KnowledgeMap } from './knowledge-map.js';
import type { Skill } from './skill.js';

export interface Mission {
  readonly slug: string;
  readonly title: string;
  /** in mission order; a skill's index here is its `SkillIx` */
  readonly skills: readonly Skill[];
  readonly map: KnowledgeMap;
  /** skills that a learner who picked the mission probably knows already */
  readonly foundations: readonly SkillIx[];
}
