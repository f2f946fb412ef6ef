/** Where skills of the map stand, and which maps are too large to draw. */

import { describe, expect, it } from 'vitest';
import { isDrawable, mapLayout } from '../../src/report/map-layout.js';
import type { SampledSkill } from '../../src/report/sample.js';

function skills(count: number, prerequisitesOf: (at: number) => number[]): SampledSkill[] {
  return Array.from({ length: count }, (_, at) => ({
    slug: `s${at}`,
    title: `Skill ${at}`,
    prerequisites: prerequisitesOf(at),
    isFoundation: at === 0,
  }));
}

describe('a map', () => {
  it('has each skill to the right of its prerequisites', () => {
    const tree = skills(30, (at) => (at === 0 ? [] : [Math.floor((at - 1) / 3)]));
    const { nodes, edges, width, height } = mapLayout(tree);
    tree.forEach(({ prerequisites }, at) => {
      for (const one of prerequisites) expect(nodes[one].x).toBeLessThan(nodes[at].x);
    });
    expect(edges).toHaveLength(29);
    for (const { x, y } of nodes) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
  });

  it('of a circle is drawn, too', () => {
    const circle = skills(3, (at) => [(at + 1) % 3]);
    expect(isDrawable(circle)).toBe(true);
    expect(mapLayout(circle).nodes).toHaveLength(3);
  });

  it('is not drawn where every skill needs all before it', () => {
    const dense = skills(60, (at) => Array.from({ length: at }, (_, one) => one));
    expect(isDrawable(dense)).toBe(false);
    expect(isDrawable(skills(400, (at) => (at === 0 ? [] : [Math.floor((at - 1) / 8)])))).toBe(
      true,
    );
  });
});
