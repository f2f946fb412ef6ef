/** Commands to be pasted into a shell: what replays a learner shows the world that they walked through. */

import type { GroupKey } from '../experiment/plan.js';
import type { ConfigFlags } from './load-plan.js';

/** A word as a POSIX shell reads it back. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** `learnersim <words>`, quoted where it must be. */
export function commandLine(...words: readonly (string | number)[]): string {
  return ['learnersim', ...words.map((word) => shellWord(String(word)))].join(' ');
}

/** The flags that changed a configuration. */
export function changesOf({ seed, ...others }: ConfigFlags): string[] {
  return [...(seed === undefined ? [] : ['--seed', seed]), ...changesButSeed(others)];
}

function changesButSeed({ set, scenarios, datastore }: ConfigFlags): string[] {
  return [
    ...set.flatMap((change) => ['--set', change]),
    ...(scenarios === undefined ? [] : ['--scenarios', scenarios]),
    ...(datastore === undefined ? [] : ['--datastore', datastore]),
  ];
}

/** The command that shows one learner of a run. */
export function traceCommand(
  file: string,
  seed: number,
  { name, point }: GroupKey,
  learner: number,
  flags: ConfigFlags,
): string {
  const where = point === undefined ? [] : ['--point', point];
  const who = ['--seed', seed, '--group', name, ...where, '--learner', learner];
  return commandLine('trace', file, ...who, ...changesButSeed(flags));
}
