/** Where two digests of a learner's way part. */

/** Problems, from 1, between which the ways part; `last` undefined: somewhere after `first`. */
export interface Parting {
  readonly first: number;
  readonly last: number | undefined;
}

/** The first difference of two digests `<marks>.<hash>`; undefined when they are equal. */
export function parting(before: string, after: string): Parting | undefined {
  if (before === after) return undefined;
  const [old] = before.split('.');
  const [now] = after.split('.');
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) same++;
  const first = problemOfMark(same) + 1;
  const isMarked = same < old.length && same < now.length;
  return { first, last: isMarked ? problemOfMark(same + 1) : undefined };
}

/** The problem after which mark number `mark`, from 1, was made: each up to 64, each eighth up to 512, each 64th. */
function problemOfMark(mark: number): number {
  if (mark <= 64) return mark;
  if (mark <= 120) return 64 + (mark - 64) * 8;
  return 512 + (mark - 120) * 64;
}
