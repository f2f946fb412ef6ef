/** The files of the published account's experiment, kept: `npm run goldens` writes them anew after a wanted change. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { workplace } from '../cli/workplace.js';

const CONFIG = resolve(import.meta.dirname, '../../configs/booster-tasks-v3.yaml');
const { path, run } = workplace();

/** The first lines of a file of the results. */
function head(name: string, lines: number): string {
  const text = readFileSync(path('results', name), 'utf8');
  return text.split('\n').slice(0, lines).join('\n') + '\n';
}

describe('configs/booster-tasks-v3.yaml', () => {
  beforeAll(async () => {
    const done = await run('run', CONFIG, '-q', '-o', 'results', '--workers', '2');
    expect(done).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('summary.csv', async () => {
    const text = readFileSync(path('results', 'summary.csv'), 'utf8');
    await expect(text).toMatchFileSnapshot('booster-tasks-v3/summary.csv');
  });

  it('comparison.csv', async () => {
    const text = readFileSync(path('results', 'comparison.csv'), 'utf8');
    await expect(text).toMatchFileSnapshot('booster-tasks-v3/comparison.csv');
  });

  it.each(['without_boosters', 'with_boosters'])('%s.csv, the first 5 learners', async (group) => {
    const file = `booster-tasks-v3/${group}.csv`;
    await expect(head(`${group}.csv`, 6)).toMatchFileSnapshot(file);
  });
});
