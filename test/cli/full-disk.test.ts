/** A disk that is full (here: a limit on the size of a file): a clear error, exit 3, earlier results as they were. */

import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../runner/temp-folder.js';
import { PAIR, TINY, workplace } from './workplace.js';

const { path, run, bash } = workplace({ 'tiny.yaml': TINY, 'pair.yaml': PAIR });

/** Runs with files of at most so many KiB. */
const within = (kibibytes: number, args: string): ReturnType<typeof bash> =>
  bash(`ulimit -f ${kibibytes}; learnersim run pair.yaml -q ${args}`);

const MESSAGE = (out: string): string =>
  `${out}  cannot be written (EFBIG): the run is incomplete, earlier results stay\n`;

describe('a full disk', () => {
  it('in the middle of the rows', async () => {
    const done = await within(10, '-o rows --set groups.one.num_users=5000');
    expect(done).toEqual({ exitCode: 3, stdout: '', stderr: MESSAGE('rows') });
    expect(existsSync(path('rows'))).toBe(false);
  });

  it('when only the manifest has no room: nothing new beside what is old', async () => {
    await run('run', 'pair.yaml', '-q', '-o', 'again', '--set', 'seed=2');
    const earlier = contentOf(path('again'));
    const done = await within(1, '-o again');
    expect(done).toEqual({ exitCode: 3, stdout: '', stderr: MESSAGE('again') });
    expect(contentOf(path('again'))).toEqual(earlier);
  });
});
