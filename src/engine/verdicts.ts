import { levelAfter } from './judge.js';
import { LEVEL_NAMES, type Level } from './levels.js';
import type { Policy } from './policy.js';
import { PROBLEM_NAMES, type ProblemKind } from './problem-kind.js';

const LEVELS = LEVEL_NAMES.length;

/** What the judge says of every kind of problem, at every level, right or wrong: asked once, looked up from then on. */
export class Verdicts {
  private readonly levels: Uint8Array;

  constructor(policy: Policy) {
    this.levels = Uint8Array.from({ length: PROBLEM_NAMES.length * LEVELS * 2 }, (_, at) => {
      const kind = Math.floor(at / 2 / LEVELS) as ProblemKind;
      const level = (Math.floor(at / 2) % LEVELS) as Level;
      return levelAfter(kind, level, at % 2 === 1, policy);
    });
  }

  levelAfter(kind: ProblemKind, level: Level, correct: boolean): Level {
    return this.levels[(kind * LEVELS + level) * 2 + (correct ? 1 : 0)] as Level;
  }
}
