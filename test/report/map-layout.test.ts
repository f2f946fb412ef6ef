/** Where skills of the map stand, and which maps are too large to draw. */

import { describe, expect, it } from 'vitest';
import { NODE, isDrawable, linePath, mapLayout } from '../../src/report/map-layout.js';
import { mapHtml } from '../../src/report/map-picture.js';
import type { SampledSkill } from '../../src/report/sample.js';

function skills(count: number, prerequisitesOf: (at: number) => number[]): SampledSkill[] {
  return Array.from({ length: count }, (_, at) => ({
    slug: `s${at}`,
    title: `Skill ${at}`,
    prerequisites: prerequisitesOf(at),
    isFoundation: at === 0,
  }));
}

describe('names on a map', () => {
  const named = (title: string): string =>
    mapHtml({ slug: 'm', title: 'M', skills: [{ ...skills(1, () => [])[0], title }] }, 0).text;

  it('are squeezed while they can be read, then cut, and whole for who listens', () => {
    expect(named('Multiplicationtables')).toContain('textLength=');
    const word = 'Donaudampfschifffahrtsgesellschaft';
    expect(named(word)).not.toContain('textLength=');
    expect(named(word)).toContain('>Donaudampfschifff… <');
    expect(named(word)).toContain(`aria-label="${word}"`);
    // No half of a letter that takes two units.
    expect(named('🍕'.repeat(40))).toContain(`>${'🍕'.repeat(17)}… <`);
  });
});

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

  it('has lines that leave and enter skills at their sides, and pass none of them', () => {
    // Every third skill needs the one before it and the first: long lines beside short ones.
    const ladder = skills(12, (at) => (at === 0 ? [] : at % 3 === 0 ? [0, at - 1] : [at - 1]));
    const { nodes, edges } = mapLayout(ladder);
    const ends = ladder.flatMap(({ prerequisites }, to) => prerequisites.map((from) => [from, to]));
    ends.forEach(([from, to], at) => {
      const points = edges[at];
      const [first, last] = [points[0], points.at(-1)!];
      expect(first).toEqual({ x: nodes[from].x + NODE.width / 2, y: nodes[from].y });
      expect(last).toEqual({ x: nodes[to].x - NODE.width / 2, y: nodes[to].y });
      for (const { x, y } of points.slice(1, -1)) {
        for (const node of nodes) {
          const isInside =
            Math.abs(node.x - x) <= NODE.width / 2 && Math.abs(node.y - y) < NODE.height / 2;
          expect(isInside).toBe(false);
        }
      }
    });
    expect(linePath(edges[0])).toMatch(/^M\d+ \d+[CL][\d ]+$/);
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
