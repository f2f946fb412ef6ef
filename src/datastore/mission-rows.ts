/** A mission as rows, and back. What comes back is as little trusted as a file's text. */

import type { JSValue } from 'node-sqlite3-wasm';
import type { Path } from '../content/document.js';
import { type Scenario, type SourcedScenario, checkScenario } from '../content/scenario.js';
import { type Reported, dotted, quoted } from '../content/schema-problems.js';
import { UserError } from '../errors.js';
import type { Row, Sqlite } from './sqlite.js';

/** Tables of a mission's rows, but the mission itself. */
const PARTS = ['skills', 'prerequisites', 'foundations', 'members'] as const;
/** Rows of a table that are read at most: more than the schema of a scenario allows; of prerequisites [assumption]. */
const MOST_ROWS = 100_001;
const MOST_PREREQUISITES = 2_000_000;
/** Characters of a text that are read at most: more than the schema allows. */
const MOST_TEXT = 10_001;

/** Slugs of all missions, sorted. */
export function missionSlugs(database: Sqlite): string[] {
  const rows = database.all(
    `SELECT ${short('slug')} FROM missions ORDER BY slug LIMIT ${MOST_ROWS}`,
  );
  return rows.map(({ slug }) => String(slug));
}

/** Replaces a mission, or adds it. Within the caller's transaction. */
export function writeMission(database: Sqlite, scenario: Scenario): void {
  const { slug, title, description, members, foundations, skills } = scenario;
  for (const table of PARTS) database.repeat(`DELETE FROM ${table} WHERE mission = ?`, [[slug]]);
  database.repeat('INSERT OR REPLACE INTO missions VALUES (?, ?, ?, ?)', [
    [slug, title ?? null, description ?? null, members === undefined ? 1 : 0],
  ]);
  database.repeat(
    'INSERT INTO skills VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    skills.map((skill, at): JSValue[] => [
      slug,
      at,
      skill.slug,
      skill.title ?? null,
      skill.topic,
      skill.standard ?? null,
      skill.difficulty,
      skill.seconds,
      skill.problem_types,
    ]),
  );
  database.repeat(
    'INSERT INTO prerequisites VALUES (?, ?, ?, ?)',
    skills.flatMap(({ prerequisites }, at) =>
      prerequisites.map((prerequisite, place): JSValue[] => [slug, at, place, prerequisite]),
    ),
  );
  const listed = (list: readonly string[]): JSValue[][] =>
    list.map((skill, at) => [slug, at, skill]);
  database.repeat('INSERT INTO foundations VALUES (?, ?, ?)', listed(foundations));
  database.repeat('INSERT INTO members VALUES (?, ?, ?)', listed(members ?? []));
}

/**
 * A mission by its slug; undefined when there is none.
 * @throws UserError with everything that is wrong with its rows
 */
export function readMission(
  database: Sqlite,
  file: string,
  slug: string,
): SourcedScenario | undefined {
  const query = `SELECT slug, ${short('title')}, ${short('description')}, all_skills FROM missions WHERE slug = ?`;
  const [mission] = database.all(query, [slug]);
  if (mission === undefined) return undefined;
  const { all_skills } = mission;
  if (all_skills !== 0 && all_skills !== 1) {
    const path = `missions, mission ${quoted(slug)}: all_skills`;
    throw new UserError({ file, path, what: `expected 0 or 1, got ${quoted(all_skills)}` });
  }
  const rows = rowsOf(database, slug);
  const list = (part: readonly Row[]): unknown[] => part.map(({ skill }) => skill);
  const value = without(null, {
    slug: mission['slug'],
    title: mission['title'],
    description: mission['description'],
    foundations: list(rows.foundations),
    members: all_skills === 0 ? list(rows.members) : null,
    skills: skillsOf(file, slug, rows),
  });
  return checkScenario({ ...placed(file, slug, rows), value });
}

type Rows = Readonly<Record<(typeof PARTS)[number], readonly Row[]>>;

function rowsOf(database: Sqlite, slug: string): Rows {
  const select = (columns: string, table: string, most = MOST_ROWS): Row[] =>
    database.all(`SELECT ${columns} FROM ${table} WHERE mission = ? ORDER BY 1, 2 LIMIT ${most}`, [
      slug,
    ]);
  const texts = ['slug', 'title', 'topic', 'standard'].map(short).join(', ');
  return {
    skills: select(`position, ${texts}, difficulty, seconds, problem_types`, 'skills'),
    prerequisites: select(
      `skill, position, ${short('prerequisite')}`,
      'prerequisites',
      MOST_PREREQUISITES,
    ),
    foundations: select(`position, ${short('skill')}`, 'foundations'),
    members: select(`position, ${short('skill')}`, 'members'),
  };
}

function skillsOf(file: string, slug: string, rows: Rows): unknown[] {
  const prerequisites = new Map(rows.skills.map(({ position }) => [position, [] as unknown[]]));
  for (const { skill, position, prerequisite } of rows.prerequisites) {
    const list = prerequisites.get(skill);
    if (list === undefined) {
      const path = `prerequisites, mission ${quoted(slug)}, skill ${String(skill)}, position ${String(position)}`;
      throw new UserError({ file, path, what: 'there is no skill at that position' });
    }
    list.push(prerequisite);
  }
  return rows.skills.map(({ position, title, standard, ...skill }) => ({
    ...skill,
    ...without(null, { title, standard }),
    prerequisites: prerequisites.get(position),
  }));
}

/** Where a part of the value stands: table, mission and position. */
function placed(file: string, slug: string, rows: Rows): Reported {
  const place = ([part, at, key, inner]: Path): string => {
    const mission = `mission ${quoted(slug)}`;
    const list = rows[part as keyof Rows] as readonly Row[] | undefined;
    if (list === undefined)
      return `missions, ${mission}: ${dotted(part === undefined ? [] : [part])}`;
    if (at === undefined) return `${String(part)}, ${mission}`;
    const position = String(list[Number(at)]?.['position']);
    if (key === 'prerequisites') {
      return `prerequisites, ${mission}, skill ${position}, number ${String(inner)}`;
    }
    const column = key === undefined ? '' : `: ${String(key)}`;
    return `${String(part)}, ${mission}, position ${position}${column}`;
  };
  return { file, place: (path) => ({ path: place(path) }) };
}

function short(column: string): string {
  return `substr(${column}, 1, ${MOST_TEXT}) AS ${column}`;
}

function without<Value>(
  unwanted: unknown,
  of: Readonly<Record<string, Value>>,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== unwanted));
}
