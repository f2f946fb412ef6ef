/** `--set path=value`: how it is read, where it goes, and whose fault it is when it is wrong. */

import { describe, expect, it } from 'vitest';
import { applyOverride, parseOverride } from '../../src/experiment/overrides.js';
import { problemLines } from '../content/problem-lines.js';
import { GROUP, errorsOf, load } from './loading.js';

const set = (data: unknown, text: string): unknown => applyOverride(data, parseOverride(text));

describe('reading', () => {
  it.each([
    ['seed=5', ['seed'], 5],
    ['a.b.c=x=y', ['a', 'b', 'c'], 'x=y'],
    ['a=', ['a'], null],
    ['a="5"', ['a'], '5'],
    ['a={b: [1, 2]}', ['a'], { b: [1, 2] }],
    ['a=true', ['a'], true],
    ['a=0.5', ['a'], 0.5],
  ])('%s', (text, path, value) => {
    expect(parseOverride(text)).toEqual({ path, value, text });
  });

  const form = '  (use --set path.to.key=value)';

  it.each([
    ['seed', 'is not of the form path=value'],
    ['', 'is not of the form path=value'],
    ['=5', 'is not of the form path=value'],
    ['a..b=5', 'is not of the form path=value'],
    ['a.=5', 'is not of the form path=value'],
    ['__proto__.polluted=5', 'key "__proto__" is not allowed'],
    ['groups.__proto__=5', 'key "__proto__" is not allowed'],
    ['a=[1', 'its value is not valid YAML'],
    ['a={b: 1, b: 2}', 'its value is not valid YAML'],
    ['a=*b', 'its value is not valid YAML'],
  ])('%j is refused', (text, what) => {
    const place = text === '' ? '--set' : `--set  ${text}`;
    expect(problemLines(() => parseOverride(text))).toEqual([`${place}  ${what}${form}`]);
  });
});

describe('applying', () => {
  it('replaces, and makes maps on the way', () => {
    const data = { a: { b: 1 }, c: null };
    expect(set(data, 'a.b=2')).toEqual({ a: { b: 2 }, c: null });
    expect(set(data, 'a.x.y=2')).toEqual({ a: { b: 1, x: { y: 2 } }, c: null });
    expect(set(data, 'c.d=2')).toEqual({ a: { b: 1 }, c: { d: 2 } });
    expect(set(null, 'a=1')).toEqual({ a: 1 });
    expect(set(undefined, 'a.b=1')).toEqual({ a: { b: 1 } });
  });

  it('takes nothing from the prototype', () => {
    expect(set({}, 'constructor.name=1')).toEqual({ constructor: { name: 1 } });
    expect(set({}, 'toString.x=1')).toEqual({ toString: { x: 1 } });
  });

  it('enters a list by name, then by number', () => {
    const data = [{ name: 'b', n: 0 }, { name: '0', n: 0 }, { n: 0 }];
    expect(set(data, 'b.n=1')).toEqual([{ name: 'b', n: 1 }, data[1], data[2]]);
    expect(set(data, '0.n=1')).toEqual([data[0], { name: '0', n: 1 }, data[2]]);
    expect(set(data, '2.n=1')).toEqual([data[0], data[1], { n: 1 }]);
    expect(set({ list: [1, 2] }, 'list.1=5')).toEqual({ list: [1, 5] });
  });

  it('never changes what it was given', () => {
    const shared = { n: 0 };
    const data = { groups: { a: shared, b: shared }, list: [{ name: 'a', shared }] };
    const before = structuredClone(data);
    expect(set(data, 'groups.a.n=1')).toMatchObject({ groups: { a: { n: 1 }, b: { n: 0 } } });
    set(data, 'list.a.shared.n=1');
    expect(data).toEqual(before);
  });

  it.each([
    [{ a: 1 }, 'a.b=2', 'a has no "b"'],
    [{ a: { b: 'x' } }, 'a.b.c.d=2', 'a.b has no "c"'],
    ['text', 'a=2', 'the top of the document has no "a"'],
    [{ groups: [{ name: 'a' }] }, 'groups.b.n=2', 'groups has no "b"'],
    [{ groups: [{ name: 'a' }] }, 'groups.1.n=2', 'groups has no "1"'],
    [{ groups: [{ name: 'a' }] }, 'groups.-1.n=2', 'groups has no "-1"'],
  ])('to %j of %s is refused', (data, text, what) => {
    expect(problemLines(() => set(data, text))).toEqual([`--set  ${text}  ${what}`]);
  });
});

describe('in a configuration', () => {
  const map = `mission: tiny\ngroups:\n  a: &a\n    num_users: 1\n    user_params: {starting_prob: 0.9}\n  b: *a\n`;
  const list = `mission: tiny\ngroups:\n- {name: a, num_users: 1, user_params: {starting_prob: 0.9}}\n- {name: b, num_users: 1, user_params: {starting_prob: 0.9}}\n`;
  const learners = (yaml: string, ...flags: string[]): number[] =>
    load(yaml, ...flags).groups.map((group) => group.learners);

  it('changes one group of a map or list, by name or number, even when an anchor is shared', () => {
    expect(learners(map, 'groups.a.num_users=5')).toEqual([5, 1]);
    expect(learners(map, 'groups.b.num_users=5')).toEqual([1, 5]);
    expect(learners(list, 'groups.b.num_users=5')).toEqual([1, 5]);
    expect(learners(list, 'groups.0.num_users=5')).toEqual([5, 1]);
  });

  it('is applied in order: the last one counts', () => {
    expect(load(map, 'seed=2', 'seed=3').seed).toBe(3);
    expect(load(map, `groups={c: ${GROUP}}`, 'groups.c.num_users=7').groups).toMatchObject([
      { name: 'c', learners: 7 },
    ]);
  });

  it.each([
    ['seed=-1', ['--set seed=-1  seed  must be at least 0, got -1']],
    ['sed=1', ['--set sed=1  sed  unknown key "sed"  (did you mean "seed"?)']],
    [
      'mission=fraction',
      [
        '--set mission=fraction  mission  no scenario for mission "fraction"  (did you mean "fractions"?)',
      ],
    ],
    [
      'groups.b.num_users=x',
      ['--set groups.b.num_users=x  groups.b.num_users  expected a number, got "x"'],
    ],
    [
      'groups.b.user_params={}',
      ['--set groups.b.user_params={}  groups.b.user_params.starting_prob  is missing'],
    ],
    [
      'groups.summary.num_users=1',
      [
        '--set groups.summary.num_users=1  groups.summary  group name "summary" is reserved for a file of the results',
        '--set groups.summary.num_users=1  groups.summary.user_params  is missing',
      ],
    ],
    [
      'limts.max_days=5',
      ['--set limts.max_days=5  limts  unknown key "limts"  (did you mean "limits"?)'],
    ],
    ['--seed abc', ['--seed abc  seed  expected a number, got "abc"']],
    ['--seed [1', ['--seed [1  seed  expected a number, got "[1"']],
    ['--seed -1', ['--seed -1  seed  must be at least 0, got -1']],
    ['--seed 1.5', ['--seed 1.5  seed  expected a whole number, got 1.5']],
  ])('%s is wrong by the flag', (flag, expected) => {
    expect(errorsOf(map, flag)).toEqual(expected);
  });

  it('is blamed for a group of a list by its name', () => {
    expect(errorsOf(list, 'groups.b.num_users=0')).toEqual([
      '--set groups.b.num_users=0  groups.1.num_users  must be at least 1, got 0',
    ]);
  });

  it('is blamed for what stands in a list that it replaces, or in an entry that it renames', () => {
    const groups = 'groups=[{name: a, num_users: 0, user_params: {starting_prob: 1}}]';
    expect(errorsOf(list, groups)).toEqual([
      `--set ${groups}  groups.0.num_users  must be at least 1, got 0`,
    ]);
    const entry = 'groups.b={name: c, num_users: 0, user_params: {starting_prob: 1}}';
    expect(errorsOf(list, entry)).toEqual([
      `--set ${entry}  groups.1.num_users  must be at least 1, got 0`,
    ]);
    expect(errorsOf(list, 'groups.b.name=a')).toEqual([
      '--set groups.b.name=a  groups.1.name  group name "a" is taken by "a" (case does not count)',
    ]);
    expect(errorsOf(map, groups)).toEqual([
      `--set ${groups}  groups.0.num_users  must be at least 1, got 0`,
    ]);
  });

  it('is blamed as far as a later flag leaves it', () => {
    const groups = `groups=[{name: x, num_users: 0, user_params: {starting_prob: 1}}]`;
    expect(errorsOf(list, 'groups.a.num_users=-1', groups)).toEqual([
      `--set ${groups}  groups.0.num_users  must be at least 1, got 0`,
    ]);
    expect(errorsOf(list, groups, 'groups.x.num_users=-1')).toEqual([
      '--set groups.x.num_users=-1  groups.0.num_users  must be at least 1, got -1',
    ]);
  });

  it('leaves other faults to the file', () => {
    expect(errorsOf(map.replace('num_users: 1', 'num_users: 0'), 'seed=-1')).toEqual([
      '--set seed=-1  seed  must be at least 0, got -1',
      'c.yaml:4:5  groups.a.num_users  must be at least 1, got 0',
      'c.yaml:4:5  groups.b.num_users  must be at least 1, got 0',
    ]);
  });
});
