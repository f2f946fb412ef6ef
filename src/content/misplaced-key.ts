/** A key that stands too high: the keys below which the schema knows it. */

import { z } from 'zod';

/** Places that a hint names at most: a key that many maps have says little. */
const MOST_PLACES = 2;

/** `it belongs inside behaviour:` for a key of one of the maps in `schema`, at any depth; else nothing. */
export function belongsInside(schema: unknown, key: string): string | undefined {
  const places = placesOf(schema, key, []);
  if (places.length === 0 || places.length > MOST_PLACES) return undefined;
  return `it belongs inside ${places.map((place) => `${place}:`).join(' or ')}`;
}

/** Dotted paths of the maps that have the key, those nearest to the top first. */
function placesOf(schema: unknown, key: string, above: readonly string[]): string[] {
  const maps = Object.entries(shapeOf(schema)).map(
    ([name, inner]) => [[...above, name], bare(inner)] as const,
  );
  const here = maps.filter(([, inner]) => Object.hasOwn(shapeOf(inner), key));
  if (here.length > 0) return here.map(([path]) => path.join('.'));
  return maps.flatMap(([path, inner]) => placesOf(inner, key, path));
}

function shapeOf(schema: unknown): Readonly<Record<string, unknown>> {
  return schema instanceof z.ZodObject ? schema.shape : {};
}

/** Without `optional` and `default` around it. */
function bare(schema: unknown): unknown {
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return isWrapped ? bare(schema.unwrap()) : schema;
}
