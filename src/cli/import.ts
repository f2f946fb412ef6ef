/** `learnersim import`: a scenario from a team's own lists. */

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importLists as makeScenario } from '../content/import-lists.js';
import type { ListFile } from '../content/list-file.js';
import { EXIT, UserError } from '../errors.js';
import { configName, readText } from './files.js';

export interface ImportFlags {
  readonly skills: string;
  readonly prerequisites: string;
  readonly foundations?: string;
  readonly slug?: string;
  readonly dropDangling?: boolean;
  readonly out: string;
}

/** Reads the lists and writes the scenario; faults of the graph are warnings, `check` judges them. */
export function importLists(flags: ImportFlags): number {
  const list = (file: string): ListFile => ({ file, text: readText(file) });
  const { foundations = 'none' } = flags;
  if ([flags.skills, flags.prerequisites, foundations].some((file) => isSame(file, flags.out))) {
    throw new UserError({ file: flags.out, what: 'would overwrite a list that is imported' });
  }
  const imported = makeScenario({
    slug: flags.slug ?? configName(flags.out),
    skills: list(flags.skills),
    prerequisites: list(flags.prerequisites),
    foundations:
      foundations === 'none' || foundations === 'roots' ? foundations : list(foundations),
    dropDangling: flags.dropDangling === true,
  });
  for (const warning of imported.warnings) process.stderr.write(`warning: ${warning}\n`);
  try {
    writeFileSync(flags.out, imported.yaml);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ file: flags.out, what: `cannot be written (${code})` });
  }
  const { skills, prerequisites } = imported;
  process.stdout.write(
    `${flags.out}: ${skills} skills, ${prerequisites} prerequisites, ${imported.foundations} foundations\n`,
  );
  return EXIT.fine;
}

function isSame(one: string, other: string): boolean {
  return resolve(one) === resolve(other);
}
