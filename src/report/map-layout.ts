/** Where the skills of a knowledge map stand: prerequisites to the left of what needs them. */

import { Graph, layout } from '@dagrejs/dagre';
import type { SampledSkill } from './sample.js';

export const NODE = { width: 132, height: 44 } as const;

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  /** centres, a skill each */
  readonly nodes: readonly Point[];
  readonly edges: readonly (readonly Point[])[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Layers by prerequisites; a circle is cut open somewhere, and drawn. Coordinates are whole pixels. */
export function mapLayout(skills: readonly SampledSkill[]): MapLayout {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: 52, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  skills.forEach((_, at) => graph.setNode(String(at), { ...NODE }));
  const edges = skills.flatMap(({ prerequisites }, at) =>
    prerequisites.map((from) => ({ v: String(from), w: String(at) })),
  );
  for (const { v, w } of edges) graph.setEdge(v, w);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: skills.map((_, at) => rounded(graph.node(String(at)))),
    edges: edges.map(({ v, w }) => (graph.edge(v, w).points ?? []).map(rounded)),
  };
}

function rounded({ x = 0, y = 0 }: { readonly x?: number; readonly y?: number }): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
