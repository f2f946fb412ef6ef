/** For tests of the runner: small plans. */

import { loadExperiment } from '../../src/experiment/load.js';
import { parseOverride } from '../../src/experiment/overrides.js';
import type { ExperimentPlan } from '../../src/experiment/plan.js';

const SKILLS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Eight skills in a row, the first a foundation. */
const SCENARIO = JSON.stringify({
  slug: 'row',
  foundations: ['a'],
  skills: SKILLS.map((slug, at) => ({
    slug,
    title: `=${slug}, "${slug}"`,
    seconds: 20 + at / 3,
    prerequisites: at === 0 ? [] : [SKILLS[at - 1]],
  })),
});

const CONFIG = `
name: "=two, groups"
mission: row
limits: {max_problems: 120}
groups:
  one: &group {num_users: 23, user_params: {starting_prob: 0.75, learning_rate: 0.001}}
  two: {<<: *group, num_users: 16}
  boosted: {<<: *group, num_users: 9, alternatives: {booster_tasks_v3: booster}}
`;

/** Groups `one` (23 learners), `two` (16, otherwise the same) and `boosted` (9), with some `--set` on top. */
export function smallPlan(...set: readonly string[]): ExperimentPlan {
  const overrides = set.map(parseOverride);
  return loadExperiment(
    { file: 'small.yaml', baseName: 'small', text: CONFIG, overrides },
    {
      scenario: () => ({ file: 'row.yaml', text: SCENARIO }),
      knownScenarios: () => [],
      file: () => undefined,
      datastore: () => {
        throw new Error('no datastore');
      },
    },
  );
}
