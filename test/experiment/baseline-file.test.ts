/** Baselines as files: broken ones, and what makes a run the same run. */

import { describe, expect, it } from 'vitest';
import { identityOf, parseBaseline } from '../../src/experiment/baseline-file.js';
import { identityDifferences } from '../../src/verdict/baseline.js';
import { problemLines } from '../content/problem-lines.js';
import { load } from './loading.js';

const GROUPS =
  '{"a": {"summary": {"learners": 5, "accuracy": null}, "metrics": {}, "paths": {"0": "A.1"}}}';
const HEAD =
  '{"tool": "learnersim baseline",\n"format": 1,\n"identity": {"seed": 1},\n"causes": {"node": "24"},\n';
const SOUND = `${HEAD}"groups": ${GROUPS}}`;
const errorsOf = (text: string): string[] => problemLines(() => parseBaseline('b.json', text));

describe('a baseline', () => {
  it('is read as it stands there', () => {
    expect(parseBaseline('b.json', SOUND)).toEqual(JSON.parse(SOUND));
  });

  it.each([
    ['nothing', '', ['b.json:1:1  the file is empty']],
    ['a list', '[]', ['b.json:1:1  expected a map, got a list']],
    [
      'of something else',
      SOUND.replace(' baseline', ''),
      ['b.json:1:2  tool  expected "learnersim baseline", got "learnersim"'],
    ],
    [
      'of another format',
      SOUND.replace('"format": 1', '"format": 2'),
      ['b.json:2:1  format  expected 1, got 2'],
    ],
    [
      'cut off',
      SOUND.slice(0, 60),
      [
        'b.json:3:16  not valid YAML: Missing closing "quote',
        'b.json:3:16  not valid YAML: Flow map in block collection must be sufficiently indented and end with a }',
        'b.json:3:16  not valid YAML: Flow map must end with a }',
      ],
    ],
    [
      'with a merge conflict',
      SOUND.replace('"format": 1,', '<<<<<<< HEAD\n"format": 1,\n=======\n"format": 1,\n>>>>>>> x'),
      ['b.json:6:1  not valid YAML: Plain value cannot start with block scalar indicator >'],
    ],
    ['without groups', `${HEAD}}`, ['b.json:1:1  groups  is missing']],
    [
      'without identity',
      SOUND.replace('"identity": {"seed": 1},\n', ''),
      ['b.json:1:1  identity  is missing'],
    ],
    [
      'with text for a figure',
      SOUND.replace('5', '"5"'),
      ['b.json:5:30  groups.a.summary.learners  expected a number, got "5"'],
    ],
    [
      'with infinity',
      SOUND.replace('5', '.inf'),
      ['b.json:5:30  groups.a.summary.learners  expected a number, got Infinity'],
    ],
    [
      'with an unknown key',
      SOUND.replace('"metrics"', '"metricks"'),
      [
        'b.json:5:12  groups.a.metrics  is missing',
        'b.json:5:64  groups.a.metricks  unknown key "metricks"  (did you mean "metrics"?)',
      ],
    ],
    ['with a doubled key', SOUND.replace('"format"', '"tool"'), ['b.json:2:1  duplicate key']],
    [
      'with much that is wrong',
      SOUND.replace('"24"', '24').replace('null', 'true').replace('"A.1"', 'null'),
      [
        'b.json:4:12  causes.node  expected text, got 24',
        'b.json:5:45  groups.a.summary.accuracy  expected a number, got true',
        'b.json:5:89  groups.a.paths.0  expected text, got nothing',
      ],
    ],
  ])('%s: not read', (_, text, expected) => expect(errorsOf(text)).toEqual(expected));
});

const CONFIG = `
mission: tiny
seed: 7
groups:
  a: {num_users: 3, user_params: {starting_prob: 0.9}}
  b: {num_users: 3, user_params: {starting_prob: 0.9}, alternatives: {booster_tasks_v3: booster}}
`;

const identity = (text: string, ...set: string[]): unknown => identityOf(load(text, ...set));

describe('the identity of a run', () => {
  it('is what was asked, and nothing by default', () => {
    const user_params = { starting_prob: 0.9 };
    const group = { num_users: 3, user_params, assign: {}, engine: {} };
    expect(identity(CONFIG)).toEqual({
      seed: 7,
      control: 'a',
      mission: 'tiny',
      limits: {},
      ready_accuracy: 0.8,
      engine: {},
      groups: {
        a: { ...group, alternatives: {} },
        b: { ...group, alternatives: { booster_tasks_v3: 'booster' } },
      },
    });
  });

  it('comes back from a file as it was', () => {
    const written = JSON.stringify({ ...JSON.parse(SOUND), identity: identity(CONFIG) });
    expect(parseBaseline('b.json', written).identity).toEqual(identity(CONFIG));
  });

  it.each([
    ['a name', 'name=other'],
    ['a description', 'description=for people'],
    ["a group's description", 'groups.a.description=for people'],
    ['threads', 'num_processes=3'],
    ['expectations', 'expect=["*.blocked == 0"]'],
    ['allow_blocked', 'allow_blocked=true'],
    ['the default limit, written out', 'limits.max_problems=10000'],
    ['the default limits, written out', 'limits={max_days: 730, stalled_after: 5000}'],
    ['a default parameter, written out', 'groups.a.user_params.max_prob=1'],
    ['the first group as control', 'control=a'],
    ['the default seed of readiness', 'ready_accuracy=0.8'],
  ])('%s is no part of it', (_, set) => {
    expect(identity(CONFIG, set)).toEqual(identity(CONFIG));
  });

  it('nor is the form of the groups, or their order', () => {
    const params = 'user_params: {starting_prob: 0.9}';
    const list = `mission: tiny\nseed: 7\ncontrol: a\ngroups:
  - {name: b, num_users: 3, ${params}, alternatives: {booster_tasks_v3: booster}}
  - {name: a, num_users: 3, ${params}}\n`;
    expect(identity(list)).toEqual(identity(CONFIG));
  });

  it.each([
    ['seed=8', 'seed'],
    ['control=b', 'control'],
    ['mission=fractions', 'mission'],
    ['limits.max_days=10', 'limits.max_days'],
    ['ready_accuracy=0.9', 'ready_accuracy'],
    ['follow_up={days: 30}', 'follow_up'],
    ['engine.spacing_seconds=5', 'engine.spacing_seconds'],
    ['knowledge_model=model.yaml', 'knowledge_model'],
    ['groups.a.num_users=4', 'groups.a.num_users'],
    ['groups.a.mission=fractions', 'groups.a.mission'],
    ['groups.a.engine.spacing_seconds=5', 'groups.a.engine.spacing_seconds'],
    ['groups.a.alternatives.booster_tasks_v3=booster', 'groups.a.alternatives.booster_tasks_v3'],
    ['groups.a.knowledge_model=model.yaml', 'groups.a.knowledge_model'],
    ['groups.a.user_params.starting_prob=0.8', 'groups.a.user_params.starting_prob'],
    ['groups.a.user_params.max_prob=0.95', 'groups.a.user_params.max_prob'],
    [
      'groups.a.assign={booster_tasks_v3: {control: 1, booster: 1}}',
      'groups.a.assign.booster_tasks_v3',
    ],
  ])('%s is another run', (set, path) => {
    const differences = identityDifferences(identity(CONFIG), identity(CONFIG, set));
    expect(differences.map((one) => one.path)).toContain(path);
  });
});
