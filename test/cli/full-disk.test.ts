/** A disk that is full (here: a limit on the size of a file): a clear error, exit 3, earlier results as they were. */

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../runner/temp-folder.js';
import { PAIR, TINY, workplace } from './workplace.js';

const { path, run, bash } = workplace({
  'tiny.yaml': TINY,
  'pair.yaml': PAIR,
  'big.yaml': PAIR.replace('num_users: 5', 'num_users: 1000'),
});

/** Runs with files of at most so many KiB. */
const within = (kibibytes: number, args: string): ReturnType<typeof bash> =>
  bash(`ulimit -f ${kibibytes}; learnersim run pair.yaml -q ${args}`);

const MESSAGE = (out: string): string =>
  `${out}  cannot be written (EFBIG): the run is incomplete, earlier results stay\n`;

describe('a full disk', () => {
  it('in the middle of the rows', async () => {
    const done = await within(10, '-o rows --set groups.one.num_users=1000');
    expect(done).toEqual({ exitCode: 3, stdout: '', stderr: MESSAGE('rows') });
    expect(existsSync(path('rows'))).toBe(false);
  });

  it('of one experiment keeps neither the others nor the reports from being written', async () => {
    const done = await bash(
      'ulimit -f 60; learnersim run big.yaml pair.yaml -q -o two --output-file.junit=two.xml',
    );
    expect(done.exitCode).toBe(3);
    expect(existsSync(path('two', 'pair', 'manifest.json'))).toBe(true);
    expect(readFileSync(path('two.xml'), 'utf8')).toMatch(/tests="3" failures="1"/);
  });

  it('under a report keeps the others from nothing', async () => {
    const flags = '--output-file.json=/dev/full --output-file.junit=kept.xml';
    const done = await bash(`learnersim run pair.yaml -q -o reports ${flags}`);
    expect(done.exitCode).toBe(3);
    expect(done.stderr).toBe('error: /dev/full cannot be written (ENOSPC)\n');
    expect(readFileSync(path('kept.xml'), 'utf8')).toContain('failures="0"');
  });

  it('when only the manifest has no room: nothing new beside what is old', async () => {
    await run('run', 'pair.yaml', '-q', '-o', 'again', '--set', 'seed=2');
    const earlier = contentOf(path('again'));
    const done = await within(1, '-o again');
    expect(done).toEqual({ exitCode: 3, stdout: '', stderr: MESSAGE('again') });
    expect(contentOf(path('again'))).toEqual(earlier);
  });
});
