/** `engine: {module}` and `engine: {url}`: what they exclude, what is said of mistakes, what the plan holds. */

import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/content/document.js';
import { checkScenario } from '../../src/content/scenario.js';
import { loadExperiment } from '../../src/experiment/load.js';
import { UserError } from '../../src/errors.js';

const SCENARIO = 'slug: one\nskills: [{slug: a}]\n';
const MODULE = { file: 'configs/ours.js', sha256: 'f'.repeat(64) };

const STORE = {
  file: 'x',
  missions: () => ['one'],
  scenario: () => checkScenario(readDocument('one.yaml', SCENARIO)),
  learners: () => ({ count: 1, states: [] }),
};

function load(text: string) {
  return loadExperiment(
    { file: 'x.yaml', baseName: 'x', text, overrides: [] },
    {
      scenario: () => ({ file: 'one.yaml', text: SCENARIO }),
      knownScenarios: () => [],
      file: () => undefined,
      datastore: () => STORE,
      module: (path) => (path === './ours.js' ? MODULE : undefined),
    },
  );
}

const config = (top: string, group = '{}'): string => `mission: one
engine: ${top}
groups:
  a: {num_users: 1, user_params: {starting_prob: 0.5}, engine: ${group}}
  b: {num_users: 1, user_params: {starting_prob: 0.5}}
`;

function problems(text: string): string {
  try {
    load(text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return '';
}

describe('an engine of your own', () => {
  it('at the top is that of all groups', () => {
    const plan = load(config('{module: ./ours.js, timeout_seconds: 3}'));
    const own = { module: './ours.js', timeoutSeconds: 3 };
    expect(plan.groups.map(({ ownEngine }) => ownEngine)).toEqual([own, own]);
    expect(plan.engineModules).toEqual({ './ours.js': MODULE });
  });

  it('of a group is its own alone, and gets the constants of the top', () => {
    const plan = load(config('{challenge_size: 4}', '{url: "http://127.0.0.1:1/x"}'));
    const [a, b] = plan.groups;
    expect(a.ownEngine).toEqual({ url: 'http://127.0.0.1:1/x', timeoutSeconds: 10 });
    expect(b.ownEngine).toBeUndefined();
    expect([a.engine.challenge_size, b.engine.challenge_size]).toEqual([4, 4]);
  });

  it.each([
    [
      '{module: ./ours.js, challenge_size: 4}',
      '{}',
      /^x\.yaml:2:\d+ {2}engine\.challenge_size {2}stands/,
    ],
    ['{module: ./ours.js, url: "http://a"}', '{}', /engine\.url {2}stands beside module/],
    ['{module: ./none.js}', '{}', /engine\.module {2}no file "\.\/none\.js"/],
    ['{timeout_seconds: 3}', '{}', /engine\.timeout_seconds {2}needs module or url/],
    ['{url: nowhere}', '{}', /engine\.url {2}is no address/],
    ['{url: "ftp://a"}', '{}', /engine\.url {2}must begin with http/],
    ['{url: "http://me:secret@a"}', '{}', /engine\.url {2}must hold no user/],
    [
      '{module: ./ours.js}',
      '{challenge_size: 4}',
      /groups\.a\.engine\.challenge_size {2}the exper/,
    ],
  ])('%s with a group of %s is a mistake', (top, group, says) => {
    expect(problems(config(top, group))).toMatch(says);
  });

  it('knows nothing of states in a datastore', () => {
    const stored = (key: string): string =>
      problems(
        `use_test_db: true\ndatastore_path: x\n${key}: true\n${config('{module: ./ours.js}')}`,
      );
    for (const key of ['initial_states', 'write_back']) {
      expect(stored(key)).toMatch(/groups\.a  has an engine of its own: states in a datastore/);
    }
  });
});
