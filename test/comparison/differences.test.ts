/** One difference, asked for while learners still come: the same as at the end, and no trace of the question. */

import { describe, expect, it } from 'vitest';
import { Comparisons } from '../../src/comparison/comparison.js';
import { COMPARED_COLUMNS, type LearnerBatch } from '../../src/comparison/learner-record.js';
import { DIFFERENCES } from '../../src/comparison/measures.js';
import { RandomStream } from '../../src/harness/random-stream.js';

const SIZE = 60;
const none = (): { slugs: string[]; problems: Float64Array } => ({
  slugs: [],
  problems: new Float64Array(),
});

function comparisons(samePeople = true): Comparisons {
  const group = { samePeople, learners: 2 * SIZE };
  return new Comparisons({
    groups: [
      { ...group, name: 'control', control: undefined },
      { ...group, name: 'other', control: 0 },
    ],
    readyAccuracy: 0.5,
    limits: { max_problems: 1000, max_days: 100 },
    seed: 1,
  });
}

/** Learners `first` to `first + SIZE - 1`, some of whom do not complete. */
function batch(first: number, stream: RandomStream): LearnerBatch {
  const values = (): Float64Array => Float64Array.from({ length: SIZE }, () => stream.next());
  const wholes = (): Float64Array => values().map((value) => Math.ceil(value * 50));
  return {
    learners: Int32Array.from({ length: SIZE }, (_, at) => first + at),
    statuses: Uint8Array.from({ length: SIZE }, (_, at) => (at % 7 === 0 ? 1 : 0)),
    columns: Object.fromEntries(
      COMPARED_COLUMNS.map((name) => [name, name.endsWith('accuracy') ? values() : wholes()]),
    ),
  };
}

function feed(into: Comparisons, between: () => void): void {
  const stream = new RandomStream().seed(3, 0, 'traits');
  for (const first of [0, SIZE]) {
    into.add(0, first, batch(first, stream));
    into.add(1, first, batch(first, stream));
    between();
  }
}

describe('a difference', () => {
  it('is known by the name of its row: every row with a difference, and no other', () => {
    const other = comparisons(false);
    feed(other, () => undefined);
    const [{ rows }] = other.finish(none);
    const names = rows.map(({ metric }) => metric).filter((name) => !name.endsWith('.curve'));
    expect(names.toSorted()).toEqual(DIFFERENCES.toSorted());
  });

  it.each([true, false])('is the one of the comparison (same people: %s)', (samePeople) => {
    const whole = comparisons(samePeople);
    feed(whole, () => undefined);
    const [{ rows }] = whole.finish(none);
    for (const name of DIFFERENCES) {
      const [{ group, row }] = whole.differences(name);
      const { pHolm: _, ...expected } = rows.find(({ metric }) => metric === name)!;
      expect([group, row]).toEqual(['other', expect.objectContaining(expected)]);
    }
  });

  it('that was asked for half way leaves nothing behind', () => {
    const asked = comparisons();
    const values: unknown[] = [];
    feed(asked, () => {
      values.push(asked.differences('problems.mean')[0].row?.difference);
      asked.differences('problems_to_completion.median');
    });
    const silent = comparisons();
    feed(silent, () => undefined);
    expect(asked.finish(none)).toEqual(silent.finish(none));
    expect(values[0]).not.toEqual(values[1]);
    expect(values[1]).toEqual(silent.differences('problems.mean')[0].row?.difference);
  });
});
