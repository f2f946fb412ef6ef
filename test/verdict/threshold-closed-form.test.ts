/** A threshold that can be worked out: one skill, three correct in a row within twenty problems, for 80% of learners. */

import { expect, it } from 'vitest';
import { prepareGroup, simulateChunk } from '../../src/runner/simulate-chunk.js';
import { parseTarget, readingOf } from '../../src/verdict/target.js';
import { searchThreshold } from '../../src/verdict/threshold-search.js';
import { load } from '../experiment/loading.js';

const RUN = 3;
const PROBLEMS = 20;
const SHARE = 0.8;
const STEPS = 100;

const plan = load(`
mission: fractions
limits: {max_problems: ${PROBLEMS}}
groups:
  g:
    num_users: 1
    alternatives: {mastery_mechanics: streak-10}
    engine: {streak_correct_in_a_row: ${RUN}}
    user_params: {starting_prob: 0.5}
`);

/** The probability of a run of correct answers: by the length of the last one, answer by answer. */
function probabilityOfRun(p: number): number {
  let lengths = [1, ...Array.from({ length: RUN - 1 }, () => 0)];
  let done = 0;
  for (let answer = 0; answer < PROBLEMS; answer++) {
    done += lengths[RUN - 1] * p;
    const wrong = lengths.reduce((sum, share) => sum + share) * (1 - p);
    lengths = [wrong, ...lengths.slice(0, -1).map((share) => share * p)];
  }
  return done;
}

function trueThreshold(): number {
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2;
    if (probabilityOfRun(middle) < SHARE) low = middle;
    else high = middle;
  }
  return high;
}

async function intervalOf(seed: number): Promise<{ low: number; high: number; steps: number }> {
  const target = parseTarget(`completion_rate >= ${SHARE}`, 'g');
  const { crossing } = await searchThreshold(
    async (step, learners) => {
      const [group] = plan.groups;
      const [{ model, ...kind }] = group.people;
      const values = { ...model.values, starting_prob: step / STEPS };
      const people = [{ ...kind, model: { ...model, values } }];
      const at = { ...plan, seed, groups: [{ ...group, people }] };
      const chunk = { group: 0, first: 0, count: learners };
      const wanted = { columns: [], paths: 0 };
      const prepared = prepareGroup(at, 0);
      const { totals, learners: those } = simulateChunk(
        at,
        prepared,
        chunk,
        wanted,
        new Int32Array(1),
      );
      return readingOf(target, { totals, samples: those.columns });
    },
    { steps: STEPS, narrow: 6, learners: 50, mostLearners: 400 },
  );
  const { low = -Infinity, high = Infinity } = crossing!;
  return { low: low / STEPS, high: high / STEPS, steps: high - low };
}

it('the interval holds the true threshold for 95 of 100 seeds, and is no wider than it must be', async () => {
  const truth = trueThreshold();
  const found = await Promise.all(Array.from({ length: 100 }, (_, seed) => intervalOf(seed)));
  const holding = found.filter(({ low, high }) => low < truth && truth <= high);
  expect(holding.length).toBeGreaterThanOrEqual(90);
  expect(Math.max(...found.map(({ steps }) => steps))).toBeLessThanOrEqual(8);
});
