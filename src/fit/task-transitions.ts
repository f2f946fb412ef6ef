/** Which skill learners work on next, as probabilities: what a simulated learner chooses tasks by. */

import type { Recommender } from './recommenders.js';

/** Probabilities of the next skill, most probable first; they add up to 1. */
export type Transitions = readonly { readonly to: number; readonly probability: number }[];

/** Next skills of each at most [assumption]: the most probable ones. */
const MOST_NEXT = 20;

/**
 * Scores over their sum, by skill, cut to the twenty best. Of a Markov chain: P(next) = (times seen + share of the skill
 * among all next tasks) / (all seen + 1), so that a skill after which nobody went on has the overall shares.
 */
export function taskTransitions(recommender: Recommender, skills: number): Transitions[] {
  return Array.from({ length: skills }, (_, from) => {
    const best = recommender.next(from, MOST_NEXT);
    const total = best.reduce((sum, { score }) => sum + score, 0);
    return best.map(({ to, score }) => ({ to, probability: score / total }));
  });
}
