import type { TaskList } from '../engine/contract.js';
import { NO_SKILL, type SkillIx } from '../units.js';
import type { ChoiceDraws, TaskChooser } from './task-choice.js';

/** Probabilities of the next skill by the skill of the last task: `{from: {to: probability}}`, by slug. */
export type TaskTransitions = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * A Markov chain over practice tasks: of those on offer, one with the probability that the chain gives its skill after the
 * skill of the learner's last practice task, renormalised; the first where no task has any, and for a start. What the list
 * puts before the practice tasks (pretest, booster, mastery challenge) is taken first [assumption]: a chain of skills says
 * nothing of it. A draw where two tasks or more are possible.
 */
export class MarkovChoice implements TaskChooser {
  /** the chain among the mission's skills: row `from` is `start[from]` to `start[from + 1]` */
  private readonly start: Int32Array;
  private readonly to: Int32Array;
  private readonly probability: Float64Array;
  /** the row of the last task, by skill */
  private readonly next: Float64Array;
  private last = NO_SKILL;

  /** `slugs`: of the mission's skills, in their order. Names that are none of them are passed over. */
  constructor(transitions: TaskTransitions, slugs: readonly string[]) {
    const index = new Map(slugs.map((slug, ix) => [slug, ix]));
    const rows = slugs.map((slug) =>
      Object.entries(Object.hasOwn(transitions, slug) ? transitions[slug] : {}).flatMap(
        ([name, probability]) => {
          const to = index.get(name);
          return to === undefined ? [] : [{ to, probability }];
        },
      ),
    );
    const all = rows.flat();
    this.start = new Int32Array(slugs.length + 1);
    rows.forEach((row, from) => (this.start[from + 1] = this.start[from] + row.length));
    this.to = Int32Array.from(all, ({ to }) => to);
    this.probability = Float64Array.from(all, ({ probability }) => probability);
    this.next = new Float64Array(slugs.length);
  }

  reset(): void {
    this.next.fill(0);
    this.last = NO_SKILL;
  }

  choose(tasks: TaskList, draws: ChoiceDraws): number {
    if (tasks.skill(0) === NO_SKILL) return 0;
    const taken = this.pick(tasks, draws);
    this.goOnFrom(tasks.skill(taken));
    return taken;
  }

  private pick(tasks: TaskList, draws: ChoiceDraws): number {
    const { next } = this;
    let possible = 0;
    let last = 0;
    let total = 0;
    for (let at = 0; at < tasks.count; at++) {
      const own = next[tasks.skill(at)];
      if (own === 0) continue;
      possible++;
      last = at;
      total += own;
    }
    if (possible < 2) return last;
    let rest = draws.choices.next() * total;
    for (let at = 0; at < last; at++) {
      const own = next[tasks.skill(at)];
      if (rest < own) return at;
      rest -= own;
    }
    return last;
  }

  /** Lays the skill's row out by skill, in place of the one before. */
  private goOnFrom(skill: SkillIx): void {
    const { start, to, next } = this;
    if (skill === this.last) return;
    if (this.last !== NO_SKILL) {
      for (let at = start[this.last]; at < start[this.last + 1]; at++) next[to[at]] = 0;
    }
    for (let at = start[skill]; at < start[skill + 1]; at++) next[to[at]] = this.probability[at];
    this.last = skill;
  }
}
