import type { KnowledgeMap } from '../content/knowledge-map.js';

/**
 * All skills, each behind its prerequisites (Kahn's algorithm); those on circles of prerequisites, and behind them, last, in
 * mission order.
 */
export function prerequisitesFirst({ prerequisites, postrequisites }: KnowledgeMap): Int32Array {
  const skills = prerequisites.start.length - 1;
  const open = Int32Array.from(
    { length: skills },
    (_, skill) => prerequisites.start[skill + 1] - prerequisites.start[skill],
  );
  const order = Array.from(open.keys()).filter((skill) => open[skill] === 0);
  for (let at = 0; at < order.length; at++) {
    const skill = order[at];
    const from = postrequisites.start[skill];
    for (const next of postrequisites.targets.subarray(from, postrequisites.start[skill + 1])) {
      open[next]--;
      if (open[next] === 0) order.push(next);
    }
  }
  const circular = Array.from(open.keys()).filter((skill) => open[skill] > 0);
  return Int32Array.from([...order, ...circular]);
}
