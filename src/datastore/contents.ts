/** What is in a datastore, for people. */

import { reading } from './opening.js';
import { SCHEMA_VERSION } from './tables.js';

export interface Contents {
  readonly schema_version: number;
  readonly missions: readonly {
    readonly slug: string;
    readonly title: string | null;
    readonly skills: number;
    readonly prerequisites: number;
    /** learners who are in the middle of it, and who have completed it */
    readonly learners: number;
    readonly completed: number;
  }[];
  readonly runs: readonly {
    readonly experiment: string;
    readonly seed: number;
    readonly config_hash: string;
    readonly version: string;
    readonly status: string;
    readonly learners: number;
  }[];
}

/** Learners may be of a mission that is not there any more. */
const MISSIONS = `SELECT substr(slug, 1, 200) AS slug,
  (SELECT substr(title, 1, 500) FROM missions AS m WHERE m.slug = all_slugs.slug) AS title,
  (SELECT count(*) FROM skills WHERE mission = all_slugs.slug) AS skills,
  (SELECT count(*) FROM prerequisites WHERE mission = all_slugs.slug) AS prerequisites,
  (SELECT count(*) FROM learners WHERE mission = all_slugs.slug AND completed = 0) AS learners,
  (SELECT count(*) FROM learners WHERE mission = all_slugs.slug AND completed <> 0) AS completed
FROM (SELECT slug FROM missions UNION SELECT mission FROM learners) AS all_slugs
ORDER BY all_slugs.slug LIMIT 10000`;

const RUNS = `SELECT substr(experiment, 1, 200) AS experiment, seed, substr(config_hash, 1, 64) AS config_hash,
  substr(version, 1, 64) AS version, substr(status, 1, 64) AS status,
  (SELECT count(*) FROM simulated_learners WHERE run = id) AS learners
FROM simulated_runs ORDER BY id LIMIT 10000`;

/**
 * Looks through the whole file.
 * @throws UserError when it is no datastore, or damaged
 */
export function contentsOf(file: string): Contents {
  return reading(file, (database) => {
    database.checkIntegrity();
    return {
      schema_version: SCHEMA_VERSION,
      missions: database.all(MISSIONS) as unknown as Contents['missions'],
      runs: database.all(RUNS) as unknown as Contents['runs'],
    };
  });
}
