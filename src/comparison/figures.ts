/** What each measure says of some learners: a column of whole numbers per measure, so that sums are exact and quick. */

import type { LearnerBatch, LearnerRecord } from './learner-record.js';
import { COMPLETIONS, MEANS, PROBLEM_KINDS, RATIOS, SHARES, STEPS } from './measures.js';

/** Whether a learner is of a share's whole, and of its part. */
export const SHARE = { outside: 0, whole: 1, part: 2 } as const;

/** Columns are in the order of their measures; values in that of learners. */
export interface Figures {
  /** their numbers */
  readonly learners: Int32Array;
  /** index into `STATUSES` */
  readonly statuses: Uint8Array;
  readonly times: readonly Int32Array[];
  /** of `SHARE` */
  readonly shares: readonly Uint8Array[];
  /** in steps of the measure's unit; NaN: has none */
  readonly means: readonly Float64Array[];
  readonly ratios: readonly { readonly part: Float64Array; readonly whole: Float64Array }[];
  readonly kinds: readonly Float64Array[];
}

/** `record` is filled with one learner after the other. */
export function figuresOf(batch: LearnerBatch, record: LearnerRecord): Figures {
  const { learners, statuses } = batch;
  const { length } = learners;
  const times = COMPLETIONS.map(() => new Int32Array(length));
  const shares = SHARES.map(() => new Uint8Array(length));
  const means = MEANS.map(() => new Float64Array(length));
  const steps = MEANS.map(({ unit }) => STEPS[unit]);
  const ratios = RATIOS.map(() => ({
    part: new Float64Array(length),
    whole: new Float64Array(length),
  }));
  const kinds = PROBLEM_KINDS.map(() => new Float64Array(length));
  for (let at = 0; at < length; at++) {
    record.read(batch, at);
    for (let i = 0; i < times.length; i++) times[i][at] = COMPLETIONS[i].time(record);
    for (let i = 0; i < shares.length; i++) {
      const { part, whole } = SHARES[i];
      const isOutside = whole !== undefined && !whole(record);
      shares[i][at] = isOutside ? SHARE.outside : part(record) ? SHARE.part : SHARE.whole;
    }
    for (let i = 0; i < means.length; i++) {
      means[i][at] = Math.round(MEANS[i].value(record) * steps[i]);
    }
    for (let i = 0; i < ratios.length; i++) {
      ratios[i].part[at] = RATIOS[i].part(record);
      ratios[i].whole[at] = RATIOS[i].whole(record);
    }
    for (let i = 0; i < kinds.length; i++) kinds[i][at] = PROBLEM_KINDS[i].of(record);
  }
  return { learners, statuses, times, shares, means, ratios, kinds };
}
