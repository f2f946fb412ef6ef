/** Where the skills of a knowledge map stand: prerequisites to the left of what needs them. */

import { Graph, layout } from '@dagrejs/dagre';
import type { SampledSkill } from './sample.js';

export const NODE = { width: 132, height: 38 } as const;

/** What a layout may hold, skills and the layers that lines cross [assumption]: more take many seconds, and nobody reads them. */
const MOST_PLACES = 4000;

/** Whether a map can be laid out in a second or two: few long lines. */
export function isDrawable(skills: readonly SampledSkill[]): boolean {
  const layer = layers(skills);
  let places = skills.length;
  skills.forEach(({ prerequisites }, at) => {
    for (const one of prerequisites) places += Math.abs(layer[at] - layer[one]);
  });
  return places <= MOST_PLACES;
}

/** Longest ways from the roots; in a circle, as far as the order of the skills leads. */
function layers(skills: readonly SampledSkill[]): Int32Array {
  const layer = new Int32Array(skills.length);
  for (let isDone = false, round = 0; !isDone && round <= MOST_PLACES; round++) {
    isDone = true;
    skills.forEach(({ prerequisites }, at) => {
      for (const one of prerequisites) {
        if (layer[at] > layer[one] || layer[one] >= skills.length) continue;
        layer[at] = layer[one] + 1;
        isDone = false;
      }
    });
  }
  return layer;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  /** centres, a skill each */
  readonly nodes: readonly Point[];
  /** from the right side of a prerequisite to the left side of what needs it; on the way, where it crosses other columns */
  readonly edges: readonly (readonly Point[])[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Layers by prerequisites; a circle is cut open somewhere, and drawn. Coordinates are whole pixels. */
export function mapLayout(skills: readonly SampledSkill[]): MapLayout {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 8, edgesep: 4, ranksep: 52, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  skills.forEach((_, at) => graph.setNode(String(at), { ...NODE }));
  const edges = skills.flatMap(({ prerequisites }, at) =>
    prerequisites.map((from) => ({ v: String(from), w: String(at) })),
  );
  for (const { v, w } of edges) graph.setEdge(v, w);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const nodes = skills.map((_, at) => rounded(graph.node(String(at))));
  const columns = new Set(nodes.map(({ x }) => x));
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes,
    edges: edges.map(({ v, w }) => {
      const bends = (graph.edge(v, w).points ?? []).map(rounded);
      return straightened(bends, nodes[Number(v)], nodes[Number(w)], columns);
    }),
  };
}

/** A line that leaves and enters skills at the middle of their sides, and crosses columns between them level. */
function straightened(
  bends: readonly Point[],
  from: Point,
  to: Point,
  columns: ReadonlySet<number>,
): readonly Point[] {
  // Of a circle, one line leads back.
  if (to.x <= from.x) return bends;
  const half = NODE.width / 2;
  const crossed = bends.slice(1, -1).filter(({ x }) => columns.has(x));
  return [
    { x: from.x + half, y: from.y },
    ...crossed.flatMap(({ x, y }) => [
      { x: x - half, y },
      { x: x + half, y },
    ]),
    { x: to.x - half, y: to.y },
  ];
}

/** The line as a path: level where it leaves, crosses and enters, in a curve between. */
export function linePath(points: readonly Point[]): string {
  return points
    .map(({ x, y }, at) => {
      if (at === 0) return `M${x} ${y}`;
      const last = points[at - 1];
      if (x <= last.x || y === last.y) return `L${x} ${y}`;
      const middle = Math.round((last.x + x) / 2);
      return `C${middle} ${last.y} ${middle} ${y} ${x} ${y}`;
    })
    .join('');
}

function rounded({ x = 0, y = 0 }: { readonly x?: number; readonly y?: number }): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
