/** What the command says of itself: version, help, schema; colours. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configJsonSchema } from '../../src/experiment/schema.js';
import { VERSION } from '../../src/version.js';
import { PAIR, TINY, workplace } from './workplace.js';

const { run, spawn, bash } = workplace({ 'tiny.yaml': TINY, 'pair.yaml': PAIR });

interface Package {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
}
const own = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as Package;

describe('--version', () => {
  it.concurrent('is that of the package', async () => {
    expect(VERSION).toBe(own.version);
    expect(await spawn('--version')).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: `${own.version}\n`,
    });
  });

  it('is of the file that the package installs', () => {
    const file = new URL(`../../${own.bin['learnersim']}`, import.meta.url);
    expect(readFileSync(file, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });
});

describe('--help', () => {
  it.concurrent('names every command', async () => {
    const done = await spawn('--help');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    for (const command of ['init', 'run', 'threshold', 'import', 'schema']) {
      expect(done.stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    }
  });

  it('says no default twice, and none as a list in brackets', async () => {
    const listed = (await run('--help')).stdout.matchAll(/^ {2}([a-z]+) /gm);
    const commands = [...listed].map(([, command]) => command);
    expect(commands).toContain('engine');
    for (const command of [...commands, 'engine serve', 'engine test', 'datastore import']) {
      const { stdout } = await run(...command.split(' '), '--help');
      expect(stdout, command).not.toMatch(/\(default: [^)]*\)\s+\(default|default:\s+\[/);
    }
  });

  it.concurrent('of run names every flag', async () => {
    const done = await spawn('run', '--help');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    const flags = ['--out', '--seed', '--set', '--workers', '--scenarios', '--json', '--quiet'];
    for (const flag of [...flags, '--no-color', '--dry-run']) expect(done.stdout).toContain(flag);
  });
});

describe('schema', () => {
  it.concurrent('prints the JSON Schema of configurations', async () => {
    const done = await spawn('schema');
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(done.stdout)).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
  });
});

describe('colours', () => {
  it.concurrent('are none when they are not wanted', async () => {
    const line =
      'learnersim run pair.yaml -o r; learnersim run --no-color pair.yaml -o r; learnersim';
    const done = await bash(line, { NO_COLOR: '1', TERM: 'xterm-256color' });
    expect(done.stdout).toMatch(/^pair: seed 1, [^]*\npair: seed 1, /);
    expect(done.stderr).toContain('Usage: learnersim');
    expect(done.stdout + done.stderr).not.toContain('\u{1B}');
  });
});
