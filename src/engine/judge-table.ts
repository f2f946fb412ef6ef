import { levelAfter, problemKind } from './judge.js';
import { LEVEL_NAMES, type Level } from './levels.js';
import type { Policy } from './policy.js';
import { PROBLEM_NAMES, type ProblemKind, TASK_NAMES, type TaskKind } from './problem-kind.js';

const LEVELS = LEVEL_NAMES.length;

/** What the judge says of everything that it can be asked: asked once, looked up from then on. Flags are 0 and 1. */
export class JudgeTable {
  private readonly kinds: Uint8Array;
  private readonly levels: Uint8Array;

  constructor(policy: Policy) {
    this.kinds = Uint8Array.from({ length: TASK_NAMES.length * LEVELS * 4 }, (_, at) => {
      const task = Math.floor(at / 4 / LEVELS) as TaskKind;
      const level = (Math.floor(at / 4) % LEVELS) as Level;
      return problemKind(task, level, (at & 2) !== 0, (at & 1) !== 0);
    });
    this.levels = Uint8Array.from({ length: PROBLEM_NAMES.length * LEVELS * 2 }, (_, at) => {
      const kind = Math.floor(at / 2 / LEVELS) as ProblemKind;
      const level = (Math.floor(at / 2) % LEVELS) as Level;
      return levelAfter(kind, level, (at & 1) !== 0, policy);
    });
  }

  problemKind(
    task: TaskKind,
    level: Level,
    cascading: number,
    predictedKnown: number,
  ): ProblemKind {
    return this.kinds[(task * LEVELS + level) * 4 + 2 * cascading + predictedKnown] as ProblemKind;
  }

  levelAfter(kind: ProblemKind, level: Level, right: number): Level {
    return this.levels[(kind * LEVELS + level) * 2 + right] as Level;
  }
}
