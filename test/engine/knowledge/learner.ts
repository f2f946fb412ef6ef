/**
 * One learner on the real engine, on a mission in a line of text such as 'a* z! b<a,z': a star marks a foundation, an
 * exclamation mark a skill without problem types, prerequisites stand behind the arrow. Tasks go by name, answers by
 * mark.
 */

import { compileMission } from '../../../src/content/compile.js';
import type { Mission } from '../../../src/content/mission.js';
import { SKILL_DEFAULTS } from '../../../src/content/skill.js';
import type { RuleConstants } from '../../../src/engine/constants.js';
import { FiveLevelEngine } from '../../../src/engine/engine.js';
import type { Alternatives } from '../../../src/engine/experiments.js';
import { type KnowledgeModel, PUBLISHED_MODEL } from '../../../src/engine/knowledge/model.js';
import { compilePolicy } from '../../../src/engine/policy.js';
import { PROBLEM_NAMES, TASK, TASK_NAMES } from '../../../src/engine/problem-kind.js';
import type { Milliseconds, SkillIx } from '../../../src/units.js';

export const HOUR = 3_600_000;

/** The levels, one letter each: unstarted, practiced, level1, level2, mastered. */
const LETTERS = 'up12m';

export function mission(text: string): Mission {
  const parts = text.split(' ').map((word) => word.split('<'));
  const plain = (name: string): string => name.replace(/[*!]/g, '');
  return compileMission({
    slug: 'm',
    foundations: parts.filter(([name]) => name.endsWith('*')).map(([name]) => plain(name)),
    skills: parts.map(([name, prerequisites]) => ({
      ...SKILL_DEFAULTS,
      slug: plain(name),
      prerequisites: prerequisites?.split(',') ?? [],
      problem_types: name.endsWith('!') ? 0 : 1,
    })),
  });
}

export class Learner {
  readonly engine: FiveLevelEngine;
  readonly #slugs: readonly string[];

  constructor(
    text: string,
    forced: Partial<Alternatives> = {},
    constants: Partial<RuleConstants> = {},
    knowledge: KnowledgeModel = PUBLISHED_MODEL,
  ) {
    const compiled = mission(text);
    this.#slugs = compiled.skills.map(({ slug }) => slug);
    this.engine = new FiveLevelEngine(compiled, compilePolicy(forced, constants, knowledge));
  }

  /** The recommended tasks, best first. */
  offers(now: number): string[] {
    const list = this.engine.recommend(now as Milliseconds);
    return Array.from({ length: list.count }, (_, at) => {
      const kind = TASK_NAMES[list.kind(at)];
      return list.kind(at) === TASK.practice ? `${kind} ${this.#slugs[list.skill(at)]}` : kind;
    });
  }

  /** Begins a task that is on the list of now. */
  start(task: string, now: number): void {
    const offers = this.offers(now);
    const at = offers.indexOf(task);
    if (at < 0) throw new Error(`${task} is not on offer at ${now}, only: ${offers.join(', ')}`);
    this.engine.start(at, now as Milliseconds);
  }

  /** Answers the problem in hand: '+' correct, '-' wrong, 'h' correct with a hint. Says e.g. 'cascading a'. */
  answer(mark: string, now: number): string {
    const skill = this.engine.problem;
    const kind = this.engine.answer(mark !== '-', now as Milliseconds, mark === 'h');
    return `${PROBLEM_NAMES[kind]} ${this.#slugs[skill]}`;
  }

  /** Begins a task and gives all answers at once; says what the problems were. */
  play(task: string, answers: string, now: number): string[] {
    this.start(task, now);
    return answers.split('').map((mark) => this.answer(mark, now));
  }

  /** Begins a task and answers until it ends: `mark` is asked about each skill. Says the skills, in order. */
  playThrough(task: string, mark: (slug: string) => string, now: number): string[] {
    this.start(task, now);
    const asked: string[] = [];
    while (!this.isBetweenTasks) {
      const slug = this.#slugs[this.engine.problem];
      asked.push(slug);
      this.answer(mark(slug), now);
    }
    return asked;
  }

  /** The levels of all skills in mission order, a letter each: u p 1 2 m. */
  get levels(): string {
    return this.#slugs.map((_, ix) => LETTERS[this.engine.level(ix as SkillIx)]).join('');
  }

  /** The skills that are cascading now. */
  get cascading(): string[] {
    return this.#slugs.filter((_, ix) => this.engine.isCascading(ix as SkillIx));
  }

  get isBetweenTasks(): boolean {
    return this.engine.task === TASK.none;
  }
}
