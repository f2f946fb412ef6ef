/** From an answer to the learner's new state: a function for each kind of problem. */
import { isPredictedKnown } from './naive-knowledge.js';
import { isCascading, isMastered, postrequisitesOf } from './naive-learner.js';
import type { Learner, SkillRecord } from './naive-learner.js';
import { MASTERED, PRACTICED, UNSTARTED } from './naive-world.js';
import type { NaiveEntryKind, NaiveLevel, NaiveSettings } from './naive-world.js';

/** §3, §11: how many correct in a row end a practice task. */
export function correctInARowNeeded(settings: NaiveSettings): number {
  return settings.streakMechanics ? settings.streakCorrectInARow : settings.practiceCorrectInARow;
}

/** §3: the end of a practice task; §11: it masters. `allCorrect`: no answer in it was wrong. */
export function finishPractice(
  learner: Learner,
  record: SkillRecord,
  allCorrect: boolean,
  now: number,
): void {
  setLevel(learner, record, learner.settings.streakMechanics ? MASTERED : PRACTICED, now);
  // §6: a cascade can restart.
  const isFirst = record.practiceTasksBegun === 1;
  if (learner.settings.cascadingProblems && isFirst && allCorrect && !record.failedCascading) {
    record.cascading = true;
  }
}

/** §4, §6, §8, §10: what a mastery challenge's problem on this skill is, as things stand. */
export function entryKind(learner: Learner, record: SkillRecord): NaiveEntryKind {
  if (isMastered(record)) return 'review';
  if (isCascading(record)) return 'cascading';
  if (learner.settings.challengeProblems && isPredictedKnown(learner, record)) return 'challenge';
  return 'spaced';
}

/** §4: a problem of a mastery challenge, by the kind that it was when it was answered. */
export function judgeChallengeProblem(
  learner: Learner,
  record: SkillRecord,
  kind: NaiveEntryKind,
  correct: boolean,
  now: number,
): void {
  if (kind === 'review') judgeReview(learner, record, correct, now);
  else if (kind === 'cascading') judgeCascading(learner, record, correct, now);
  else if (kind === 'challenge' && correct)
    setLevel(learner, record, MASTERED, now); // §8
  else judgeSpaced(learner, record, correct, now);
}

/** §6: a cascading problem. */
function judgeCascading(
  learner: Learner,
  record: SkillRecord,
  correct: boolean,
  now: number,
): void {
  if (correct) {
    setLevel(learner, record, record.level + learner.settings.cascadingLevels, now);
    if (isMastered(record)) cascadeFrom(learner, record);
  } else {
    record.cascading = false;
    record.failedCascading = true;
    record.lastChange = now; // §4, §5: the wait starts, the level stays
  }
}

/**
 * §4: the normal problem of a mastery challenge, or a wrong challenge problem (§8). Mastery by
 * either makes nothing cascading (§6.4).
 */
function judgeSpaced(learner: Learner, record: SkillRecord, correct: boolean, now: number): void {
  const { challengeRiseLevels, challengeDropLevels } = learner.settings;
  const change = correct ? challengeRiseLevels : -challengeDropLevels;
  setLevel(learner, record, record.level + change, now);
}

/** §10: a review. */
function judgeReview(learner: Learner, record: SkillRecord, correct: boolean, now: number): void {
  if (record.reviewInterval === undefined) throw new Error(`${record.slug} has no interval`);
  record.reviewInterval = nextInterval(learner.settings, record.reviewInterval, correct);
  if (!correct) {
    record.cascading = false;
    setLevel(learner, record, record.level - learner.settings.reviewDropLevels, now);
  }
}

/** §10: the interval after a review, in whole milliseconds. */
function nextInterval(settings: NaiveSettings, interval: number, correct: boolean): number {
  const { reviewFactor, reviewMinMs, reviewMaxMs } = settings;
  const wanted = correct ? interval * reviewFactor : interval / reviewFactor;
  return Math.round(Math.min(Math.max(wanted, reviewMinMs), reviewMaxMs));
}

/** §7: the end of a booster over `group`. All rise first, in group order; cascades come after. */
export function finishBooster(
  learner: Learner,
  group: SkillRecord[],
  correctAnswers: number,
  now: number,
): void {
  const { boosterLength, boosterPassShare, boosterLevels } = learner.settings;
  const needed = Math.ceil(boosterPassShare * boosterLength - 1e-9);
  if (correctAnswers >= needed) {
    for (const record of group) setLevel(learner, record, record.level + boosterLevels, now);
    for (const record of group.filter(isMastered)) cascadeFrom(learner, record);
  }
  learner.problemsSinceBooster = 0;
}

/** §6.4: makes the postrequisites of a skill cascading, each whatever its other prerequisites. */
function cascadeFrom(learner: Learner, mastered: SkillRecord): void {
  makeCascading(learner, postrequisitesOf(learner, mastered));
}

/** §6.4: not if mastered, ever failed a cascading problem, or ever began a practice task. */
export function makeCascading(learner: Learner, records: SkillRecord[]): void {
  if (!learner.settings.cascadingProblems) return;
  for (const record of records) {
    if (isMastered(record) || record.failedCascading || record.practiceTasksBegun > 0) continue;
    record.cascading = true;
  }
}

/** §2, §4: a level, kept between unstarted and mastered; only an actual change is a change. */
function setLevel(learner: Learner, record: SkillRecord, wanted: number, now: number): void {
  const level = Math.min(Math.max(wanted, UNSTARTED), MASTERED) as NaiveLevel;
  if (level === record.level) return;
  record.level = level;
  record.lastChange = now;
  if (isMastered(record)) record.reviewInterval ??= learner.settings.reviewFirstMs;
}

/**
 * Every answer, whatever its kind: the skill was seen (§10), a problem was done (§7), the
 * history grows (§12).
 */
export function noteAnswer(
  learner: Learner,
  record: SkillRecord,
  inBooster: boolean,
  correct: boolean,
  now: number,
): void {
  record.answers.push(correct);
  record.lastSeen = now;
  if (!inBooster) learner.problemsSinceBooster += 1;
}

/** §1.3: completed the first moment at which all skills are mastered at once; then for good. */
export function noteCompletion(learner: Learner): void {
  if (learner.records.every(isMastered)) learner.completed = true;
}
