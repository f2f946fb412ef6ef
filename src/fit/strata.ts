/** Learners by ability: groups of equal size, lowest first. */

import { type AnswerLog, learnersWithAnswers } from './answer-log.js';

export interface Stratum {
  readonly name: string;
  /** share of the learners */
  readonly weight: number;
  /** their numbers, by ability */
  readonly who: readonly number[];
}

/** A member for each quarter of the learners, or for each learner. */
export type People = 'strata' | 'learners';

const NAMES = ['lowest-quarter', 'second-quarter', 'third-quarter', 'highest-quarter'] as const;

/** Members for learners at most [assumption]: each costs a run some 30 kB. Where there are more learners, neighbours share one. */
export const MOST_LEARNERS = 1000;

/** The learners with answers by `ability`: quarters (fewer than four learners: all in one), or each alone. */
export function strata(log: AnswerLog, ability: Float64Array, people: People): Stratum[] {
  const order = learnersWithAnswers(log).sort((a, b) => ability[a] - ability[b] || a - b);
  const quarters = order.length < NAMES.length ? ['everybody'] : NAMES;
  const parts = people === 'strata' ? quarters.length : Math.min(order.length, MOST_LEARNERS);
  const cut = (part: number): number => Math.round((part * order.length) / parts);
  return Array.from({ length: parts }, (_, at) => {
    const [from, to] = [cut(at), cut(at + 1)];
    return {
      name: people === 'strata' ? quarters[at] : rankName(from + 1, to),
      weight: (to - from) / order.length,
      who: order.slice(from, to),
    };
  });
}

/** Ranks by ability, from 1: names of learners stay in the log. */
function rankName(first: number, last: number): string {
  return first === last ? `learner-${first}` : `learners-${first}-to-${last}`;
}

/** The mean over learners. */
export function average(who: readonly number[], of: (learner: number) => number): number {
  return who.reduce((sum, one) => sum + of(one), 0) / who.length;
}
