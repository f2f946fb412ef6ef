/** The datastore's tables and their page in docs/: what is missing there turns this red. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, TABLES } from '../../src/datastore/tables.js';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/datastore.md'), 'utf8');
const tables = Object.entries(TABLES).filter(([, sql]) => sql.startsWith('CREATE TABLE'));

/** Names that begin a line of the definition. */
const columnsOf = (sql: string): string[] =>
  [...sql.matchAll(/^ {2}([a-z_]+) [A-Z]/gm)].map(([, name]) => name);

describe('docs/datastore.md', () => {
  it.each(tables)('describes %s', (name, sql) => {
    const columns = columnsOf(sql);
    expect(columns.length).toBeGreaterThan(2);
    for (const word of [name, ...columns]) expect(page).toContain(`\`${word}\``);
  });

  it('names the number by which a datastore is known', () => {
    expect(page).toContain(`\`PRAGMA application_id\` is ${APPLICATION_ID}`);
    expect(
      APPLICATION_ID.toString(16)
        .match(/../g)!
        .map((hex) => String.fromCharCode(parseInt(hex, 16)))
        .join(''),
    ).toBe('LSim');
  });
});
