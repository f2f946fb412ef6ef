/**
 * What is on offer now: each question is answered by looking at every skill again.
 * Nothing here changes anything.
 */
import { isPredictedKnown } from './naive-knowledge.js';
import { hasProblems, isCascading, isMastered, isReadyForPractice } from './naive-learner.js';
import type { Learner, SkillRecord } from './naive-learner.js';
import { isPretestOffered } from './naive-pretest.js';
import { UNSTARTED } from './naive-world.js';
import type { NaiveTask } from './naive-world.js';

/** §13: the list that a learner is shown, best first. */
export function recommendedTasks(learner: Learner, now: number): NaiveTask[] {
  if (learner.completed) return [];
  if (isPretestOffered(learner)) return [{ kind: 'pretest' }]; // a required first task
  const tasks: NaiveTask[] = [];
  if (isBoosterOffered(learner)) tasks.push({ kind: 'booster' });
  if (challengeEntries(learner, now).length > 0) tasks.push({ kind: 'challenge' });
  for (const record of practiceSkills(learner)) {
    tasks.push({ kind: 'practice', skill: record.slug });
  }
  return tasks;
}

/** Whether the list of now holds a task. */
export function isOffered(learner: Learner, task: NaiveTask, now: number): boolean {
  return recommendedTasks(learner, now).some((offered) =>
    offered.kind === 'practice' && task.kind === 'practice'
      ? offered.skill === task.skill
      : offered.kind === task.kind,
  );
}

/**
 * §3, §13: never practised or dropped back to it, its prerequisites practised (§11: mastered),
 * and not on offer in mastery challenges already, as a cascading skill or a challenge problem.
 */
function practiceSkills(learner: Learner): SkillRecord[] {
  return learner.records
    .filter((record) => hasProblems(record))
    .filter((record) => record.level === UNSTARTED && !isCascading(record))
    .filter((record) => !isChallengeCandidate(learner, record))
    .filter((record) => isReadyForPractice(learner, record))
    .slice(0, learner.settings.practiceTasksOffered);
}

/**
 * §4: the skills of a mastery challenge that starts now, in order of entry: cascading, challenge
 * problems, those whose spacing has elapsed, then reviews in the spare places. Empty = no
 * challenge.
 */
export function challengeEntries(learner: Learner, now: number): SkillRecord[] {
  const size = learner.settings.challengeSize;
  const skills = learner.records.filter((record) => hasProblems(record));
  const cascading = skills.filter((record) => isCascading(record));
  const predictedKnown = skills.filter((record) => isChallengeCandidate(learner, record));
  const spaced = skills.filter((record) => {
    const due = spacingEnds(learner, record);
    return due !== undefined && due <= now;
  });
  const reviews = skills.filter((record) => isReviewDue(learner, record, now));

  const entries = [cascading, predictedKnown, spaced].flatMap(longestWaitFirst).slice(0, size);
  if (entries.length === 0) return []; // reviews alone do not make a challenge
  return [...entries, ...longestWaitFirst(reviews)].slice(0, size);
}

/**
 * §8: may enter a mastery challenge as a challenge problem, whatever its level, its
 * prerequisites and its wait. A cascading skill enters as such.
 */
function isChallengeCandidate(learner: Learner, record: SkillRecord): boolean {
  return (
    learner.settings.challengeProblems &&
    hasProblems(record) &&
    !isMastered(record) &&
    !isCascading(record) &&
    isPredictedKnown(learner, record)
  );
}

/** §4: longest since the last change first, never changed before all; ties in mission order. */
function longestWaitFirst(records: SkillRecord[]): SkillRecord[] {
  const lastChange = (record: SkillRecord): number => record.lastChange ?? Number.MIN_SAFE_INTEGER;
  return [...records].sort((a, b) => lastChange(a) - lastChange(b)); // a stable sort
}

/**
 * §5: when the wait of a normal skill ends. Undefined for the skills that do not wait: the
 * mastered, the cascading (§6.2), those predicted known (§8), the unstarted, which practice and
 * are never held back, and those from which no task can be built (§1.1).
 */
export function spacingEnds(learner: Learner, record: SkillRecord): number | undefined {
  if (!hasProblems(record) || isMastered(record) || isCascading(record)) return undefined;
  if (isChallengeCandidate(learner, record) || record.level === UNSTARTED) return undefined;
  if (record.lastChange === undefined) throw new Error(`${record.slug} rose, but never changed`);
  return record.lastChange + learner.settings.spacingMs;
}

/** §10: mastered, and not seen for its interval. */
function isReviewDue(learner: Learner, record: SkillRecord, now: number): boolean {
  if (!learner.settings.reviews || !isMastered(record)) return false;
  if (record.lastSeen === undefined || record.reviewInterval === undefined) {
    throw new Error(`${record.slug} is mastered, but was never seen`);
  }
  return now >= record.lastSeen + record.reviewInterval;
}

/** §7: enough problems since the last booster, and somebody to promote. */
function isBoosterOffered(learner: Learner): boolean {
  const { boosterTasks, boosterMinProblems } = learner.settings;
  return (
    boosterTasks &&
    learner.problemsSinceBooster >= boosterMinProblems &&
    boosterGroup(learner).length > 0
  );
}

/** §7: the first N unmastered skills in mission order, prerequisites ignored. */
export function boosterGroup(learner: Learner): SkillRecord[] {
  return learner.records
    .filter((record) => hasProblems(record) && !isMastered(record))
    .slice(0, learner.settings.boosterLength);
}

/** §7: a booster's N problems, spread over the group: round and round in its order. */
export function boosterProblems(learner: Learner, group: SkillRecord[]): SkillRecord[] {
  const length = learner.settings.boosterLength;
  const problems: SkillRecord[] = [];
  while (problems.length < length) problems.push(...group);
  return problems.slice(0, length);
}
