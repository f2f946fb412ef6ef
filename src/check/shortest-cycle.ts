/** The smallest culprit in a tangle of circular prerequisites. */

/**
 * A shortest cycle among the nodes of a strongly connected component, as nodes in order, each pointing to the next; the
 * lowest first. Of several, the one through the lowest node. `targets[n]` are the nodes that node n points to.
 */
export function shortestCycle(
  component: readonly number[],
  targets: readonly (readonly number[])[],
): number[] {
  const inside = new Set(component);
  let best: number[] = [];
  for (const start of component.toSorted((one, other) => one - other)) {
    const found = cycleThrough(start, inside, targets, best.length - 1);
    if (found !== undefined) best = found;
    // No cycle of two skills or more is shorter.
    if (best.length === 2) break;
  }
  return best;
}

/** Breadth first from `start` until an edge leads back to it; at most `longest` nodes, when that is 0 or more. */
function cycleThrough(
  start: number,
  inside: ReadonlySet<number>,
  targets: readonly (readonly number[])[],
  longest: number,
): number[] | undefined {
  const cameFrom = new Map([[start, -1]]);
  let front = [start];
  const most = longest < 0 ? Infinity : longest;
  for (let length = 1; front.length > 0 && length <= most; length++) {
    const next: number[] = [];
    for (const node of front) {
      for (const target of targets[node]) {
        if (target === start) return wayTo(node, cameFrom);
        if (!inside.has(target) || cameFrom.has(target)) continue;
        cameFrom.set(target, node);
        next.push(target);
      }
    }
    front = next;
  }
  return undefined;
}

function wayTo(end: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const way: number[] = [];
  for (let node = end; node >= 0; node = cameFrom.get(node)!) way.unshift(node);
  // Rotated, so that the lowest comes first.
  const lowest = way.indexOf(way.reduce((low, node) => (node < low ? node : low)));
  return [...way.slice(lowest), ...way.slice(0, lowest)];
}
