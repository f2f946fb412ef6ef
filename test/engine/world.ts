/** For rule tables: a mission in a line of text, and a learner who takes named tasks and answers as told. */

import { compileMission } from '../../src/content/compile.js';
import type { Mission } from '../../src/content/mission.js';
import { SKILL_DEFAULTS } from '../../src/content/skill.js';
import type { RuleConstants } from '../../src/engine/constants.js';
import { FiveLevelEngine } from '../../src/engine/engine.js';
import type { Alternatives } from '../../src/engine/experiments.js';
import type { KnowledgeModel } from '../../src/engine/knowledge/model.js';
import { compilePolicy } from '../../src/engine/policy.js';
import { PROBLEM_NAMES, TASK, TASK_NAMES } from '../../src/engine/problem-kind.js';
import type { Milliseconds, SkillIx } from '../../src/units.js';
import type { NaiveSkill } from '../model/naive-world.js';
import type { Player } from '../model/player.js';
import { worldOf } from '../model/world-notation.js';

export const HOUR = 3_600_000;

/** The levels, one letter each: unstarted, practiced, level1, level2, mastered. */
const LETTERS = 'up12m';

/** What a mission is made of; `outside` are skills that the scenario lists and the mission leaves out. */
export interface MissionSource {
  readonly slug?: string;
  readonly skills: readonly NaiveSkill[];
  readonly foundations: readonly string[];
  readonly outside?: readonly string[];
}

/** Compiles plain data as a scenario's would be. */
export function compileWorld({
  slug = 'm',
  skills,
  foundations,
  outside = [],
}: MissionSource): Mission {
  const members = skills.map((skill) => skill.slug);
  const listed = [
    ...outside.map((name) => ({ slug: name, prerequisites: [], problemTypes: 1 })),
    ...skills,
  ];
  return compileMission({
    slug,
    foundations: [...foundations],
    members,
    skills: listed.map((skill) => ({
      ...SKILL_DEFAULTS,
      slug: skill.slug,
      prerequisites: skill.prerequisites,
      problem_types: skill.problemTypes,
    })),
  });
}

/** A mission such as 'a* z b<a,z' (notation: test/model/world-notation.ts). */
export function mission(text: string, outside: readonly string[] = []): Mission {
  return compileWorld({ ...worldOf(text), outside });
}

/** One learner on the real engine. Tasks go by name: 'booster', 'challenge', 'practice a'. */
export class Learner implements Player {
  readonly engine: FiveLevelEngine;
  readonly #slugs: readonly string[];

  constructor(
    world: string | Mission,
    forced: Partial<Alternatives> = {},
    constants: Partial<RuleConstants> = {},
    knowledge?: KnowledgeModel,
  ) {
    const compiled = typeof world === 'string' ? mission(world) : world;
    this.#slugs = compiled.skills.map((skill) => skill.slug);
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

  /** Answers the problem in hand: '+' correct, '-' wrong, 'h' correct with a hint. Says what it was: 'cascading a'. */
  answer(mark: string, now: number): string {
    const skill = this.engine.problem;
    const kind = this.engine.answer(mark !== '-', now as Milliseconds, mark === 'h');
    return `${PROBLEM_NAMES[kind]} ${this.#slugs[skill]}`;
  }

  get problemType(): number {
    return this.engine.problemType;
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

  get nextDue(): number {
    return this.engine.nextDue();
  }

  get completed(): boolean {
    return this.engine.completed;
  }

  get masteredCount(): number {
    return this.engine.masteredCount;
  }
}

/** A learner who practised some skills at time 0, each with a wrong answer first: no cascade restarts. */
export function practised(
  text: string,
  skills: string,
  forced: Partial<Alternatives> = {},
  constants: Partial<RuleConstants> = {},
): Learner {
  const learner = new Learner(text, forced, constants);
  const streak = '+'.repeat(constants.practice_correct_in_a_row ?? 5);
  for (const skill of skills) learner.play(`practice ${skill}`, `-${streak}`, 0);
  return learner;
}
