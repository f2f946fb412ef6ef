/** Strongly connected components: against plain reachability, and on graphs that exhaust a recursive search. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stronglyConnected } from '../../src/content/strongly-connected.js';

type Graph = readonly (readonly number[])[];

/** Whether `to` can be reached from `from`, tried naively. */
function reaches(graph: Graph, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const node of seen) for (const next of graph[node]) seen.add(next);
  return seen.has(to);
}

/** Nodes that reach each other, each group sorted, groups by their first node. */
function naively(graph: Graph): number[][] {
  const nodes = [...graph.keys()];
  const groups = nodes.map((one) =>
    nodes.filter((other) => reaches(graph, one, other) && reaches(graph, other, one)),
  );
  return groups.filter((group, at) => group[0] === at);
}

function normalised(components: readonly (readonly number[])[]): number[][] {
  return components
    .map((component) => component.toSorted((a, b) => a - b))
    .toSorted((a, b) => a[0] - b[0]);
}

const graphs: fc.Arbitrary<Graph> = fc
  .integer({ min: 1, max: 9 })
  .chain((nodes) =>
    fc.array(fc.array(fc.nat(nodes - 1), { maxLength: 3 }), { minLength: nodes, maxLength: nodes }),
  );

describe('stronglyConnected', () => {
  it('finds the nodes that reach each other', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        expect(normalised(stronglyConnected(graph))).toEqual(naively(graph));
      }),
      { numRuns: 300 },
    );
  });

  it('gives components in reverse topological order', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const place = new Map<number, number>();
        stronglyConnected(graph).forEach((nodes, at) =>
          nodes.forEach((node) => place.set(node, at)),
        );
        graph.forEach((targets, node) => {
          for (const target of targets) {
            expect(place.get(target)).toBeLessThanOrEqual(place.get(node)!);
          }
        });
      }),
    );
  });

  it('takes a chain of 20,000 and a ring of 20,000', () => {
    const length = 20_000;
    const chain = Array.from({ length }, (_, node) => (node + 1 < length ? [node + 1] : []));
    const ring = Array.from({ length }, (_, node) => [(node + 1) % length]);
    expect(stronglyConnected(chain)).toHaveLength(length);
    expect(stronglyConnected(ring).map((component) => component.length)).toEqual([length]);
  });

  it('takes a graph without nodes', () => expect(stronglyConnected([])).toEqual([]));
});
