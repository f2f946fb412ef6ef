/** For tests of configurations: scenarios without files, and the shortest way from YAML to a plan. */

import { UserError } from '../../src/errors.js';
import type { ConfigFiles } from '../../src/experiment/config-files.js';
import { loadExperiment } from '../../src/experiment/load.js';
import { parseOverride, seedOverride } from '../../src/experiment/overrides.js';
import type { ExperimentPlan } from '../../src/experiment/plan.js';
import { problemLines } from '../content/problem-lines.js';

const SCENARIOS: Readonly<Record<string, string>> = {
  tiny: 'slug: tiny\nskills: [{slug: a}, {slug: b, prerequisites: [a]}]\n',
  fractions: 'slug: fractions\nskills: [{slug: a}]\n',
  empty: 'slug: empty\nskills: []\n',
  broken: 'slug: broken\nskills:\n  - {slug: a, secs: 5}\n',
};

const WEIGHTS =
  '{intercept: 0, ewma_3: 0, ewma_10: 0, streak: 0, log_done: 0, log_missed: 0, percent_correct: 0}';

/** Knowledge models and transitions by path. */
const MODELS: Readonly<Record<string, string>> = {
  'model.yaml': `weights: ${WEIGHTS}\nskills:\n  b: ${WEIGHTS}\n`,
  'other-skills.yaml': `weights: ${WEIGHTS}\nskills:\n  a: ${WEIGHTS}\n  skill: ${WEIGHTS}\n  bb: ${WEIGHTS}\n`,
  'half.yaml': 'weights: {intercept: 1, evma_3: 2}\n',
  'next.yaml': 'a: {b: 0.75, x: 0.25}\nx: {}\n',
  'people.yaml': '[{preset: typical, behaviour: {task_choice: {markov: next.yaml}}}]',
  'lost-people.yaml': '[{preset: typical, behaviour: {task_choice: {markov: none.yaml}}}]',
  'others.yaml': 'kc01: {kc02: 1}\n',
};

/** Missions by slug; in the folder `elsewhere` there is one more. */
const source: ConfigFiles = {
  scenario: (reference, folder) => {
    refuseFolder(reference);
    const text =
      folder === 'elsewhere' && reference === 'far' ? SCENARIOS['tiny'] : SCENARIOS[reference];
    return text === undefined ? undefined : { file: `scenarios/${reference}.yaml`, text };
  },
  knownScenarios: (folder) => [
    ...Object.keys(SCENARIOS),
    ...(folder === 'elsewhere' ? ['far'] : []),
  ],
  file: (path) => {
    refuseFolder(path);
    return Object.hasOwn(MODELS, path)
      ? { file: `configs/${path}`, text: MODELS[path] }
      : undefined;
  },
  datastore: (path) => {
    throw new UserError({ file: path, what: 'no such datastore', hint: 'make one' });
  },
};

function refuseFolder(name: string): void {
  if (name === 'a-folder') throw new UserError({ file: './a-folder', what: 'is a directory' });
}

/** Loads a configuration called `c.yaml` with some `--set` on top; `--seed ...` is one, too. */
export function load(text: string, ...set: readonly string[]): ExperimentPlan {
  const overrides = set.map((flag) =>
    flag.startsWith('--seed ') ? seedOverride(flag.slice(7)) : parseOverride(flag),
  );
  return loadExperiment({ file: 'c.yaml', baseName: 'c', text, overrides }, source);
}

/** What the command would print for it; nothing when it is fine. */
export function errorsOf(text: string, ...set: readonly string[]): string[] {
  return problemLines(() => load(text, ...set));
}

/** A group that is fine, as YAML on one line. */
export const GROUP = '{num_users: 1, user_params: {starting_prob: 0.9}}';
