// The worlds of the benchmark, as the product compiles them: a mission, its limits, and how likely an answer is right.
import { readFileSync } from 'node:fs';
import { compileMission } from '../../dist/content/compile.js';
import { parseScenario } from '../../dist/content/scenario.js';

const THIRD_GRADE = new URL('../../scenarios/cc-third-grade-math.yaml', import.meta.url);
const DAYS_WITHOUT_END = 1e6;

export function thirdGrade() {
  return compileMission(parseScenario(THIRD_GRADE.pathname, readFileSync(THIRD_GRADE, 'utf8')));
}

/** Skill i needs skill floor((i - 1) / 8); skill 0 is the foundation. */
export function tree(skills) {
  const needs = (ix) => (ix === 0 ? [] : [Math.floor((ix - 1) / 8)]);
  return generated(`tree-${skills}`, skills, needs, [0]);
}

/** Six chains side by side, each first skill a foundation. */
export function chains(skills) {
  const needs = (ix) => (ix < 6 ? [] : [ix - 6]);
  return generated(`chains-${skills}`, skills, needs, [0, 1, 2, 3, 4, 5], 40);
}

function generated(slug, skills, needs, foundations, seconds = 30) {
  const name = (ix) => `s${ix}`;
  return compileMission({
    slug,
    foundations: foundations.map(name),
    skills: Array.from({ length: skills }, (_, ix) => ({
      slug: name(ix),
      prerequisites: needs(ix).map(name),
      topic: '',
      difficulty: 0,
      seconds,
      problem_types: 1,
    })),
  });
}

/**
 * A world: a mission under one alternative. As many learners as make about `problems` problems; a learner who would
 * never end is stopped after `most` problems.
 */
export function worldOf(
  mission,
  { booster, accuracy, most, maxTimePerDay = 1200, reviews = true },
) {
  return {
    mission,
    booster,
    reviews,
    accuracy,
    maxTimePerDay,
    // No look ahead for stalled learners: the hand-written loop knows none.
    limits: { max_problems: most, max_days: DAYS_WITHOUT_END, stalled_after: most },
  };
}
