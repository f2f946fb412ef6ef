/** Rule book 1.1: what a skill is. */

export interface Skill {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  /** logits; 0 is typical for the mission */
  readonly difficulty: number;
  /** expected time per problem, seconds */
  readonly seconds: number;
  /** aspects a practice task draws on; 0 is a content fault: no task can be built from the skill */
  readonly problemTypes: number;
}

/** Defaults of a skill: difficulty [assumption], seconds [assumption], problem types [assumption]. */
export const SKILL_DEFAULTS = { topic: '', difficulty: 0, seconds: 30, problemTypes: 1 } as const;
