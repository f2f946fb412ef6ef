/** For tests: a mission in a line of text, and a task with its answers in another. */
import { NaiveEngine } from './naive-engine.js';
import type { NaiveSettings, NaiveSkill, NaiveTask } from './naive-engine.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Every constant as the rule book has it, and its default alternatives (§14). */
export const ruleBook: NaiveSettings = {
  streakMechanics: false,
  streakCorrectInARow: 10,
  cascadingProblems: true,
  boosterTasks: false,
  reviews: true,
  challengeProblems: false,
  challengeProbability: 0.85,
  pretest: false,
  pretestProblems: 8,
  boosterLength: 6,
  boosterMinProblems: 12,
  practiceCorrectInARow: 5,
  practiceTasksOffered: 5,
  challengeSize: 6,
  challengeRiseLevels: 1,
  challengeDropLevels: 1,
  spacingMs: 16 * HOUR,
  cascadingLevels: 2,
  boosterLevels: 2,
  boosterPassShare: 5 / 6,
  reviewFirstMs: 3 * DAY,
  reviewMinMs: DAY,
  reviewMaxMs: 182 * DAY,
  reviewFactor: 2,
  reviewDropLevels: 1,
  neighbourPriorWeight: 0.5,
  weights: {
    intercept: -1.2229719,
    ewma_3: 0.8393673,
    ewma_10: 2.1262489,
    streak: 0.0153545,
    log_done: 0.4135883,
    log_missed: -0.5677724,
    percent_correct: 0.6284309,
  },
  skillWeights: {},
};

export const pretest: NaiveTask = { kind: 'pretest' };
export const challenge: NaiveTask = { kind: 'challenge' };
export const booster: NaiveTask = { kind: 'booster' };
export const practice = (skill: string): NaiveTask => ({
  kind: 'practice',
  skill,
});

/**
 * A mission such as 'a* z:3 b<a,z': the skills in mission order, foundations with a star, the
 * number of problem types behind a colon if it is not 1, prerequisites behind the arrow.
 * `changes` are to the rule book's settings.
 */
export function engineOf(mission: string, changes: Partial<NaiveSettings> = {}): NaiveEngine {
  const skills: NaiveSkill[] = [];
  const foundations: string[] = [];
  for (const text of mission.split(' ')) {
    const [description = '', prerequisites] = text.split('<');
    const [name = '', problemTypes = '1'] = description.split(':');
    const slug = name.replace('*', '');
    skills.push({
      slug,
      prerequisites: prerequisites?.split(',') ?? [],
      problemTypes: Number(problemTypes),
    });
    if (name.endsWith('*')) foundations.push(slug);
  }
  return new NaiveEngine({ skills, foundations }, { ...ruleBook, ...changes });
}

/**
 * Begins a task and answers at once: '+' correct, '-' wrong, 'h' correct with a hint. Returns
 * the problems met.
 */
export function run(engine: NaiveEngine, task: NaiveTask, answers: string, now: number): string[] {
  engine.start(task, now);
  return goOn(engine, answers, now);
}

/** The same, in the task that is open. */
export function goOn(engine: NaiveEngine, answers: string, now: number): string[] {
  return answers.split('').map((answer) => {
    const problem = engine.current();
    engine.answer(answer !== '-', now, answer === 'h');
    return `${problem?.kind} ${problem?.skill}`;
  });
}

/** The levels of skills that have one letter each: 'ab' gives [level of a, level of b]. */
export function levels(engine: NaiveEngine, skills: string): number[] {
  return skills.split('').map((skill) => engine.level(skill));
}
