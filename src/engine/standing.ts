import type { KnowledgeMap, Neighbours } from '../content/knowledge-map.js';
import type { Mission } from '../content/mission.js';
import type { SkillIx } from '../units.js';
import { LearnerMemory } from './learner-memory.js';
import { type Level, MASTERED, UNSTARTED } from './levels.js';
import type { Predictions } from './knowledge/predictions.js';
import type { Policy } from './policy.js';
import { isChallengeProblem } from './rules/challenge-problem.js';
import { isOfferedForPractice } from './rules/practice.js';
import { reviewDue } from './rules/review.js';
import { LineLinks, SkillLine } from './skill-line.js';
import { SkillQueue } from './skill-queue.js';
import { SkillSet } from './skill-set.js';
import type { LearnerView } from './state.js';

/** Where a skill stands among what is on offer: in one place at a time. */
const PLACE = {
  /** nowhere: locked, or no task can be built from it */
  none: 0,
  /** in the list of the challenge under way */
  challenge: 1,
  practice: 2,
  cascading: 3,
  predictedKnown: 4,
  spaced: 5,
  /** mastered, its review not known to be due */
  reviewAhead: 6,
  reviewDue: 7,
} as const;

/**
 * What is on offer, kept up to date after each change so that no question looks at every skill. All of it follows
 * from the learner's state: `rebuild()` makes it anew.
 */
export class Standing {
  readonly practice: SkillSet;
  /** not mastered, and a task can be built from it */
  readonly unmastered: SkillSet;
  /** unmastered skills that may enter a challenge, by last change: cascading ones, challenge problems, those with a wait */
  readonly cascading: SkillLine;
  readonly predictedKnown: SkillLine;
  readonly spaced: SkillLine;
  /** mastered skills by when their review comes due, and those due by last change */
  private readonly reviewsAhead: SkillQueue;
  readonly reviewsDue: SkillQueue;

  private readonly postrequisites: Neighbours;
  private readonly map: KnowledgeMap;
  private readonly policy: Policy;
  private readonly state: LearnerView;
  private readonly predictions: Predictions;
  private readonly buildable: Uint8Array;
  private readonly openPrerequisites: Int32Array;
  private readonly place: Uint8Array;

  constructor(
    mission: Mission,
    policy: Policy,
    state: LearnerView,
    predictions: Predictions,
    memory = new LearnerMemory(mission.skills.length),
  ) {
    const skills = mission.skills.length;
    const lines = new LineLinks(skills, 3, memory);
    this.map = mission.map;
    this.postrequisites = mission.map.postrequisites;
    this.policy = policy;
    this.state = state;
    this.predictions = predictions;
    this.practice = new SkillSet(skills, memory);
    this.unmastered = new SkillSet(skills, memory);
    this.cascading = new SkillLine(lines, skills, 0, memory);
    this.predictedKnown = new SkillLine(lines, skills, 1, memory);
    this.spaced = new SkillLine(lines, skills, 2, memory);
    this.reviewsAhead = new SkillQueue(skills);
    this.reviewsDue = new SkillQueue(skills);
    this.buildable = Uint8Array.from(mission.skills, (skill) => (skill.problemTypes > 0 ? 1 : 0));
    this.openPrerequisites = memory.integers(skills);
    this.place = memory.bytes(skills);
  }

  /** Puts every skill in its place, from the learner's state alone. */
  rebuild(): void {
    const { level } = this.state;
    this.practice.clear();
    this.unmastered.clear();
    this.cascading.clear();
    this.predictedKnown.clear();
    this.spaced.clear();
    this.restart();
    this.place.fill(PLACE.none);
    for (let ix = 0; ix < level.length; ix++) {
      this.openPrerequisites[ix] = this.countOpenPrerequisites(ix);
      this.put(ix as SkillIx);
    }
  }

  /** Empties the queues that no learner starts with; all else is the memory's to reset. */
  restart(): void {
    this.reviewsAhead.clear();
    this.reviewsDue.clear();
  }

  /** Puts a skill where its state says it belongs; one in the challenge under way stays there. */
  put(skill: SkillIx): void {
    if (this.place[skill] === PLACE.challenge || this.buildable[skill] === 0) return;
    this.leave(skill);
    const level = this.state.level[skill] as Level;
    if (level === MASTERED) {
      this.unmastered.delete(skill);
      if (this.policy.reviews) this.awaitReview(skill);
      return;
    }
    this.unmastered.add(skill);
    const cascading = this.state.cascading[skill] === 1;
    if (cascading) {
      this.cascading.add(skill, this.state.lastChange[skill]);
      this.place[skill] = PLACE.cascading;
    } else if (this.isPredictedKnown(skill)) {
      this.predictedKnown.add(skill, this.state.lastChange[skill]);
      this.place[skill] = PLACE.predictedKnown;
    } else if (level !== UNSTARTED) {
      this.spaced.add(skill, this.state.lastChange[skill]);
      this.place[skill] = PLACE.spaced;
    } else if (isOfferedForPractice(level, cascading, this.openPrerequisites[skill])) {
      this.practice.add(skill);
      this.place[skill] = PLACE.practice;
    }
  }

  /** Whether the skill may enter a challenge as a challenge problem now. */
  isPredictedKnown(skill: SkillIx): boolean {
    return (
      this.policy.challengeProblems && isChallengeProblem(this.predictions.of(skill), this.policy)
    );
  }

  /** Takes a skill into the challenge under way: nothing else offers it until `release()`. */
  hold(skill: SkillIx): void {
    this.leave(skill);
    this.place[skill] = PLACE.challenge;
  }

  /** Lets a held skill go where it belongs now. */
  release(skill: SkillIx): void {
    this.place[skill] = PLACE.none;
    this.put(skill);
  }

  /**
   * A skill reached the level that opens its postrequisites, or fell below it: those that this was the only open
   * prerequisite of may now be practised, or no longer.
   */
  prerequisiteChanged(skill: SkillIx, isOpen: boolean): void {
    const { start, targets } = this.postrequisites;
    const change = isOpen ? 1 : -1;
    const turn = isOpen ? 1 : 0;
    for (let at = start[skill]; at < start[skill + 1]; at++) {
      const next = targets[at] as SkillIx;
      this.openPrerequisites[next] += change;
      if (this.openPrerequisites[next] === turn && this.state.level[next] === UNSTARTED) {
        this.put(next);
      }
    }
  }

  /** Reviews whose time has come queue by their last change from now on. */
  collectDueReviews(): void {
    while (this.reviewsAhead.firstKey() <= this.state.now) {
      const skill = this.reviewsAhead.first();
      this.reviewsAhead.remove(skill);
      this.reviewsDue.add(skill, this.state.lastChange[skill]);
      this.place[skill] = PLACE.reviewDue;
    }
  }

  /** An answer on a skill moves its own prediction, and those of its neighbours that have no answers. */
  answered(skill: SkillIx): void {
    this.predict(skill);
    this.predictUntried(this.map.prerequisites, skill);
    this.predictUntried(this.map.postrequisites, skill);
  }

  private predictUntried({ start, targets }: Neighbours, skill: SkillIx): void {
    for (let at = start[skill]; at < start[skill + 1]; at++) {
      const neighbour = targets[at] as SkillIx;
      if (this.state.answers[neighbour] === 0) this.predict(neighbour);
    }
  }

  private predict(skill: SkillIx): void {
    const before = this.isPredictedKnown(skill);
    this.predictions.update(skill);
    if (this.isPredictedKnown(skill) !== before) this.put(skill);
  }

  private awaitReview(skill: SkillIx): void {
    const due = reviewDue(this.state.lastSeen[skill], this.state.reviewInterval[skill]);
    this.reviewsAhead.add(skill, due);
    this.place[skill] = PLACE.reviewAhead;
  }

  private countOpenPrerequisites(skill: number): number {
    const { prerequisites, missing } = this.map;
    let open = missing[skill];
    for (let at = prerequisites.start[skill]; at < prerequisites.start[skill + 1]; at++) {
      if (this.state.level[prerequisites.targets[at]] < this.policy.practiceTarget) open++;
    }
    return open;
  }

  private leave(skill: SkillIx): void {
    switch (this.place[skill]) {
      case PLACE.practice:
        this.practice.delete(skill);
        break;
      case PLACE.cascading:
        this.cascading.remove(skill);
        break;
      case PLACE.predictedKnown:
        this.predictedKnown.remove(skill);
        break;
      case PLACE.spaced:
        this.spaced.remove(skill);
        break;
      case PLACE.reviewAhead:
        this.reviewsAhead.remove(skill);
        break;
      case PLACE.reviewDue:
        this.reviewsDue.remove(skill);
        break;
      default:
        break;
    }
    this.place[skill] = PLACE.none;
  }
}

/** What may be asked of the standing when a list is made. */
export type StandingView = Pick<
  Standing,
  'practice' | 'unmastered' | 'cascading' | 'predictedKnown' | 'spaced' | 'reviewsDue'
>;
