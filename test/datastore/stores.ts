/** For tests of datastores: made in a folder, and changed behind our back. */

import { Database } from 'node-sqlite3-wasm';
import { type Scenario, parseScenario } from '../../src/content/scenario.js';
import { importMissions } from '../../src/datastore/import-missions.js';

/** Three skills in a row. */
export const ROW = scenario({
  slug: 'row',
  foundations: ['a'],
  skills: [{ slug: 'a' }, { slug: 'b', prerequisites: ['a'] }, { slug: 'c', prerequisites: ['b'] }],
});

export function scenario(value: object): Scenario {
  return parseScenario('s.yaml', JSON.stringify(value));
}

/** Makes a datastore of these missions; then runs some SQL on it. */
export function makeStore(file: string, scenarios: readonly Scenario[], ...sql: string[]): string {
  importMissions(file, scenarios);
  change(file, ...sql);
  return file;
}

export function change(file: string, ...sql: readonly string[]): void {
  const database = new Database(file);
  try {
    for (const statement of sql) database.exec(statement);
  } finally {
    database.close();
  }
}

export function rowsOf(file: string, query: string): unknown[] {
  const database = new Database(file, { readOnly: true });
  try {
    return database.all(query);
  } finally {
    database.close();
  }
}
