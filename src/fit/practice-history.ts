/** What a learner had done on a skill before each answer. */

import type { AnswerLog } from './answer-log.js';

export interface PracticeHistory {
  /** earlier correct answers of the learner on the skill */
  readonly successes: Int32Array;
  readonly failures: Int32Array;
}

/** Counts, by answer. */
export function practiceHistory(log: AnswerLog): PracticeHistory {
  const successes = new Int32Array(log.rows);
  const failures = new Int32Array(log.rows);
  const right = new Int32Array(log.skills);
  const wrong = new Int32Array(log.skills);
  for (let row = 0; row < log.rows; row++) {
    const skill = log.skill[row];
    if (row > 0 && log.learner[row] !== log.learner[row - 1]) {
      for (let at = row - 1; at >= 0 && log.learner[at] === log.learner[row - 1]; at--) {
        right[log.skill[at]] = wrong[log.skill[at]] = 0;
      }
    }
    successes[row] = right[skill];
    failures[row] = wrong[skill];
    if (log.correct[row] === 1) right[skill]++;
    else wrong[skill]++;
  }
  return { successes, failures };
}
