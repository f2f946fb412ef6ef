/** Behaviour as a user runs it: the same bytes with any number of workers, traced to the end, checked, searched. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { TINY, workplace } from './workplace.js';

const CONFIG = `name: x
mission: ./tiny.yaml
limits: {max_days: 60}
groups:
  plain: &group {num_users: 60, user_params: {starting_prob: 0.6}}
  defaults: {<<: *group, behaviour: {pace: {}, dropout: {frustration: {after: 1}}}}
  people:
    <<: *group
    behaviour: &all
      pace: {factor: {uniform: [0.5, 2]}, spread: 0.4, practice: 0.1}
      schedule: {days: [mon, wed], holidays: [{from_day: 7, days: 7}]}
      dropout:
        daily: {beta: [2, 8]}
        frustration: {after: 2, hazard: 0.3}
        boredom: {after: 3, hazard: 0.1, known: 0.5}
  same: {<<: *group, behaviour: *all}
  class: {num_users: 60, population: mixed, behaviour: *all}
populations:
  mixed:
    - {preset: typical}
    - {preset: struggling, behaviour: {dropout: {daily: 0.3}}}
`;

const { path, run } = workplace({ 'tiny.yaml': TINY, 'c.yaml': CONFIG });

const text = (results: string, file: string): string => readFileSync(path(results, file), 'utf8');

/** Rows without experiment and group. */
const rows = (results: string, group: string): string[][] =>
  text(results, `${group}.csv`)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(2));

beforeAll(async () => {
  for (const workers of ['1', '2']) {
    const flags = ['-q', '--workers', workers, '-o', `out${workers}`];
    expect(await run('run', 'c.yaml', ...flags)).toMatchObject({ exitCode: 0, stderr: '' });
  }
});

describe('behaviour', () => {
  it('gives the same bytes for any number of workers', () => {
    for (const file of ['plain', 'people', 'class', 'summary', 'skills', 'comparison']) {
      expect(text('out1', `${file}.csv`)).toBe(text('out2', `${file}.csv`));
    }
  });

  it('that says nothing changes nothing', () => {
    expect(rows('out1', 'defaults')).toEqual(rows('out1', 'plain'));
  });

  it('makes learners drop out, the same ones in groups that are alike', () => {
    const statuses = rows('out1', 'people').map(([, status]) => status);
    expect(new Set(statuses)).toEqual(new Set(['completed', 'dropped_out']));
    expect(rows('out1', 'same')).toEqual(rows('out1', 'people'));
    expect(rows('out1', 'class').some(([, status]) => status === 'dropped_out')).toBe(true);
  });

  it('is traced to the end, also from results', async () => {
    const learner = rows('out1', 'people').findIndex(([, status]) => status === 'dropped_out');
    const row = rows('out1', 'people')[learner];
    const flags = ['--group', 'people', '--learner', String(learner)];
    const traced = await run('trace', 'out1', ...flags);
    expect(traced.stdout).toContain(`dropped_out after ${row[3]} problems (${row[4]} correct)`);
    expect(traced.stdout).toMatch(/^gave up (between sessions|out of frustration|out of boredom)/m);
    const json = await run('trace', 'c.yaml', ...flags, '--json');
    expect(json.stdout).toMatch(
      /"status":"dropped_out","dropped_out_by":"(daily|frustration|boredom)"/,
    );
  });

  it('does not make `check` complain of who drops out, but of a schedule that is too short', async () => {
    expect(await run('check', 'c.yaml')).toMatchObject({ exitCode: 0 });
    const terms = 'groups.plain.behaviour.schedule.terms=[{from_day: 0, days: 1}]';
    const blocked = await run(
      'check',
      'c.yaml',
      '--set',
      terms,
      '--set',
      'groups.plain.alternatives={cascading_problems: control}',
    );
    expect(blocked.exitCode).toBe(1);
    expect(blocked.stdout).toContain('plain');
  });

  it('is searched by `threshold`', async () => {
    const flags = ['--group', 'plain', '--param', 'behaviour.dropout.daily', '--to', '0.5'];
    const goal = [
      '--target',
      'completion_rate <= 0.5',
      '--tolerance',
      '0.05',
      '--workers',
      '1',
      '-q',
    ];
    const done = await run('threshold', 'c.yaml', ...flags, ...goal);
    expect(done.stderr).toBe('');
    expect(done.stdout).toContain('behaviour.dropout.daily');
  });
});
