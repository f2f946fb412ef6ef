/** A world in which nothing differs: the same alternative twice, so that every difference found is a false alarm. */

import { COMPARED_COLUMNS, type LearnerBatch } from '../../src/comparison/learner-record.js';
import { type Comparison, Comparisons } from '../../src/comparison/comparison.js';
import { FiveLevelEngine } from '../../src/engine/engine.js';
import { compilePolicy } from '../../src/engine/policy.js';
import { STATUSES } from '../../src/harness/ending.js';
import { Harness } from '../../src/harness/harness.js';
import { LearnerStreams, RandomStream } from '../../src/harness/random-stream.js';
import { SteadyGrowth } from '../../src/learners/accuracy/steady-growth.js';
import { LEARNER_COLUMNS } from '../../src/metrics/learner-table.js';
import { mission } from '../engine/world.js';

export interface NullWorld {
  readonly name: string;
  /** problems that a learner may do */
  readonly maxProblems: number;
  /** probabilities of a correct answer: each learner's is drawn evenly between them */
  readonly weakest: number;
  readonly strongest: number;
}

/** Everybody completes; and: a third is stopped by the limit, so that shares, limits and unready learners vary. */
export const NULL_WORLDS: readonly NullWorld[] = [
  { name: 'all complete', maxProblems: 10_000, weakest: 0.8, strongest: 0.98 },
  { name: 'limited', maxProblems: 75, weakest: 0.7, strongest: 0.9 },
];

const SKILLS = 12;
/** s0 to s11, the prerequisite of s_i is s_floor((i-1)/3). */
const tree = mission(
  Array.from({ length: SKILLS }, (_, i) =>
    i === 0 ? 's0*' : `s${i}<s${Math.floor((i - 1) / 3)}`,
  ).join(' '),
);
const limitsOf = ({ maxProblems }: NullWorld) => ({ max_problems: maxProblems, max_days: 730 });

/** Learners of a world, made one after the other; a harness is built once. */
export class NullPopulation {
  private readonly world: NullWorld;
  private readonly harness: Harness;
  private readonly streams = new LearnerStreams();
  private readonly traits = new RandomStream();

  constructor(world: NullWorld) {
    this.world = world;
    this.harness = new Harness({
      engine: new FiveLevelEngine(tree, compilePolicy({})),
      skillSeconds: tree.skills.map(() => 30),
      maxTimePerDay: 1200,
      limits: { ...limitsOf(world), stalled_after: 5000 },
      readyAccuracy: 0.8,
    });
  }

  /** `people` decides who they are, `luck` what they answer. */
  learners(count: number, people: number, luck: number): LearnerBatch {
    const numbers = Int32Array.from({ length: count }, (_, number) => number);
    const statuses = new Uint8Array(count);
    const columns = Object.fromEntries(
      COMPARED_COLUMNS.map((name) => [name, new Float64Array(count)]),
    );
    const wanted = LEARNER_COLUMNS.filter(({ name }) => name in columns);
    for (const number of numbers) {
      const outcome = this.harness.run(
        this.person(people, number),
        this.streams.seed(luck, number),
      );
      statuses[number] = STATUSES.indexOf(outcome.status);
      const row = { learner: number, skills: SKILLS, outcome };
      for (const column of wanted) columns[column.name][number] = column.from(row) ?? NaN;
    }
    return { learners: numbers, statuses, columns };
  }

  private person(people: number, number: number): SteadyGrowth {
    const { weakest, strongest } = this.world;
    const trait = this.traits.seed(people, number, 'traits').next();
    return new SteadyGrowth({
      starting_prob: weakest + trait * (strongest - weakest),
      learning_rate: 0,
      max_prob: 1,
      max_time_per_day: 1200,
      hint_rate: 0,
    });
  }
}

/**
 * Two groups under one alternative. Paired: the same people with other luck; else other people. `number` tells one
 * comparison from the next.
 */
export function nullComparison(
  population: NullPopulation,
  world: NullWorld,
  learners: number,
  isPaired: boolean,
  number: number,
): Comparison {
  const comparisons = new Comparisons({
    groups: [
      { name: 'a', control: undefined, samePeople: isPaired, learners },
      { name: 'b', control: 0, samePeople: isPaired, learners },
    ],
    readyAccuracy: 0.8,
    limits: limitsOf(world),
    seed: number,
  });
  const [one, other] = [2 * number, 2 * number + 1];
  comparisons.add(0, 0, population.learners(learners, one, one));
  comparisons.add(1, 0, population.learners(learners, isPaired ? one : other, other));
  const nothing = { slugs: [], problems: new Float64Array() };
  return comparisons.finish(() => nothing)[0];
}
