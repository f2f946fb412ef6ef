/** A team's datastore as it is read: missions, and learners in the middle of them. */

import type { SourcedScenario } from '../content/scenario.js';
import type { Snapshot } from '../engine/snapshot.js';
import { type Selection, type Target, countLearners, readLearners } from './learner-rows.js';
import { missionSlugs, readMission } from './mission-rows.js';
import { reading } from './opening.js';

/** States to start from. */
export interface LearnerStates {
  /** learners that were selected */
  readonly count: number;
  /** all of them, or as many as were asked for */
  readonly states: readonly Snapshot[];
}

/** Each question opens the file, reads and closes it: nobody is kept from writing. */
export class Datastore {
  /** as the user names it */
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Slugs of the missions, sorted. */
  missions(): readonly string[] {
    return reading(this.file, missionSlugs);
  }

  /**
   * A mission by its slug; undefined when there is none.
   * @throws UserError when there is no datastore, or something is wrong with the mission
   */
  scenario(slug: string): SourcedScenario | undefined {
    return reading(this.file, (database) => readMission(database, this.file, slug));
  }

  /**
   * States of learners who have not completed their mission, in the order of their ids.
   * @throws UserError when something is wrong with one of them
   */
  learners(selection: Selection, target: Target, most: number): LearnerStates {
    return reading(this.file, (database) => ({
      count: countLearners(database, selection),
      states: readLearners(database, this.file, selection, target, most),
    }));
  }
}
