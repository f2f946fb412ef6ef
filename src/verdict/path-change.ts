/** Where two digests of a learner's way part. */

import { MARK_LENGTH, problemOfMark } from '../harness/path-marks.js';

/** Problems, from 1, between which the ways part; `last` undefined: somewhere from `first` on. */
export interface Parting {
  readonly first: number;
  readonly last: number | undefined;
}

/** The first difference of two digests `<marks>.<hash>` of learner number `learner`; undefined when they are equal. */
export function parting(learner: number, before: string, after: string): Parting | undefined {
  if (before === after) return undefined;
  const [old] = before.split('.');
  const [now] = after.split('.');
  let at = 0;
  while (at < old.length && at < now.length && old[at] === now[at]) at++;
  const same = Math.floor(at / MARK_LENGTH);
  const isMarked = at < old.length && at < now.length;
  return {
    first: problemOfMark(learner, same) + 1,
    last: isMarked ? problemOfMark(learner, same + 1) : undefined,
  };
}
