/** `--set path=value`: values laid over a configuration before it is checked. */

import { type Path, readDocument } from '../content/document.js';
import { UserError } from '../errors.js';

export interface Override {
  readonly path: readonly string[];
  readonly value: unknown;
  /** as the user wrote it */
  readonly text: string;
  /** default: `--set` */
  readonly flag?: '--seed' | '--param';
}

/** `--seed 5`, which is `--set seed=5` with a name of its own. */
export function seedOverride(text: string): Override {
  const value = /^-?\d+(\.\d+)?(e\d+)?$/i.test(text) ? Number(text) : text;
  return { path: ['seed'], value, text, flag: '--seed' };
}

/**
 * Reads `groups.a.num_users=5`; the value is YAML.
 * @throws UserError when it is not of that form
 */
export function parseOverride(text: string): Override {
  const at = text.indexOf('=');
  const path = at < 0 ? [] : text.slice(0, at).split('.');
  const refuse = (what: string): never => {
    throw new UserError({ file: '--set', path: text, what, hint: 'use --set path.to.key=value' });
  };
  if (path.length === 0 || path.includes('')) refuse('is not of the form path=value');
  if (path.includes('__proto__')) refuse('key "__proto__" is not allowed');
  const value = text.slice(at + 1);
  if (value.trim() === '') return { path, text, value: null };
  try {
    return { path, text, value: readDocument('--set', value).value };
  } catch (error) {
    const forbidden = (error as Error).message.includes('__proto__');
    return refuse(forbidden ? 'key "__proto__" is not allowed' : 'its value is not valid YAML');
  }
}

/**
 * The document's data with the override laid over it; the data given stays as it is, because YAML aliases share parts
 * of it. A list of groups is entered by name or number; missing maps on the way are made.
 * @throws UserError when the path runs through a plain value
 */
export function applyOverride(data: unknown, override: Override): unknown {
  const set = (node: unknown, depth: number): unknown => {
    if (depth === override.path.length) return override.value;
    const step = override.path[depth];
    if (Array.isArray(node)) {
      const at = entryOf(node, step);
      if (at < 0) throw noWay(override, depth);
      return node.with(at, set(node[at], depth + 1));
    }
    if (node !== undefined && node !== null && typeof node !== 'object') {
      throw noWay(override, depth);
    }
    const map = (node ?? {}) as Record<string, unknown>;
    return { ...map, [step]: set(Object.hasOwn(map, step) ? map[step] : undefined, depth + 1) };
  };
  return set(data, 0);
}

/**
 * Where the override lands in the data that it is laid over: everything at this path or below is of its making. That
 * begins with the first key that is not there yet.
 */
export function landingOf(data: unknown, override: Override): Path {
  const landing: PropertyKey[] = [];
  let node = data;
  for (const step of override.path) {
    const at = Array.isArray(node) ? entryOf(node, step) : step;
    landing.push(at);
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, at)) break;
    node = (node as Record<PropertyKey, unknown>)[at];
  }
  return landing;
}

/** Whether `path` is `outer` or lies below it. */
export function isWithin(path: Path, outer: Path): boolean {
  return outer.every((step, depth) => depth < path.length && String(step) === String(path[depth]));
}

function entryOf(list: readonly unknown[], step: string): number {
  const named = list.findIndex((entry) => (entry as { name?: unknown } | null)?.name === step);
  if (named >= 0) return named;
  return /^\d+$/.test(step) && Number(step) < list.length ? Number(step) : -1;
}

function noWay(override: Override, depth: number): UserError {
  const reached = override.path.slice(0, depth).join('.') || 'the top of the document';
  return new UserError({
    file: override.flag ?? '--set',
    path: override.text,
    what: `${reached} has no ${JSON.stringify(override.path[depth])}`,
  });
}
