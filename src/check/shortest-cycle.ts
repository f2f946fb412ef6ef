/** The smallest culprit in a tangle of circular prerequisites. */

import { stronglyConnected } from '../content/strongly-connected.js';

type Targets = readonly (readonly number[])[];

/**
 * A shortest cycle among the nodes of a strongly connected component, as nodes in order, each pointing to the next; the
 * lowest first. Of several, the one through the lowest node. `targets[n]` are the nodes that node n points to.
 *
 * The shortest cycle through the lowest node is found first; then that node is taken out, and so on. Now and then the rest
 * is looked at anew, which leaves it in smaller tangles or in none: a ring of 50,000 skills falls apart at once.
 */
export function shortestCycle(component: readonly number[], targets: Targets): number[] {
  let best: number[] = [];
  const tangles = [component.toSorted(ascending)];
  // No cycle of two skills or more is shorter than two.
  while (tangles.length > 0 && best.length !== 2) {
    tangles.sort((one, other) => one[0] - other[0]);
    const nodes = tangles.shift()!;
    const left = new Set(nodes);
    let visited = 0;
    for (const start of nodes) {
      left.delete(start);
      const search = cycleThrough(start, left, targets, best.length - 1);
      if (search.cycle !== undefined) best = search.cycle;
      visited += search.visited;
      // Looking for tangles costs about as much as a search of everything that is left.
      if (best.length === 2 || visited >= left.size) break;
    }
    tangles.push(...tanglesAmong([...left], targets));
  }
  return best;
}

/** The tangles that some nodes make without the others, nodes ascending. */
export function tanglesAmong(nodes: readonly number[], targets: Targets): number[][] {
  const place = new Map(nodes.map((node, at) => [node, at]));
  const inner = nodes.map((node) =>
    targets[node].map((target) => place.get(target)).filter((at) => at !== undefined),
  );
  return stronglyConnected(inner)
    .filter(({ length }) => length > 1)
    .map((tangle) => tangle.map((at) => nodes[at]).sort(ascending));
}

/** Breadth first from `start` until an edge leads back to it; at most `longest` nodes, when that is 0 or more. */
function cycleThrough(
  start: number,
  inside: ReadonlySet<number>,
  targets: Targets,
  longest: number,
): { readonly cycle: number[] | undefined; readonly visited: number } {
  const most = longest < 0 ? Infinity : longest;
  const cameFrom = new Map([[start, -1]]);
  let front = [start];
  for (let length = 1; front.length > 0 && length <= most; length++) {
    const next: number[] = [];
    for (const node of front) {
      for (const target of targets[node]) {
        if (target === start) return { cycle: wayTo(node, cameFrom), visited: cameFrom.size };
        if (!inside.has(target) || cameFrom.has(target)) continue;
        cameFrom.set(target, node);
        next.push(target);
      }
    }
    front = next;
  }
  return { cycle: undefined, visited: cameFrom.size };
}

/** The way from the start, which is the lowest of all that are left. */
function wayTo(end: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const way: number[] = [];
  for (let node = end; node >= 0; node = cameFrom.get(node)!) way.push(node);
  return way.toReversed();
}

function ascending(one: number, other: number): number {
  return one - other;
}
