/** YAML text to plain data, with a place (line and column) for every path inside. */

import {
  type Document,
  LineCounter,
  type Node,
  type Pair,
  isAlias,
  isMap,
  isScalar,
  isSeq,
} from 'yaml';
import { type Problem, UserError } from '../errors.js';
import { yamlFaults } from './yaml-faults.js';
import { parseYaml } from './yaml-text.js';

/** Largest file read, bytes [assumption]: a map of 100,000 skills fits. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** Most problems of one file's syntax that are reported [assumption]. */
const MAX_PROBLEMS = 20;

export type Path = readonly PropertyKey[];

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A parsed file: plain data, and where each part of it stands. */
export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  /** Place of the key or list item that `path` names, or of the closest one above it. */
  place(path: Path): Place;
}

/**
 * Parses one YAML document. Anchors and merges (`<<`) are resolved.
 * @throws UserError with every syntax error, duplicate key and forbidden key at once
 */
export function readDocument(file: string, text: string): SourceDocument {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const wrong = (what: string, offset = 0, hint?: string): Problem => ({
    file,
    ...placeAt(offset),
    what,
    hint,
  });
  if (text.length > MAX_DOCUMENT_BYTES) throw new UserError(wrong('the file is too large'));
  if (text.trim() === '') throw new UserError(wrong('the file is empty'));
  const { document, faults } = parseYaml(text, lines);
  const all = [...faults, ...(document ? yamlFaults(document) : [])];
  const problems = all
    .toSorted((one, other) => one.offset - other.offset)
    .map(({ what, offset, hint }) => wrong(what, offset, hint));
  if (document === undefined || problems.length > 0) throw new UserError(firstOf(problems));
  return {
    file,
    // Aliases that multiply have been refused above.
    value: document.toJS({ maxAliasCount: -1 }),
    place: (path) => placeAt(offsetOf(document, path)),
  };
}

/** One bracket that is missing can make hundreds of problems. */
function firstOf(problems: readonly Problem[]): Problem[] {
  const more = problems.slice(MAX_PROBLEMS);
  if (more.length === 0) return [...problems];
  return [
    ...problems.slice(0, MAX_PROBLEMS),
    { ...more[0], what: `and ${more.length} more`, hint: undefined },
  ];
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    const found = child(document, node, step);
    if (found === undefined) break;
    offset = found.offset;
    node = found.node;
  }
  return offset;
}

interface Child {
  readonly node: unknown;
  readonly offset: number;
}

/** One step into a map or list, through aliases and merges. */
function child(document: Document, parent: unknown, step: PropertyKey): Child | undefined {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined;
    return item && { node: item, offset: item.range?.[0] ?? 0 };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => keyOf(item) === String(step));
  if (pair) return { node: pair.value, offset: (pair.key as Node).range?.[0] ?? 0 };
  for (const item of node.items) {
    if (keyOf(item) !== '<<') continue;
    const merged = isSeq(item.value) ? item.value.items : [item.value];
    for (const source of merged) {
      const found = child(document, source, step);
      if (found) return found;
    }
  }
  return undefined;
}

function keyOf(pair: Pair): string {
  if (!isScalar(pair.key)) return '';
  const { value } = pair.key;
  // The parser gives the merge key as a symbol.
  return typeof value === 'symbol' ? (value.description ?? '') : String(value);
}
