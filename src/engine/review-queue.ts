import { NEVER_YET, NO_SKILL, type SkillIx } from '../units.js';
import type { LearnerMemory } from './learner-memory.js';
import type { Policy } from './policy.js';
import { reviewDue } from './rules/review.js';
import { type LineLinks, SkillLine } from './skill-line.js';
import { SkillQueue } from './skill-queue.js';
import type { LearnerView } from './state.js';

/**
 * Mastered skills that wait for a review, or are due for one: those that are due come by last change. Most wait for
 * their first one; by when it is due and by last change these stand in the same order, so one line serves for both. The
 * others wait in a queue by when they are due, and go from there into one by last change.
 */
export class ReviewQueue {
  private readonly state: LearnerView;
  private readonly policy: Policy;
  /** so that along the line neither due times nor last changes fall */
  private readonly line: SkillLine;
  private readonly ahead: SkillQueue;
  private readonly due: SkillQueue;

  /** Line number `number` of those that share the links is its own. */
  constructor(
    state: LearnerView,
    policy: Policy,
    links: LineLinks,
    number: number,
    memory: LearnerMemory,
  ) {
    const skills = state.lastChange.length;
    this.state = state;
    this.policy = policy;
    this.line = new SkillLine(state.lastChange, links, number, memory);
    this.ahead = new SkillQueue(skills);
    this.due = new SkillQueue(skills);
  }

  clear(): void {
    this.line.clear();
    this.restart();
  }

  /** Empties what is not in the learner's memory. */
  restart(): void {
    this.ahead.clear();
    this.due.clear();
  }

  add(skill: SkillIx): void {
    const { lastSeen, reviewInterval } = this.state;
    if (this.goesInLine(skill)) this.line.add(skill);
    else this.ahead.add(skill, reviewDue(lastSeen[skill], reviewInterval[skill]));
  }

  remove(skill: SkillIx): void {
    if (this.due.has(skill)) this.due.remove(skill);
    else if (this.ahead.has(skill)) this.ahead.remove(skill);
    else this.line.remove(skill);
  }

  /** The due one that has waited longest since its last change, or `NO_SKILL`. */
  first(): SkillIx {
    this.collect();
    const one = this.line.first();
    const other = this.due.first();
    if (one === NO_SKILL || !this.isDue(one)) return other;
    if (other === NO_SKILL) return one;
    const { lastChange } = this.state;
    const earlier = lastChange[other] - lastChange[one];
    return earlier > 0 || (earlier === 0 && one < other) ? one : other;
  }

  private collect(): void {
    const { state, ahead, due } = this;
    let skill = ahead.first();
    while (skill !== NO_SKILL && ahead.keyOf(skill) <= state.now) {
      ahead.remove(skill);
      due.add(skill, state.lastChange[skill]);
      skill = ahead.first();
    }
  }

  private isDue(skill: SkillIx): boolean {
    const { now, lastSeen, reviewInterval } = this.state;
    return reviewDue(lastSeen[skill], reviewInterval[skill]) <= now;
  }

  private goesInLine(skill: SkillIx): boolean {
    const { lastChange, lastSeen, reviewInterval } = this.state;
    if (reviewInterval[skill] !== this.policy.reviewFirst) return false;
    const last = this.line.last();
    if (last === NO_SKILL) return lastChange[skill] !== NEVER_YET;
    const later = lastChange[skill] - lastChange[last];
    return lastSeen[skill] >= lastSeen[last] && (later > 0 || (later === 0 && skill > last));
  }
}
