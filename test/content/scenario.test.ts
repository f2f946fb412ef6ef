/** A scenario's text: defaults, and what is wrong said with its place and a suggestion. */

import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/content/scenario.js';
import { problemLines } from './problem-lines.js';

const lines = (yaml: string): string[] => problemLines(() => parseScenario('s.yaml', yaml));

describe('a scenario', () => {
  it('is made complete', () => {
    expect(parseScenario('s.yaml', 'slug: s\nskills: [{slug: a}]')).toEqual({
      slug: 's',
      foundations: [],
      skills: [
        { slug: 'a', topic: '', prerequisites: [], difficulty: 0, seconds: 30, problem_types: 1 },
      ],
    });
  });

  it('keeps what it says', () => {
    const skill = {
      slug: 'a b ü+',
      title: 'A',
      topic: 'T',
      standard: '3.NF.A.1',
      prerequisites: ['nowhere', 'a b ü+', 'nowhere'],
      difficulty: -20,
      seconds: 0.001,
      problem_types: 0,
    };
    const scenario = {
      slug: 's',
      title: 'S',
      description: 'one\ntwo',
      foundations: ['a b ü+'],
      members: ['a b ü+'],
      skills: [skill],
    };
    expect(parseScenario('s.yaml', JSON.stringify(scenario))).toEqual(scenario);
  });

  it('may list a skill twice when both entries say the same', () => {
    const twice = 'slug: s\nskills: [{slug: a, seconds: 30}, {slug: a}]';
    expect(parseScenario('s.yaml', twice).skills).toHaveLength(2);
  });
});

describe('what is wrong with it', () => {
  const skill = (text: string): string =>
    `slug: s\nskills:\n  - {slug: a}\n  - {slug: b, ${text}}\n`;

  it.each([
    ['- a', ['s.yaml:1:1  expected a map, got a list']],
    ['# nothing', ['s.yaml:1:1  expected a map, got nothing']],
    ['{}', ['s.yaml:1:1  slug  is missing', 's.yaml:1:1  skills  is missing']],
    ['slug: s\nskills: 5', ['s.yaml:2:1  skills  expected a list, got 5']],
    ['slug: s\nskills: [5]', ['s.yaml:2:10  skills.0  expected a map, got 5']],
    ['slug: s\nskills: [{}]', ['s.yaml:2:10  skills.0.slug  is missing']],
    [
      'slug: s\nskils: []\nskills: []',
      ['s.yaml:2:1  skils  unknown key "skils"  (did you mean "skills"?)'],
    ],
    [
      skill('prerequisite: [a]'),
      [
        's.yaml:4:15  skills.1.prerequisite  unknown key "prerequisite"  (did you mean "prerequisites"?)',
      ],
    ],
    [skill('prerequisites: a'), ['s.yaml:4:15  skills.1.prerequisites  expected a list, got "a"']],
    [skill('prerequisites: [1]'), ['s.yaml:4:31  skills.1.prerequisites.0  expected text, got 1']],
    [skill('difficulty: 20.5'), ['s.yaml:4:15  skills.1.difficulty  must be at most 20, got 20.5']],
    [skill('difficulty: .nan'), ['s.yaml:4:15  skills.1.difficulty  expected a number, got NaN']],
    [skill('seconds: 0'), ['s.yaml:4:15  skills.1.seconds  must be at least 0.001, got 0']],
    [skill('seconds: "9"'), ['s.yaml:4:15  skills.1.seconds  expected a number, got "9"']],
    [
      skill('problem_types: 1.5'),
      ['s.yaml:4:15  skills.1.problem_types  expected a whole number, got 1.5'],
    ],
    [
      skill('problem_types: -1'),
      ['s.yaml:4:15  skills.1.problem_types  must be at least 0, got -1'],
    ],
    [skill('title: "a\\nb"'), ['s.yaml:4:15  skills.1.title  must be printable, on one line']],
    ['slug: a/b\nskills: []', ['s.yaml:1:1  slug  must be printable, without a slash']],
    ['slug: "a\\u202eb"\nskills: []', ['s.yaml:1:1  slug  must be printable, without a slash']],
    [
      'slug: s\nskills: [{slug: fractions}]\nfoundations: [fraction, fractions]',
      ['s.yaml:3:15  foundations.0  no skill "fraction" in this file  (did you mean "fractions"?)'],
    ],
    [
      'slug: s\nskills: [{slug: fractions}]\nmembers:\n  - fractions\n  - zebra\n',
      ['s.yaml:5:5  members.1  no skill "zebra" in this file'],
    ],
    [
      'slug: s\nskills: [{slug: a}, {slug: b}]\nmembers: [a]\nfoundations: [b]',
      ['s.yaml:4:15  foundations.0  "b" is not among the members'],
    ],
    [
      'slug: s\nskills:\n  - {slug: a}\n  - {slug: a, seconds: 5}\n',
      ['s.yaml:4:5  skills.1  skill "a" is listed before, with other values'],
    ],
  ])('%j', (yaml, expected) => {
    expect(lines(yaml)).toEqual(expected);
  });

  it('is said all at once', () => {
    const yaml = 'slug: ""\ntitel: x\nskills: [{slug: a, seconds: -1, difficulty: x}]';
    expect(lines(yaml).map((line) => line.split('  ')[1])).toEqual(
      expect.arrayContaining(['slug', 'titel', 'skills.0.seconds', 'skills.0.difficulty']),
    );
  });

  it('shortens what is long and keeps every problem on its line', () => {
    const [line, ...more] = lines(`slug: s\nskills: "${'x\\n'.repeat(1000)}"`);
    expect(more).toEqual([]);
    expect(line.length).toBeLessThan(200);
  });
});
