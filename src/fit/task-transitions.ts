/** Which skill learners work on next: a Markov chain. */

import type { AnswerLog } from './answer-log.js';

/** Probabilities of the next skill, most probable first; they add up to 1. */
export type Transitions = readonly { readonly to: number; readonly probability: number }[];

/** Weight of all skills' overall shares against the transitions that were seen, in transitions [assumption]. */
const PRIOR = 1;
/** Next skills of each at most [assumption]: the most probable ones. */
const MOST_NEXT = 20;

/**
 * A task is a run of answers of one learner on one skill; the chain steps from task to task. By skill: P(next) =
 * (times seen + share of the skill among all next tasks) / (all seen + 1), cut to the twenty most probable. A skill
 * after which nobody went on has the overall shares.
 */
export function taskTransitions(log: AnswerLog): Transitions[] {
  const seen: Map<number, number>[] = Array.from({ length: log.skills }, () => new Map());
  const arrivals = new Float64Array(log.skills);
  for (let row = 1; row < log.rows; row++) {
    const [from, to] = [log.skill[row - 1], log.skill[row]];
    if (from === to || log.learner[row] !== log.learner[row - 1]) continue;
    seen[from].set(to, (seen[from].get(to) ?? 0) + 1);
    arrivals[to]++;
  }
  const popular = Array.from(arrivals, (count, to) => ({ to, count }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || one.to - other.to);
  const total = popular.reduce((sum, { count }) => sum + count, 0);
  return seen.map((next, from) => {
    const others = total - arrivals[from];
    const share = (to: number): number => (others > 0 ? (PRIOR * arrivals[to]) / others : 0);
    // Beyond what was seen, only the most popular can be among the most probable.
    const candidates = new Set([
      ...next.keys(),
      ...popular.slice(0, MOST_NEXT + 1).map(({ to }) => to),
    ]);
    candidates.delete(from);
    return normalised(
      [...candidates].map((to) => ({ to, score: (next.get(to) ?? 0) + share(to) })),
    );
  });
}

function normalised(scored: { readonly to: number; readonly score: number }[]): Transitions {
  const best = scored.sort((one, other) => other.score - one.score || one.to - other.to);
  const kept = best.slice(0, MOST_NEXT);
  const total = kept.reduce((sum, { score }) => sum + score, 0);
  return kept.map(({ to, score }) => ({ to, probability: score / total }));
}
