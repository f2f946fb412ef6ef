/** What a report keeps of the learners of one kind in one group: exact counts, however many they are. */

import { type Histogram, addValue, emptyHistogram } from '../stats/histogram.js';
import type { LearnerRecord } from './learner-record.js';

export class KindSample {
  /** name of the population's members; undefined: all kinds that are not counted on their own */
  readonly name: string | undefined;
  /** of the group's learners, the share that the configuration gives to them */
  readonly share: number;
  learners = 0;
  /** problems of those who completed */
  readonly completed: Histogram = emptyHistogram();
  reviews = 0;
  reviewsCorrect = 0;

  constructor(name: string | undefined, share: number) {
    this.name = name;
    this.share = share;
  }

  add({ status, problems, reviews, reviewsCorrect }: LearnerRecord): void {
    this.learners++;
    if (status === 'completed') addValue(this.completed, problems);
    this.reviews += reviews;
    this.reviewsCorrect += reviewsCorrect;
  }
}
