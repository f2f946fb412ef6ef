/** The lines about reweighted groups: one for each mix, few for many. */

import { describe, expect, it } from 'vitest';
import { stretchPart } from '../../src/output/stretch-json.js';
import { stretchText } from '../../src/output/stretch-text.js';
import { type Stretch, stretchOf } from '../../src/stats/stretch.js';

const mix = (after: number, units?: number): Stretch =>
  stretchOf([
    { name: 'strong', before: 1, after, units },
    { name: 'weak', before: 3, after: 3, units: units && 3 * units },
  ]);
const groups = (name: string, ...mixes: readonly Stretch[]) =>
  mixes.map((stretch, point) => ({ name, label: `${name} (x=${point})`, stretch }));

describe('lines', () => {
  it('count learners of the log where they are known, else those of a sample', () => {
    const said = '1 of 2 kinds stretched (strong to 2 times its share)';
    expect(stretchText(groups('a', mix(3, 1000)))).toBe(
      `reweighted a: ${said}; 4,000 logged learners say as much as 3,000 of the original mix\n`,
    );
    expect(stretchText(groups('a', mix(3)))).toBe(
      `reweighted a: ${said}; 1,000 learners say as much as 750 of the original mix\n`,
    );
  });

  it('are none without groups, and one for groups with the same mix, at any points', () => {
    expect(stretchText([])).toBe('');
    const same = [...groups('a', mix(3), mix(3)), ...groups('b', mix(3))];
    expect(stretchText(same)).toMatch(/^reweighted a, b: [^\n]*\n$/);
  });

  it('name the point where a group has several mixes, and are five at most', () => {
    const lines = stretchText(groups('a', ...[1, 2, 3, 4, 5, 6, 7].map((one) => mix(one))));
    expect(lines.split('\n').slice(0, 2)).toEqual([
      'reweighted a (x=0): 0 of 2 kinds stretched; 1,000 learners say as much as 1,000 of the original mix',
      expect.stringMatching(/^reweighted a \(x=1\): 1 of 2/),
    ]);
    expect(lines).toMatch(/\nand 2 more mixes\n$/);
    expect(lines.trimEnd().split('\n')).toHaveLength(6);
  });
});

describe('JSON', () => {
  it('has null for what is not known, and no key without a new mix', () => {
    expect(stretchPart(undefined)).toEqual({});
    expect(stretchPart(mix(1))).toEqual({
      reweighted: {
        kinds: 2,
        stretched: 0,
        most_stretched: null,
        times: 1,
        effective_share: 1,
        logged_learners: null,
        effective_learners: null,
      },
    });
  });
});
