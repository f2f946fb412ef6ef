/** §9, the pretest: whether it is owed, and which problem comes next. Nothing changes here. */
import { isUnanswered, predict } from './naive-knowledge.js';
import { hasProblems, isMastered, postrequisitesOf, prerequisitesOf } from './naive-learner.js';
import type { Learner, SkillRecord } from './naive-learner.js';

/** §9: while it is owed, and there is a skill to ask about, it is all that is on offer. */
export function isPretestOffered(learner: Learner): boolean {
  return learner.pretestOwed && learner.records.some(isWorthAsking);
}

/**
 * §9: the skill of the problem that comes up now: of those without any answer, the one that
 * informs most; the first in mission order of equals. Undefined when no such skill is left.
 */
export function nextPretestSkill(learner: Learner): SkillRecord | undefined {
  const skills = learner.records.filter((record) => isWorthAsking(record) && isUnanswered(record));
  const most = Math.max(...skills.map((record) => information(learner, record)));
  return skills.find((record) => information(learner, record) === most);
}

function isWorthAsking(record: SkillRecord): boolean {
  return hasProblems(record) && !isMastered(record);
}

/**
 * §9: the information p(1-p) of an answer under the knowledge model, for the skill itself and
 * once more for each neighbour without an answer, whose prediction leans on it. A skill that is
 * both a prerequisite and a postrequisite counts as two neighbours.
 */
function information(learner: Learner, record: SkillRecord): number {
  const neighbours = [...prerequisitesOf(learner, record), ...postrequisitesOf(learner, record)];
  const unanswered = neighbours.filter(isUnanswered).length;
  const p = predict(learner, record);
  return p * (1 - p) * (1 + unanswered);
}
