/** Missions into a datastore: a new one, or one that keeps its learners. */

import { existsSync, lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Scenario } from '../content/scenario.js';
import { UserError } from '../errors.js';
import { missionSlugs, writeMission } from './mission-rows.js';
import { writing } from './opening.js';
import { Sqlite } from './sqlite.js';
import { MAKE_TABLES } from './tables.js';
import { claimWriting } from './writer-claim.js';

export interface Imported {
  readonly isNew: boolean;
  /** missions that were there before and are other ones now */
  readonly replaced: readonly string[];
}

/**
 * Writes missions into a datastore: all or none of them.
 * @throws UserError when the file is no datastore, or cannot be written
 */
export function importMissions(file: string, scenarios: readonly Scenario[]): Imported {
  return existsSync(file) ? addTo(file, scenarios) : makeNew(file, scenarios);
}

function addTo(file: string, scenarios: readonly Scenario[]): Imported {
  const { database, close } = writing(file);
  try {
    const before = new Set(missionSlugs(database));
    database.transaction(() => scenarios.forEach((scenario) => writeMission(database, scenario)));
    const replaced = scenarios.map(({ slug }) => slug).filter((slug) => before.has(slug));
    return { isNew: false, replaced };
  } finally {
    close();
  }
}

/** Made beside, then moved there: half a datastore never bears its name. */
function makeNew(file: string, scenarios: readonly Scenario[]): Imported {
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) {
    throw new UserError({ file, what: 'is a link to nothing' });
  }
  const release = claimWriting(file);
  const next = `${file}.next`;
  const remove = (): void => {
    for (const ending of ['', '-journal', '.lock']) {
      rmSync(next + ending, { recursive: true, force: true });
    }
  };
  try {
    remove();
    // SQLite would let nobody else read it.
    writeFileSync(next, '', { flag: 'wx' });
    const database = Sqlite.create(next, file);
    try {
      database.transaction(() => {
        database.run(MAKE_TABLES);
        for (const scenario of scenarios) writeMission(database, scenario);
      });
    } finally {
      database.close();
    }
    renameSync(next, file);
    return { isNew: true, replaced: [] };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError({ file, what: `cannot be written (${code})` });
  } finally {
    remove();
    release();
  }
}
