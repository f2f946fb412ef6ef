/**
 * What the naive engine is told and what it tells: plain data, every constant explicit.
 * Numbers like §4 are sections of the rule book.
 */

/** A skill of the mission (§1.1). */
export interface NaiveSkill {
  slug: string;
  /** Slugs; one that is not in the mission counts as a skill that was never practised. */
  prerequisites: string[];
  /** 0 = content fault: no task can be built from the skill (§1.1). */
  problemTypes: number;
}

/** A mission (§1.3): its skills in mission order, and which of them are its foundations. */
export interface NaiveWorld {
  skills: NaiveSkill[];
  foundations: string[];
}

/** §12: what each feature of a skill's answer history weighs in its prediction. */
export interface NaiveWeights {
  intercept: number;
  ewma_3: number;
  ewma_10: number;
  streak: number;
  log_done: number;
  log_missed: number;
  percent_correct: number;
}

/** Switches (§14) and constants; the numbers in the comments are the rule book's own. */
export interface NaiveSettings {
  /** §11: the older system. It turns all but practice off, whatever the other switches say. */
  streakMechanics: boolean;
  /** §11: 10. */
  streakCorrectInARow: number;
  cascadingProblems: boolean;
  boosterTasks: boolean;
  reviews: boolean;
  challengeProblems: boolean;
  /** §8: 0.85. */
  challengeProbability: number;
  pretest: boolean;
  /** §9: 8. */
  pretestProblems: number;
  /** §7 N: problems in a booster, and the most skills in its group: 6. */
  boosterLength: number;
  /** §7 M: problems of any kind between the end of a booster and the next offer: 12. */
  boosterMinProblems: number;
  /** §3: 5. */
  practiceCorrectInARow: number;
  /** §13: 5. */
  practiceTasksOffered: number;
  /** §4: 6. */
  challengeSize: number;
  /** §4, a correct normal problem: 1. */
  challengeRiseLevels: number;
  /** §4, a wrong normal problem: 1. */
  challengeDropLevels: number;
  /** §5: 16 hours. */
  spacingMs: number;
  /** §6.3: 2. */
  cascadingLevels: number;
  /** §7: 2. */
  boosterLevels: number;
  /** §7: 5/6. */
  boosterPassShare: number;
  /** §10: 3, 1 and 182 days. */
  reviewFirstMs: number;
  reviewMinMs: number;
  reviewMaxMs: number;
  /** §10: 2; a correct review multiplies the interval by it, a wrong one divides. */
  reviewFactor: number;
  /** §10: 1, from mastered to level2. */
  reviewDropLevels: number;
  /** §12: what the 0.8 weighs, in neighbours, in the prediction before any answer: 0.5. */
  neighbourPriorWeight: number;
  /** §12 */
  weights: NaiveWeights;
  /** §12: by slug, in place of the common ones; none for most skills. */
  skillWeights: Record<string, NaiveWeights>;
}

/** A task as the list of §13 shows it. */
export type NaiveTask =
  | { kind: 'pretest' }
  | { kind: 'booster' }
  | { kind: 'challenge' }
  | { kind: 'practice'; skill: string };

/** §4, §6, §8, §10: a problem of a mastery challenge. `spaced` is the normal one. */
export type NaiveEntryKind = 'cascading' | 'challenge' | 'spaced' | 'review';

/** The rule by which a problem is judged. */
export type NaiveProblemKind = NaiveEntryKind | 'practice' | 'booster' | 'pretest';

/** §2: unstarted, practiced, level1, level2, mastered. */
export type NaiveLevel = 0 | 1 | 2 | 3 | 4;

export const UNSTARTED: NaiveLevel = 0;
export const PRACTICED: NaiveLevel = 1;
export const MASTERED: NaiveLevel = 4;
