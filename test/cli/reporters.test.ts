/** `--reporter` and GitHub Actions, as a CI system sees them. */

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BLOCKED, CYCLE, PAIR, TINY, workplace } from './workplace.js';

const { path, run, bash } = workplace({
  'tiny.yaml': TINY,
  'cycle.yaml': CYCLE,
  'blocked.yaml': BLOCKED,
  'pair.yaml': PAIR,
  'red.yaml': `${PAIR}expect: ['one.blocked == 0', 'two.problems_to_completion.max <= 1']\n`,
});

const REPLAY = 'learnersim trace blocked.yaml --seed 1 --group stuck --learner 0';

describe('junit', () => {
  it('is a document on stdout in place of the table', async () => {
    const done = await run('run', 'blocked.yaml', 'red.yaml', '--reporter', 'junit', '-o', 'a');
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="learnersim" tests="6" failures="2">\n/,
    );
    expect(done.stdout).toContain(
      '<testcase classname="blocked.fine" name="nobody is stuck" file="blocked.yaml"/>',
    );
    expect(done.stdout).toContain(`replay: ${REPLAY}</failure>`);
    expect(done.stdout).toContain('name="two.problems_to_completion.max &lt;= 1" file="red.yaml"');
  });

  it('goes to a file, and the table stays', async () => {
    const done = await run('run', 'pair.yaml', '-o', 'b', '--output-file.junit=report.xml');
    expect(done.exitCode).toBe(0);
    expect(done.stdout).toMatch(/^pair: seed 1, written to b\n/);
    expect(readFileSync(path('report.xml'), 'utf8')).toContain('failures="0"');
  });
});

describe('ndjson', () => {
  it('is a line an event, the exit code last', async () => {
    const done = await run('run', 'red.yaml', '--reporter', 'ndjson', '-o', 'c');
    const lines = done.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(lines.map(({ type }) => type)).toEqual([
      'experiment',
      'group',
      'group',
      'comparison',
      'verdict',
      'verdict',
      'verdict',
      'verdict',
      'end',
    ]);
    expect(lines[1]).toMatchObject({ experiment: 'red', group: 'one', learners: 5 });
    expect(lines.at(-1)).toEqual({ type: 'end', exit_code: 1 });
  });
});

describe('json', () => {
  it('holds the verdicts with their replay', async () => {
    const done = await run('run', 'blocked.yaml', '--json', '-o', 'd');
    const { experiments } = JSON.parse(done.stdout) as { experiments: { verdicts: object[] }[] };
    expect(experiments[0].verdicts).toContainEqual(
      expect.objectContaining({ kind: 'stuck', ruling: 'failed', group: 'stuck', replay: REPLAY }),
    );
  });
});

describe('GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true' };

  it('gets annotations and a summary by itself, beside the table', async () => {
    const done = await bash('learnersim run red.yaml -o e', {
      ...env,
      GITHUB_STEP_SUMMARY: path('summary.md'),
    });
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toMatch(/^red: seed 1, written to e\n/);
    expect(done.stderr).toMatch(
      /^::error file=red\.yaml,line=6,col=30,title=learnersim%3A red::red, group two: /m,
    );
    const summary = readFileSync(path('summary.md'), 'utf8');
    expect(summary).toMatch(/^### red\n\n\| group \| learners \|/);
    expect(summary).toContain(
      '\n- **failed**: red, group two: two.problems_to_completion.max &lt;= 1: ',
    );
  });

  it('changes nothing in a document on stdout', async () => {
    const plain = await bash('learnersim run pair.yaml --json -o f');
    const there = await bash('learnersim run pair.yaml --json -o f', env);
    expect(there).toEqual(plain);
  });
});

describe('two reporters', () => {
  it('may not both write to stdout', async () => {
    const done = await run('run', 'pair.yaml', '--json', '--reporter', 'junit', '-o', 'never');
    expect(done).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        '--reporter  junit and json cannot both write to stdout  (send one to a file, for instance --output-file.junit=FILE)\n',
    });
    expect(existsSync(path('never'))).toBe(false);
  });

  it('may when one has a file', async () => {
    const done = await run(
      'run',
      'pair.yaml',
      '-o',
      'g',
      '--reporter',
      'json',
      '--reporter',
      'junit',
      '--output-file.junit=g.xml',
    );
    expect(done.exitCode).toBe(0);
    expect(JSON.parse(done.stdout)).toHaveProperty('experiments');
    expect(existsSync(path('g.xml'))).toBe(true);
  });

  it('that nobody knows is refused', async () => {
    const done = await run('run', 'pair.yaml', '--reporter', 'tap');
    expect(done.exitCode).toBe(2);
    expect(done.stderr).toContain('It must be one of default, json, ndjson, junit, github.');
  });

  it.each(['no/such/folder/x.xml', '.'])(
    'a file that cannot be written is found before the run: %s',
    async (file) => {
      const done = await run('run', 'pair.yaml', '-o', 'unwritten', `--output-file.junit=${file}`);
      expect(done.exitCode).toBe(2);
      expect(done.stderr).toContain(`--output-file.junit  ${file}`);
      expect(existsSync(path('unwritten'))).toBe(false);
    },
  );
});
