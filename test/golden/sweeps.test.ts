/** The shipped sweeps, kept: tables, curves and verdicts as they are printed, and the files. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RobustnessReport } from '../../src/verdict/robustness.js';
import { workplace } from '../cli/workplace.js';

const CONFIGS = resolve(import.meta.dirname, '../../configs');
const { path, run } = workplace();

describe.each(['accuracy-sweep', 'assumptions'])('configs/%s.yaml', (name) => {
  let printed = '';

  beforeAll(async () => {
    const done = await run('run', resolve(CONFIGS, `${name}.yaml`), '-o', name);
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    printed = done.stdout;
  });

  it('the terminal', async () => {
    await expect(printed).toMatchFileSnapshot(`${name}/terminal.txt`);
  });

  it('sweep.csv', async () => {
    const text = readFileSync(path(name, 'sweep.csv'), 'utf8');
    await expect(text).toMatchFileSnapshot(`${name}/sweep.csv`);
  });
});

it('boosters need fewer problems in every reading of our assumptions', () => {
  const text = readFileSync(path('assumptions', 'manifest.json'), 'utf8');
  const { robustness } = JSON.parse(text) as { robustness: RobustnessReport };
  const verdicts = robustness.verdicts.map(({ group, measure, decision, holds }) => ({
    group,
    measure,
    decision,
    holds,
  }));
  const group = 'with_boosters';
  expect(verdicts).toEqual([
    { group, measure: 'mean_at_limit', decision: 'fewer', holds: 40 },
    { group, measure: 'median', decision: 'fewer', holds: 40 },
  ]);
});
