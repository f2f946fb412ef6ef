/** For tests: a mission in a line of text, and a task with its answers in another. */
import { NaiveEngine } from './naive-engine.js';
import type { NaiveSettings, NaiveSkill, NaiveTask } from './naive-engine.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Every constant as the rule book has it, and its default alternatives (§14). */
export const ruleBook: NaiveSettings = {
  cascadingProblems: true,
  boosterTasks: false,
  reviews: true,
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
};

export const challenge: NaiveTask = { kind: 'challenge' };
export const booster: NaiveTask = { kind: 'booster' };
export const practice = (skill: string): NaiveTask => ({
  kind: 'practice',
  skill,
});

/**
 * A mission such as 'a* z b<a,z': the skills in mission order, foundations with a star,
 * prerequisites behind the arrow. `changes` are to the rule book's settings.
 */
export function engineOf(mission: string, changes: Partial<NaiveSettings> = {}): NaiveEngine {
  const skills: NaiveSkill[] = [];
  const foundations: string[] = [];
  for (const text of mission.split(' ')) {
    const [name = '', prerequisites] = text.split('<');
    const slug = name.replace('*', '');
    skills.push({
      slug,
      prerequisites: prerequisites?.split(',') ?? [],
      problemTypes: 1,
    });
    if (name.endsWith('*')) foundations.push(slug);
  }
  return new NaiveEngine({ skills, foundations }, { ...ruleBook, ...changes });
}

/** Begins a task and answers at once, '+' correct, '-' wrong. Returns the problems met. */
export function run(engine: NaiveEngine, task: NaiveTask, answers: string, now: number): string[] {
  engine.start(task, now);
  return answers.split('').map((answer) => {
    const problem = engine.current();
    engine.answer(answer === '+', now);
    return `${problem?.kind} ${problem?.skill}`;
  });
}

/** The levels of skills that have one letter each: 'ab' gives [level of a, level of b]. */
export function levels(engine: NaiveEngine, skills: string): number[] {
  return skills.split('').map((skill) => engine.level(skill));
}
