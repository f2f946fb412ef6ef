/** What is kept of each skill over a group of learners. */

import { isStuck } from '../harness/ending.js';
import type { Outcome } from '../harness/outcome.js';

export interface SkillTotals {
  /** per skill: learners who met it, problems, correct answers, learners who ended with it mastered */
  readonly met: Float64Array;
  readonly problems: Float64Array;
  readonly correct: Float64Array;
  readonly mastered: Float64Array;
  /** per skill: learners who ended blocked or stalled without it */
  stuck: Float64Array;
  /** learners by day of first mastery: row `day` (from 1; 0 is unused), column skill */
  masteryDays: Float64Array;
}

export function emptySkillTotals(skills: number): SkillTotals {
  return {
    met: new Float64Array(skills),
    problems: new Float64Array(skills),
    correct: new Float64Array(skills),
    mastered: new Float64Array(skills),
    stuck: new Float64Array(skills),
    masteryDays: new Float64Array(skills),
  };
}

/** Adds one learner. */
export function addSkills(totals: SkillTotals, outcome: Outcome): void {
  const skills = totals.met.length;
  const stuck = isStuck(outcome.status);
  for (let skill = 0; skill < skills; skill++) {
    const problems = outcome.skillProblems[skill];
    if (problems > 0) totals.met[skill]++;
    totals.problems[skill] += problems;
    totals.correct[skill] += outcome.skillCorrect[skill];
    if (outcome.skillMastered[skill] === 1) totals.mastered[skill]++;
    else if (stuck) totals.stuck[skill]++;
    const day = outcome.skillMasteryDay[skill];
    if (day === 0) continue;
    totals.masteryDays = withRoom(totals.masteryDays, (day + 1) * skills);
    totals.masteryDays[day * skills + skill]++;
  }
}

/** All that a sweep says of skills: who got stuck without them. Of many groups that is little to keep. */
export function onlyStuck({ stuck }: SkillTotals): SkillTotals {
  const isNone = stuck.every((count) => count === 0);
  return { ...emptySkillTotals(0), stuck: isNone ? new Float64Array(0) : stuck };
}

/** Adds the learners of `from` to `into`. */
export function mergeSkills(into: SkillTotals, from: SkillTotals): void {
  addAll(into.met, from.met);
  addAll(into.problems, from.problems);
  addAll(into.correct, from.correct);
  addAll(into.mastered, from.mastered);
  into.stuck = withRoom(into.stuck, from.stuck.length);
  addAll(into.stuck, from.stuck);
  into.masteryDays = withRoom(into.masteryDays, from.masteryDays.length);
  addAll(into.masteryDays, from.masteryDays);
}

/** The median day of first mastery among the learners who ever mastered the skill; undefined when none did. */
export function medianMasteryDay(totals: SkillTotals, skill: number): number | undefined {
  const skills = totals.met.length;
  const days = totals.masteryDays.length / skills;
  let learners = 0;
  for (let day = 1; day < days; day++) learners += totals.masteryDays[day * skills + skill];
  const place = Math.floor(learners / 2);
  let below = 0;
  for (let day = 1; day < days; day++) {
    below += totals.masteryDays[day * skills + skill];
    if (below > place) return day;
  }
  return undefined;
}

function addAll(into: Float64Array, from: Float64Array): void {
  for (let at = 0; at < from.length; at++) into[at] += from[at];
}

/** The counts with room for at least `length` of them. */
function withRoom(counts: Float64Array, length: number): Float64Array {
  if (length <= counts.length) return counts;
  const grown = new Float64Array(length);
  grown.set(counts);
  return grown;
}
