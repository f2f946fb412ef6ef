/** Learners by kind: whom a report counts one by one, and whom together. */

import { describe, expect, it } from 'vitest';
import { COMPARED_COLUMNS, type LearnerBatch } from '../../src/comparison/learner-record.js';
import type { ExperimentPlan } from '../../src/experiment/plan.js';
import { STATUSES } from '../../src/harness/ending.js';
import { KindSamples } from '../../src/runner/kind-samples.js';

const planOf = (...groups: readonly (readonly (readonly [string, number])[])[]): ExperimentPlan =>
  ({
    readyAccuracy: 0.8,
    groups: groups.map((people) => ({
      people: people.map(([name, weight]) => ({ name, weight })),
    })),
  }) as unknown as ExperimentPlan;

/** Learners who all complete, with 1, 2, 3, ... problems. */
function batchOf(learners: number): LearnerBatch {
  const columns = COMPARED_COLUMNS.map((name): [string, Float64Array] => [
    name,
    Float64Array.from({ length: learners }, (_, at) => (name === 'problems' ? at + 1 : 0)),
  ]);
  return {
    learners: Int32Array.from({ length: learners }, (_, at) => at),
    statuses: new Uint8Array(learners).fill(STATUSES.indexOf('completed')),
    columns: Object.fromEntries(columns),
  };
}

describe('kinds', () => {
  it('members of one name are one kind, in the order of the configuration', () => {
    const samples = new KindSamples(
      planOf([
        ['b', 1],
        ['a', 2],
        ['b', 1],
      ]),
    );
    expect([...samples.namesOf(0)!]).toEqual(['b', 'a']);
    samples.add(0, batchOf(3), ['a', 'b', 'a']);
    expect(
      samples.samplesOf(0).map(({ name, share, learners }) => [name, share, learners]),
    ).toEqual([
      ['b', 0.5, 1],
      ['a', 0.5, 2],
    ]);
  });

  it('a group without a population has none', () => {
    const samples = new KindSamples(planOf([['', 1]]));
    expect([samples.namesOf(0), samples.samplesOf(0)]).toEqual([undefined, []]);
  });

  it('of very many the largest have counts of their own, the others one together', () => {
    const many = Array.from({ length: 100 }, (_, at): [string, number] => [`k${at}`, at + 1]);
    // Small in one group, the largest in the other: it is shown in both.
    const samples = new KindSamples(planOf(many, [['k0', 1]]));
    samples.add(
      0,
      batchOf(100),
      many.map(([name]) => name),
    );
    const own = samples.samplesOf(0);
    expect(own).toHaveLength(31);
    expect(own[0].name).toBe('k0');
    expect(own.at(-1)).toMatchObject({ name: undefined, learners: 70 });
    expect(own.reduce((sum, { learners }) => sum + learners, 0)).toBe(100);
    expect(own.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});
