/** For tests of the command: a folder with a few files, and the built command run in it. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { x } from 'tinyexec';
import { tempFolder } from '../runner/temp-folder.js';
import { runHere } from './in-process.js';

export const COMMAND = resolve(import.meta.dirname, '../../dist/cli/main.js');

export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | undefined;
}

export interface Workplace {
  /** a path inside */
  readonly path: (...parts: readonly string[]) => string;
  readonly write: (name: string, content: string | Uint8Array) => void;
  /**
   * `learnersim <args>` in the folder, in this process: a third of the time of one of its own, and far less where nothing
   * is simulated
   */
  readonly run: (...args: readonly string[]) => Promise<Finished>;
  /** `learnersim <args>` in the folder, as a user runs it */
  readonly spawn: (...args: readonly string[]) => Promise<Finished>;
  /** a line of bash in the folder, where `learnersim` is the command */
  readonly bash: (line: string, env?: Readonly<Record<string, string>>) => Promise<Finished>;
}

/** A mission of three skills in a row. */
export const TINY = `slug: tiny
foundations: [a]
skills:
  - {slug: a}
  - {slug: b, prerequisites: [a]}
  - {slug: c, prerequisites: [b]}
`;

/** A mission of two skills that wait for each other. */
export const CYCLE = `slug: cycle
skills:
  - {slug: hen, prerequisites: [egg]}
  - {slug: egg, prerequisites: [hen]}
`;

/** Two groups of five and four learners. */
export const PAIR = `mission: ./tiny.yaml
num_processes: 1
groups:
  one: {num_users: 5, user_params: {starting_prob: 0.8}}
  two: {num_users: 4, alternatives: {booster_tasks_v3: booster}, user_params: {starting_prob: 0.8}}
`;

/** Learners who cannot get on, because nothing passes over a prerequisite. */
export const BLOCKED = `mission: ./cycle.yaml
num_processes: 1
groups:
  fine: {mission: ./tiny.yaml, num_users: 2, user_params: {starting_prob: 1}}
  stuck: {num_users: 3, alternatives: {cascading_problems: control}, user_params: {starting_prob: 1}}
`;

/** What was said on stderr, but the progress of a run that was not quiet: that depends on how busy the machine is. */
export function withoutProgress(done: Finished): Finished {
  const stderr = done.stderr.replaceAll(/^\S+: \d+ of \d+ learners\n/gm, '');
  return { exitCode: done.exitCode, stdout: done.stdout, stderr };
}

/** Makes a folder with these files, to be called once at the top of a file of tests. */
export function workplace(files: Readonly<Record<string, string | Uint8Array>> = {}): Workplace {
  const path = tempFolder();
  const write: Workplace['write'] = (name, content) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  const execute = async (
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Finished> => x(program, args, { nodeOptions: { cwd: path(), env } });
  const said = (args: readonly string[], done: Finished): Finished =>
    args.includes('-q') || args.includes('--quiet') ? done : withoutProgress(done);
  return {
    path,
    write,
    run: async (...args) => said(args, await runHere(path(), args)),
    spawn: async (...args) => said(args, await execute(process.execPath, [COMMAND, ...args])),
    bash: (line, env) =>
      execute(
        'bash',
        ['-c', `learnersim() { "${process.execPath}" "${COMMAND}" "$@"; }; ${line}`],
        env,
      ),
  };
}
