/** A team's own lists to a scenario: what is read, what is warned of, what is refused. */

import { describe, expect, it } from 'vitest';
import { type Imported, importLists } from '../../src/content/import-lists.js';
import { type ScenarioSkill, parseScenario } from '../../src/content/scenario.js';
import { problemLines } from './problem-lines.js';

const EDGES = 'skill,prerequisite\n';

interface Lists {
  readonly skills: string;
  readonly prerequisites: string;
  /** `roots`, `none` (the default), or the text of a list */
  readonly foundations?: string;
  readonly dropDangling?: boolean;
}

function imported({ skills, prerequisites, foundations = 'none', dropDangling }: Lists): Imported {
  return importLists({
    slug: 's',
    skills: { file: 's.csv', text: skills },
    prerequisites: { file: 'p.csv', text: prerequisites },
    foundations:
      foundations === 'roots' || foundations === 'none'
        ? foundations
        : { file: 'f.txt', text: foundations },
    dropDangling: dropDangling ?? false,
  });
}

const skillsOf = ({ yaml }: Imported): ScenarioSkill[] => parseScenario('s', yaml).skills;
const prerequisitesOf = (result: Imported): (readonly string[])[] =>
  skillsOf(result).map(({ prerequisites }) => prerequisites);

describe('what is read', () => {
  it('takes every column, in any order, and leaves out empty cells', () => {
    const result = imported({
      skills:
        'topic,problem_types,skill,seconds,difficulty,title\nT,2,a,20.5,-1.5,A\n,,b,,,\n , 3 ,c, 4 ,1e-1,C\n',
      prerequisites: 'prerequisite,skill\na,b\n',
    });
    expect(result).toMatchObject({ skills: 3, prerequisites: 1, foundations: 0, warnings: [] });
    const all = { topic: '', difficulty: 0, seconds: 30, problem_types: 1, prerequisites: [] };
    expect(skillsOf(result)).toEqual([
      {
        ...all,
        slug: 'a',
        title: 'A',
        topic: 'T',
        difficulty: -1.5,
        seconds: 20.5,
        problem_types: 2,
      },
      { ...all, slug: 'b', prerequisites: ['a'] },
      { ...all, slug: 'c', title: 'C', topic: ' ', difficulty: 0.1, seconds: 4, problem_types: 3 },
    ]);
  });

  it('lists the columns that it ignores, of either list', () => {
    const { warnings } = imported({
      skills: 'skill,seconds_per_fast_problem,Title\na,4.0,x\n',
      prerequisites: 'skill,prerequisite,why\na,a,\n',
    });
    expect(warnings.slice(0, 2)).toEqual([
      's.csv:1  ignored columns: seconds_per_fast_problem, Title',
      'p.csv:1  ignored columns: why',
    ]);
  });

  it('takes CRLF, a byte order mark, quoted cells and empty lines', () => {
    const result = imported({
      skills: '\u{FEFF}skill,title\r\n"a,b","say ""A"", B"\r\n\r\nc,C\r\n',
      prerequisites: '\u{FEFF}skill , prerequisite\r\nc,"a,b"\r\n',
    });
    expect(result.warnings).toEqual([]);
    expect(skillsOf(result)).toMatchObject([
      { slug: 'a,b', title: 'say "A", B' },
      { slug: 'c', prerequisites: ['a,b'] },
    ]);
  });

  it('takes whitespace around slugs and numbers for nothing', () => {
    const result = imported({
      skills: 'skill,seconds,title\n a , 5 , A\n"\tb",1e1,\n',
      prerequisites: 'skill,prerequisite\n b , a \n',
      foundations: 'roots',
    });
    expect(result).toMatchObject({ warnings: [], foundations: 1 });
    expect(skillsOf(result)).toMatchObject([
      { slug: 'a', seconds: 5, title: ' A' },
      { slug: 'b', seconds: 10, prerequisites: ['a'] },
    ]);
  });

  it.each([EDGES, 'skill,prerequisite', `${EDGES}\n\n`])(
    'takes a list without prerequisites: %j',
    (prerequisites) => {
      const result = imported({ skills: 'skill\na\nb\n', prerequisites, foundations: 'roots' });
      expect(result).toMatchObject({ skills: 2, prerequisites: 0, foundations: 2, warnings: [] });
    },
  );

  it.each(['+5', '5.', '.5e1', '5e0', '50E-1'])('reads %s as a plain number', (number) => {
    const result = imported({ skills: `skill,seconds\na,${number}\n`, prerequisites: EDGES });
    expect(skillsOf(result)).toMatchObject([{ seconds: 5 }]);
  });

  it('keeps slugs that YAML would read as something else', () => {
    const slugs = ['yes', 'null', '~', '1', '1e3', '- x', 'a: b', '<<', '*a', '#c', '__proto__'];
    const result = imported({
      skills: `skill\n${slugs.join('\n')}\n`,
      prerequisites: `${EDGES}yes,null\n`,
    });
    expect(skillsOf(result).map(({ slug }) => slug)).toEqual(slugs);
  });
});

describe('foundations', () => {
  const lists = { skills: 'skill\na\nb\nc\n', prerequisites: `${EDGES}b,a\n` };
  const foundationsOf = (foundations: string): string[] =>
    parseScenario('s', imported({ ...lists, foundations }).yaml).foundations;

  it('are none, the roots, or a list', () => {
    expect(foundationsOf('none')).toEqual([]);
    expect(foundationsOf('roots')).toEqual(['a', 'c']);
    expect(foundationsOf('b\r\n\r\n c \n')).toEqual(['b', 'c']);
    expect(imported({ ...lists, foundations: 'roots' }).foundations).toBe(2);
  });

  it('must be skills', () => {
    expect(problemLines(() => foundationsOf('a\nnope\n\nB\n'))).toEqual([
      'f.txt:2  no skill "nope"',
      'f.txt:4  no skill "B"',
    ]);
  });

  it('are no skills whose only prerequisite is dangling or the skill itself', () => {
    const odd = { skills: 'skill\na\nb\n', prerequisites: `${EDGES}a,x\nb,b\n` };
    expect(imported({ ...odd, foundations: 'roots' }).foundations).toBe(0);
    const dropped = imported({ ...odd, foundations: 'roots', dropDangling: true });
    expect(dropped.foundations).toBe(1);
  });
});

describe('faults of the graph are warned of and kept', () => {
  it.each([
    ['a,zz', false, ['zz'], ['p.csv:2  a  prerequisite "zz" does not exist']],
    ['a,zz', true, [], ['p.csv:2  a  prerequisite "zz" does not exist (left out)']],
    ['a,', false, [''], ['p.csv:2  a  prerequisite "" does not exist']],
    ['a,a', true, ['a'], ['p.csv:2  a  is its own prerequisite']],
    ['a,b\na,b', true, ['b', 'b'], ['p.csv:3  a  prerequisite "b" is listed twice']],
    ['a,b\nb,a', true, ['b'], ['circular prerequisites among 2 skills: a, b']],
  ])('%j, dangling ones dropped: %j', (edges, dropDangling, prerequisites, warnings) => {
    const result = imported({
      skills: 'skill\na\nb\n',
      prerequisites: `${EDGES}${edges}\n`,
      dropDangling,
    });
    expect(prerequisitesOf(result)[0]).toEqual(prerequisites);
    expect(result.warnings).toEqual(warnings);
    expect(result.prerequisites).toBe(prerequisitesOf(result).flat().length);
  });

  it('a cycle of three is one warning, in the order of the list', () => {
    const { warnings } = imported({
      skills: 'skill\nc\nb\na\nd\n',
      prerequisites: `${EDGES}a,b\nb,c\nc,a\nd,a\n`,
    });
    expect(warnings).toEqual(['circular prerequisites among 3 skills: c, b, a']);
  });

  it('a skill that is listed twice alike', () => {
    const result = imported({ skills: 'skill\na\nb\na\n', prerequisites: `${EDGES}b,a\n` });
    expect(result.warnings).toEqual(['s.csv:4  a  is listed twice']);
    expect(result.skills).toBe(2);
    expect(skillsOf(result).map(({ slug }) => slug)).toEqual(['a', 'b', 'a']);
  });

  it.each(['roots', 'a\na\n'])('is a foundation once, even so: %j', (foundations) => {
    const lists = { skills: 'skill,seconds\na,5\nb,\na, 5.0\n', prerequisites: `${EDGES}b,a\n` };
    const result = imported({ ...lists, foundations });
    expect(parseScenario('s', result.yaml).foundations).toEqual(['a']);
    expect(result.foundations).toBe(1);
  });

  it('and its prerequisites are written out in both places', () => {
    const { yaml } = imported({ skills: 'skill\na\nb\nb\n', prerequisites: `${EDGES}b,a\n` });
    expect(yaml).not.toMatch(/[&*]/);
  });
});

describe('what is refused', () => {
  const refused = (lists: Partial<Lists>): string[] =>
    problemLines(() =>
      imported({ skills: 'skill\na\n', prerequisites: `${EDGES}a,a\n`, ...lists }),
    );

  it.each([
    [{ skills: '' }, ['s.csv:1  has no rows']],
    [{ skills: 'skill,title\n' }, ['s.csv:1  has no rows']],
    [{ skills: 'name,title\na,b\n' }, ['s.csv:1  has no column "skill"  (columns: name, title)']],
    [{ skills: 'skill;title\na;b\n' }, ['s.csv:1  has no column "skill"  (columns: skill;title)']],
    [
      { prerequisites: 'a,b\nc,d\n' },
      ['p.csv:1  has no column "skill" and no column "prerequisite"  (columns: a, b)'],
    ],
    [{ skills: 'skill,title\n,x\na,y\n' }, ['s.csv:2  skill is empty']],
    [
      { skills: 'skill,difficulty,seconds,problem_types\na,x,1e400,-\n' },
      [
        's.csv:2  difficulty is no number: "x"',
        's.csv:2  seconds is no number: "1e400"',
        's.csv:2  problem_types is no number: "-"',
      ],
    ],
    [{ skills: 'skill,seconds\na,"1,5"\n' }, ['s.csv:2  seconds is no number: "1,5"']],
    ...['0x10', '1_000', '0b1', 'Infinity', 'NaN', '1e', '.', '5 5'].map(
      (cell): [Partial<Lists>, string[]] => [
        { skills: `skill,seconds\na,${cell}\n` },
        [`s.csv:2  seconds is no number: "${cell}"`],
      ],
    ),
    [{ skills: 'skill,title, skill\na,A,b\n' }, ['s.csv:1  column "skill" stands twice']],
    [
      { prerequisites: 'skill,prerequisite,note,note\na,a,,\n' },
      ['p.csv:1  column "note" stands twice'],
    ],
    [{ prerequisites: '' }, ['p.csv:1  has no rows']],
    [{ prerequisites: 'skill\n' }, ['p.csv:1  has no column "prerequisite"  (columns: skill)']],
    [
      { skills: 'skill,seconds\na,1\nb,\na,2\nb,3\na,1\n' },
      [
        's.csv:4  skill "a" is listed in line 2 with other values',
        's.csv:5  skill "b" is listed in line 3 with other values',
      ],
    ],
    [
      {
        skills: `skill,title,difficulty,problem_types\nb,"one\ntwo",,1.5\n\na,,21,\n${'x'.repeat(201)},,,\n`,
        prerequisites: `${EDGES}b,a\na,${'y'.repeat(201)}\n`,
      },
      [
        's.csv:2  title  must be printable, on one line',
        's.csv:2  problem_types  expected a whole number, got 1.5',
        'p.csv:3  prerequisite  must be at most 200 characters, got 201',
        's.csv:5  difficulty  must be at most 20, got 21',
        's.csv:6  skill  must be at most 200 characters, got 201',
      ],
    ],
    [
      { skills: 'skill\na/b\n', prerequisites: EDGES },
      ['s.csv:2  skill  must be printable, without a slash'],
    ],
    [{ prerequisites: `${EDGES}a,a\nz,a\n` }, ['p.csv:3  no skill "z" in the list of skills']],
    [
      { skills: 'skill,seconds\n,x\na,1\n', prerequisites: `${EDGES}z,a\n` },
      [
        's.csv:2  skill is empty',
        's.csv:2  seconds is no number: "x"',
        'p.csv:2  no skill "z" in the list of skills',
      ],
    ],
  ])('%j', (lists, expected) => {
    expect(refused(lists)).toEqual(expected);
  });

  it("the mission's slug, by its flag", () => {
    const list = { file: 's.csv', text: 'skill\na\n' };
    const options = { skills: list, foundations: 'none', dropDangling: false } as const;
    const prerequisites = { file: 'p.csv', text: EDGES };
    expect(problemLines(() => importLists({ ...options, prerequisites, slug: 'a/b' }))).toEqual([
      '--slug  must be printable, without a slash',
    ]);
  });

  it.each([{ skills: 'skill,title\na\n' }, { skills: 'skill,title\na,"x\n' }])(
    '%j, which is no CSV',
    (lists) => {
      expect(refused(lists)).toEqual([expect.stringMatching(/^s\.csv:2 {2}not valid CSV: .+/)]);
    },
  );
});
