/**
 * §9, the pretest: a required first task that is chosen problem by problem. Its answers change
 * no level; they count only in the knowledge model's predictions, and what follows from those.
 */
import { makeCascading } from './naive-judge.js';
import { isPredictedKnown, isUnanswered, predict } from './naive-knowledge.js';
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

/** A skill that the learner may or may not know, and that can be built. */
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

/**
 * §9: the end of the pretest. The skills that it predicts known become cascading, if they are
 * not challenge problems.
 */
export function finishPretest(learner: Learner): void {
  learner.pretestOwed = false;
  if (learner.settings.challengeProblems) return;
  const known = learner.records.filter((record) => isPredictedKnown(learner, record));
  makeCascading(learner, known);
}
