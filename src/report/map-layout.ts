/** Where the skills of a knowledge map stand: prerequisites to the left of what needs them. */

import { Graph, layout } from '@dagrejs/dagre';
import type { SampledSkill } from './sample.js';

export const NODE = { width: 132, height: 44 } as const;

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
