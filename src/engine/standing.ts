import type { KnowledgeMap, Neighbours } from '../content/knowledge-map.js';
import type { Mission } from '../content/mission.js';
import type { SkillIx } from '../units.js';
import { LearnerMemory } from './learner-memory.js';
import { LEVEL_NAMES, type Level, MASTERED, UNSTARTED } from './levels.js';
import type { Predictions } from './knowledge/predictions.js';
import type { Policy } from './policy.js';
import { isChallengeProblem } from './rules/challenge-problem.js';
import { isOfferedForPractice } from './rules/practice.js';
import { ReviewQueue } from './review-queue.js';
import { LineLinks, SkillLine } from './skill-line.js';
import { SkillSet } from './skill-set.js';
import type { LearnerView } from './state.js';

/** Where a skill stands among what is on offer: in one place at a time. */
const PLACE = {
  /** nowhere: locked, or mastered and not to be reviewed */
  none: 0,
  practice: 1,
  cascading: 2,
  predictedKnown: 3,
  spaced: 4,
  review: 5,
  /** in the list of the challenge under way */
  challenge: 6,
  /** no task can be built from it */
  unbuildable: 7,
} as const;
const { none, practice, cascading, predictedKnown, spaced, review, challenge, unbuildable } = PLACE;

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
  /** mastered skills */
  readonly reviews: ReviewQueue;

  private readonly postrequisites: Neighbours;
  private readonly map: KnowledgeMap;
  private readonly policy: Policy;
  private readonly state: LearnerView;
  private readonly predictions: Predictions;
  private readonly mission: Mission;
  private readonly openPrerequisites: Int32Array;
  private readonly homes: Uint8Array;
  /** by place, from `cascading` on */
  private readonly lines: readonly SkillLine[];
  private readonly place: Uint8Array;

  constructor(
    mission: Mission,
    policy: Policy,
    state: LearnerView,
    predictions: Predictions,
    memory = new LearnerMemory(mission.skills.length),
  ) {
    const skills = mission.skills.length;
    const links = new LineLinks(skills, 4, memory);
    this.map = mission.map;
    this.postrequisites = mission.map.postrequisites;
    this.policy = policy;
    this.state = state;
    this.predictions = predictions;
    this.practice = new SkillSet(skills, memory);
    this.unmastered = new SkillSet(skills, memory);
    this.cascading = new SkillLine(state.lastChange, links, 0, memory);
    this.predictedKnown = new SkillLine(state.lastChange, links, 1, memory);
    this.spaced = new SkillLine(state.lastChange, links, 2, memory);
    this.reviews = new ReviewQueue(state, policy, links, 3, memory);
    this.lines = [this.cascading, this.predictedKnown, this.spaced];
    this.homes = homes(policy);
    this.mission = mission;
    this.openPrerequisites = memory.integers(skills);
    this.place = memory.bytes(skills);
  }

  /** Puts every skill in its place, from the learner's state alone. */
  rebuild(): void {
    this.practice.clear();
    this.unmastered.clear();
    this.cascading.clear();
    this.predictedKnown.clear();
    this.spaced.clear();
    this.reviews.clear();
    this.mission.skills.forEach(({ problemTypes }, ix) => {
      const skill = ix as SkillIx;
      this.openPrerequisites[ix] = this.countOpenPrerequisites(ix);
      this.place[ix] = problemTypes > 0 ? none : unbuildable;
      if (problemTypes > 0 && this.state.level[ix] !== MASTERED) this.unmastered.add(skill);
      this.put(skill);
    });
  }

  /** Empties what is not in the learner's memory: no learner starts with it. */
  restart(): void {
    this.reviews.restart();
  }

  /** Puts a skill where its state says it belongs; one in the challenge under way stays there. */
  put(skill: SkillIx): void {
    if (this.place[skill] >= challenge) return;
    this.leave(skill);
    this.settle(skill);
  }

  /** A skill was mastered, or is no longer. */
  masteryChanged(skill: SkillIx, isMastered: boolean): void {
    if (isMastered) this.unmastered.delete(skill);
    else this.unmastered.add(skill);
  }

  /** Takes a skill out of what is on offer, until `release()`: for a challenge, or to change it. */
  hold(skill: SkillIx): SkillIx {
    this.leave(skill);
    this.place[skill] = challenge;
    return skill;
  }

  /** Holds the first of a line that is not empty. */
  holdFirst(line: SkillLine): SkillIx {
    const skill = line.takeFirst();
    this.place[skill] = challenge;
    return skill;
  }

  /** Lets a held skill go where it belongs now. */
  release(skill: SkillIx): void {
    this.settle(skill);
  }

  /** Whether the skill may enter a challenge as a challenge problem now. */
  isPredictedKnown(skill: SkillIx): boolean {
    return (
      this.policy.challengeProblems && isChallengeProblem(this.predictions.of(skill), this.policy)
    );
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

  /** Puts a skill that stands nowhere where its state says it belongs. */
  private settle(skill: SkillIx): void {
    const { level, cascading: isCascading } = this.state;
    const isKnown = this.isPredictedKnown(skill) ? 1 : 0;
    const isOpen = this.openPrerequisites[skill] > 0 ? 1 : 0;
    const at = 8 * level[skill] + 4 * isCascading[skill] + 2 * isKnown + isOpen;
    const place = this.homes[at];
    this.place[skill] = place;
    if (place === review) this.reviews.add(skill);
    else if (place >= cascading) this.lines[place - cascading].add(skill);
    else if (place === practice) this.practice.add(skill);
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
    const place = this.place[skill];
    if (place === none) return;
    if (place === review) this.reviews.remove(skill);
    else if (place >= cascading) this.lines[place - cascading].remove(skill);
    else this.practice.delete(skill);
    this.place[skill] = none;
  }
}

/** Where a skill belongs, in every state that it can be in; flags are 0 and 1. */
function homes(policy: Policy): Uint8Array {
  return Uint8Array.from({ length: 8 * LEVEL_NAMES.length }, (_, at) =>
    home((at >> 3) as Level, (at & 4) !== 0, (at & 2) !== 0, at & 1, policy),
  );
}

function home(
  level: Level,
  isCascading: boolean,
  isPredictedKnown: boolean,
  openPrerequisites: number,
  policy: Policy,
): number {
  if (level === MASTERED) return policy.reviews ? review : none;
  if (isCascading) return cascading;
  if (isPredictedKnown) return predictedKnown;
  if (level !== UNSTARTED) return spaced;
  return isOfferedForPractice(level, isCascading, openPrerequisites) ? practice : none;
}

/** What may be asked of the standing when a list is made. */
export type StandingView = Pick<
  Standing,
  'practice' | 'unmastered' | 'cascading' | 'predictedKnown' | 'spaced' | 'reviews'
>;
