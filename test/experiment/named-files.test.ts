/** The files that a configuration names: each is read once, and what is wrong stands where the user can mend it. */

import { describe, expect, it } from 'vitest';
import { GROUP, errorsOf, load } from './loading.js';

const config = (top: string, group = ''): string =>
  `${top}\ngroups:\n  a: ${GROUP}\n  b: {${group}${GROUP.slice(1)}\n`;

describe('a file that cannot be read', () => {
  it('is a problem of the configuration at the place that names it, beside all others', () => {
    const yaml = `${config('mission: a-folder', 'knowledge_model: a-folder, ')}sed: 1\n`;
    expect(errorsOf(yaml)).toEqual([
      'c.yaml:1:1  mission  ./a-folder is a directory',
      'c.yaml:4:7  groups.b.knowledge_model  ./a-folder is a directory',
      'c.yaml:5:1  sed  unknown key "sed"  (did you mean "seed"?)',
    ]);
  });

  it('is named by a flag', () => {
    expect(errorsOf(config('mission: tiny'), 'mission=a-folder')).toEqual([
      '--set mission=a-folder  mission  ./a-folder is a directory',
    ]);
  });
});

describe('a scenario', () => {
  it('that is wrong is reported once, however many groups name it', () => {
    expect(errorsOf(config('mission: broken', 'mission: broken, '))).toEqual([
      'scenarios/broken.yaml:3:15  skills.0.secs  unknown key "secs"',
    ]);
  });
});

describe('a knowledge model', () => {
  const wrong = 'configs/half.yaml:1:1  weights.';

  it('goes into the plan, for all groups or for one', () => {
    const { groups, models } = load(config('mission: tiny', 'knowledge_model: model.yaml, '));
    expect(groups.map(({ knowledgeModel }) => knowledgeModel)).toEqual([undefined, 'model.yaml']);
    expect(models).toMatchObject({
      'model.yaml': { weights: { intercept: 0 }, skills: { b: { percent_correct: 0 } } },
    });
    const all = load(config('mission: tiny\nknowledge_model: model.yaml'));
    expect(all.groups.map(({ knowledgeModel }) => knowledgeModel)).toEqual([
      'model.yaml',
      'model.yaml',
    ]);
  });

  it('must be there', () => {
    expect(errorsOf(config('mission: tiny\nknowledge_model: nope.yaml'))).toEqual([
      'c.yaml:2:1  knowledge_model  no file "nope.yaml"',
    ]);
  });

  it('has every weight; what is wrong stands in its own file, once', () => {
    const missing = ['ewma_3', 'ewma_10', 'streak', 'log_done', 'log_missed', 'percent_correct'];
    const yaml = config(
      'mission: tiny\nknowledge_model: half.yaml',
      'knowledge_model: half.yaml, ',
    );
    expect(errorsOf(yaml)).toEqual([
      ...missing.map((name) => `${wrong}${name}  is missing`),
      'configs/half.yaml:1:25  weights.evma_3  unknown key "evma_3"  (did you mean "ewma_3"?)',
    ]);
  });

  const others = 'knowledge_model: other-skills.yaml';

  it('has weights only for skills of some mission', () => {
    expect(errorsOf(config(`mission: tiny\n${others}`))).toEqual([
      'configs/other-skills.yaml:4:3  skills.skill  no mission of the experiment has a skill "skill"',
      'configs/other-skills.yaml:5:3  skills.bb  no mission of the experiment has a skill "bb"  (did you mean "b"?)',
    ]);
    const model = 'knowledge_model: model.yaml';
    expect(errorsOf(config(`mission: fractions\n${model}`))).toHaveLength(1);
    expect(errorsOf(config(`mission: fractions\n${model}`, 'mission: tiny, '))).toEqual([]);
  });

  it('is not blamed when a mission is missing or wrong', () => {
    expect(errorsOf(config(`mission: nope\n${others}`))).toEqual([
      expect.stringContaining('no scenario for mission "nope"'),
    ]);
    expect(errorsOf(config(others)).join()).not.toContain('other-skills.yaml');
  });
});
