/** `check --write-slice`: the smallest mission that still shows a fault, as a file. */

import { existsSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, relative } from 'node:path';
import { sliceOfFinding } from '../check/check-mission.js';
import type { Finding } from '../check/finding.js';
import { scenarioText } from '../content/scenario-text.js';
import { UserError } from '../errors.js';
import type { Target } from './check-targets.js';
import { changesOf, commandLine } from './command-line.js';
import type { ConfigFlags } from './load-plan.js';

/** A finding of a mission. */
export interface Found {
  readonly target: Target;
  readonly finding: Finding;
}

/**
 * Refuses a name before anything is checked.
 * @throws UserError when it is taken, or no YAML file's
 */
export function checkSliceName(file: string): void {
  if (!/\.ya?ml$/i.test(file)) {
    throw new UserError({ file: '--write-slice', path: file, what: 'must end in .yaml' });
  }
  if (existsSync(file)) {
    throw new UserError({ file, what: 'exists already', hint: 'name a new file' });
  }
}

/** Writes the slice of the first error that has skills; says what was done, and how to see it. */
export function writeSlice(file: string, found: readonly Found[], flags: ConfigFlags): string {
  const first = found.find(
    ({ finding: { severity, skills } }) => severity === 'error' && skills.length > 0,
  );
  if (first === undefined) return `note: no error to slice, ${file} is not written`;
  const { target, finding } = first;
  const slice = sliceOfFinding(target.sourced.scenario, finding);
  const head = `# ${finding.fault}: the smallest part of ${target.scenarioFile} that shows it\n`;
  try {
    writeFileSync(file, head + scenarioText(slice), { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ file, what: `cannot be written (${code ?? String(error)})` });
  }
  const replay =
    finding.place === undefined && target.missionKey !== undefined
      ? withConfiguration(file, target, target.missionKey, flags)
      : commandLine('check', file);
  return `slice: ${finding.skills.length} skills in ${file}; replay: ${replay}`;
}

/** The fault is the configuration's: it is shown with the slice as its mission, by a path that is relative to it. */
function withConfiguration(
  file: string,
  { path: config, offStore }: Target,
  key: string,
  flags: ConfigFlags,
): string {
  const path = isAbsolute(file) ? file : relative(dirname(config), file);
  const mission = isAbsolute(path) || path.startsWith('.') ? path : `./${path}`;
  const value = key === 'sweep.mission' ? `[${mission}]` : mission;
  const changes = [...offStore, `${key}=${value}`].flatMap((change) => ['--set', change]);
  return commandLine('check', config, ...changesOf(flags), ...changes);
}
