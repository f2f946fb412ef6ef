/** Missions into a datastore and back; what somebody wrote into its tables is as little trusted as a file. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/content/scenario.js';
import { Datastore } from '../../src/datastore/datastore.js';
import { importMissions } from '../../src/datastore/import-missions.js';
import { problemLines } from '../content/problem-lines.js';
import { tempFolder } from '../runner/temp-folder.js';
import { ROW, change, makeStore, rowsOf, scenario } from './stores.js';

const path = tempFolder();
let files = 0;
const fresh = (): string => path(`${++files}.sqlite`);

const slug = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'ä ö', "o'clock");
const text = fc
  .string({ maxLength: 8 })
  .filter((one) => /^[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}]*$/u.test(one));
const skill = fc.record(
  {
    slug,
    title: text,
    topic: text,
    standard: text,
    prerequisites: fc.array(slug, { maxLength: 3 }),
    difficulty: fc.double({ min: -20, max: 20, noNaN: true }).map((value) => value + 0),
    seconds: fc.double({ min: 0.001, max: 86_400, noNaN: true }),
    problem_types: fc.nat(1000),
  },
  { requiredKeys: ['slug'] },
);
const mission: fc.Arbitrary<Scenario> = fc
  .record(
    {
      title: text,
      description: text,
      skills: fc.uniqueArray(skill, { maxLength: 6, selector: (one) => one.slug }),
      twice: fc.boolean(),
      all: fc.boolean(),
    },
    { requiredKeys: ['skills', 'twice', 'all'] },
  )
  .map(({ twice, all, skills, ...rest }) => {
    const slugs = skills.map((one) => one.slug);
    const members = all ? {} : { members: slugs.slice(0, 3) };
    const foundations = slugs.slice(1, 3);
    const listed = twice ? [...skills, ...skills.slice(0, 1)] : skills;
    return scenario({ slug: 'm', ...rest, ...members, foundations, skills: listed });
  });

describe('a mission', () => {
  it('comes back as it was, whatever was there before', () => {
    const file = makeStore(fresh(), [ROW]);
    const property = fc.property(mission, (one) => {
      importMissions(file, [one]);
      expect(new Datastore(file).scenario('m')?.scenario).toEqual(one);
    });
    fc.assert(property, { numRuns: 60, seed: 3 });
    expect(new Datastore(file).scenario('row')?.scenario).toEqual(ROW);
    expect(new Datastore(file).missions()).toEqual(['m', 'row']);
  });

  it('keeps its keys in the order of a file, which hashes go by', () => {
    const file = makeStore(fresh(), [ROW]);
    expect(JSON.stringify(new Datastore(file).scenario('row')?.scenario)).toBe(JSON.stringify(ROW));
  });

  it('that is not there is none', () => {
    expect(new Datastore(makeStore(fresh(), [ROW])).scenario('other')).toBeUndefined();
  });

  it('is replaced without touching learners', () => {
    const file = makeStore(
      fresh(),
      [ROW],
      `INSERT INTO learners (id, mission, saved_at) VALUES (7, 'row', 5)`,
    );
    const shorter = scenario({ slug: 'row', skills: [{ slug: 'z' }] });
    expect(importMissions(file, [shorter])).toEqual({ isNew: false, replaced: ['row'] });
    expect(new Datastore(file).scenario('row')?.scenario).toEqual(shorter);
    expect(rowsOf(file, 'SELECT id FROM learners')).toEqual([{ id: 7 }]);
  });
});

describe('rows', () => {
  it.each([
    [
      `UPDATE skills SET seconds = 0 WHERE slug = 'b'`,
      'skills, mission "row", position 1: seconds  must be at least 0.001, got 0',
    ],
    [
      `UPDATE skills SET slug = 'a/b' WHERE slug = 'c'`,
      'skills, mission "row", position 2: slug  must be printable, without a slash',
    ],
    [
      `UPDATE skills SET difficulty = 9e999 WHERE slug = 'c'`,
      'skills, mission "row", position 2: difficulty  expected a number, got Infinity',
    ],
    [
      `UPDATE foundations SET skill = 'bb'`,
      'foundations, mission "row", position 0  no skill "bb" in this file  (did you mean "b"?)',
    ],
    [
      `INSERT INTO prerequisites VALUES ('row', 9, 4, 'a')`,
      'prerequisites, mission "row", skill 9, position 4  there is no skill at that position',
    ],
    [
      `UPDATE prerequisites SET prerequisite = hex(zeroblob(200)) WHERE skill = 2`,
      'prerequisites, mission "row", skill 2, number 0  must be at most 200 characters, got 400',
    ],
    [
      `UPDATE missions SET title = char(27) || 'x'`,
      'missions, mission "row": title  must be printable, on one line',
    ],
    [
      `UPDATE missions SET all_skills = 2`,
      'missions, mission "row": all_skills  expected 0 or 1, got 2',
    ],
    [
      `INSERT INTO skills (mission, position, slug, topic) VALUES ('row', 5, 'b', 'x')`,
      'skills, mission "row", position 5  skill "b" is listed before, with other values',
    ],
  ])('%s: said with table and row', (sql, line) => {
    const file = makeStore(fresh(), [ROW], sql);
    expect(problemLines(() => new Datastore(file).scenario('row'))).toEqual([`${file}  ${line}`]);
  });

  it('of a text without end are not read to their end', () => {
    const file = makeStore(fresh(), [ROW]);
    change(file, `UPDATE skills SET title = hex(zeroblob(30000000)) WHERE slug = 'a'`);
    const [line] = problemLines(() => new Datastore(file).scenario('row'));
    expect(line).toContain('must be at most 500 characters, got 10001');
  });
});
