/** Where a mission is looked up: the flag, the configuration's folder, `scenarios/` here, then the package's own. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { workplace } from './workplace.js';

/** A mission with so many skills: the number tells where it came from. */
const mission = (skills: number): string =>
  `slug: m\nskills: [${Array.from({ length: skills }, (_, at) => `{slug: s${at}}`).join(', ')}]\n`;

const OWN = 'cc-third-grade-math';
const learner = '{num_users: 1, user_params: {starting_prob: 1}}';
const group = (name: string, reference: string): string =>
  `  ${name}: {mission: ${reference}, ${learner.slice(1)}\n`;

const { path, run } = workplace({
  'flag/everywhere.yaml': mission(1),
  'configs/mine/everywhere.yaml': mission(2),
  'configs/mine/not-in-flag.yaml': mission(2),
  'configs/mine/m.v2.yaml': mission(2),
  'scenarios/everywhere.yaml': mission(3),
  'scenarios/not-in-flag.yaml': mission(3),
  [`scenarios/only here.yaml`]: mission(3),
  [`flag/${OWN}.yaml`]: mission(1),
  'configs/beside.yaml': mission(4),
  'above.yaml': mission(5),
  'configs/all.yaml': `
num_processes: 1
scenarios_path: mine
groups:
${group('everywhere', 'everywhere')}${group('not-in-flag', 'not-in-flag')}${group('only-here', 'only here')}${group('own', OWN)}${group('dotted', 'm.v2')}`,
  'configs/paths.yaml': `
num_processes: 1
groups:
${group('everywhere', 'everywhere')}${group('own', OWN)}${group('beside', './beside.yaml')}${group('by-ending', 'beside.yaml')}${group('above', '../above.yaml')}`,
});

/** Skills of the mission that a group met. */
function skillsOf(results: string, name: string): number {
  const [header, row] = readFileSync(path(results, `${name}.csv`), 'utf8').split('\n');
  return Number(row.split(',')[header.split(',').indexOf('skills_total')]);
}

it('a slug: --scenarios first, then scenarios_path, then scenarios/', async () => {
  const done = await run('run', 'configs/all.yaml', '--scenarios', 'flag', '-q', '-o', 'r1');
  expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  expect(skillsOf('r1', 'everywhere')).toBe(1);
  expect(skillsOf('r1', 'not-in-flag')).toBe(2);
  expect(skillsOf('r1', 'only-here')).toBe(3);
  expect(skillsOf('r1', 'own')).toBe(1);
  expect(skillsOf('r1', 'dotted')).toBe(2);
});

it('without them scenarios/ and the package; a path is relative to the configuration', async () => {
  const done = await run('run', 'configs/paths.yaml', '-q', '-o', 'r2');
  expect(done).toMatchObject({ exitCode: 0, stderr: '' });
  expect(skillsOf('r2', 'everywhere')).toBe(3);
  expect(skillsOf('r2', 'own')).toBeGreaterThanOrEqual(50);
  expect(skillsOf('r2', 'beside')).toBe(4);
  expect(skillsOf('r2', 'by-ending')).toBe(4);
  expect(skillsOf('r2', 'above')).toBe(5);
});

it('what is nowhere is refused, with the closest of all places; a slug leads out of no folder', async () => {
  const set = [
    '--set',
    'groups.own.mission=only-her',
    '--set',
    'groups.dotted.mission=a/../../above',
  ];
  const done = await run('run', 'configs/all.yaml', ...set);
  expect(done).toMatchObject({ exitCode: 2, stdout: '' });
  expect(done.stderr.split('\n')).toEqual([
    '--set groups.own.mission=only-her  groups.own.mission  no scenario for mission "only-her"  (did you mean "only here"?)',
    '--set groups.dotted.mission=a/../../above  groups.dotted.mission  no scenario for mission "a/../../above"',
    '',
  ]);
});
