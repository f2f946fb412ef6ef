/**
 * At which problems a digest of a learner's way holds a mark. The first learners' ways are marked after every problem, so
 * that a change is found to the problem; the others' after every 64th, which is enough to tell that they changed.
 */

/** Learners, by number, whose ways are marked after every problem [assumption]. */
const DETAILED = 3;
/** From here on marks are few, for everybody [assumption]. */
const SPARSE_FROM = 1024;
const SPARSE = 64;
const COARSE = 64;

function step(learner: number): number {
  return learner < DETAILED ? 1 : COARSE;
}

/** Whether a mark stands behind problem number `problem`, from 1. */
export function isMarked(learner: number, problem: number): boolean {
  return problem % (problem <= SPARSE_FROM ? step(learner) : SPARSE) === 0;
}

/** Characters of a mark. */
export const MARK_LENGTH = 2;

/** The problem behind which mark number `mark`, from 1, stands; 0 for mark 0. */
export function problemOfMark(learner: number, mark: number): number {
  const dense = SPARSE_FROM / step(learner);
  return mark <= dense ? mark * step(learner) : SPARSE_FROM + (mark - dense) * SPARSE;
}
