/** From what zod finds wrong to problems a user can act on: place, path, and "did you mean". */

import type { z } from 'zod';
import { type Problem, didYouMean } from '../errors.js';
import type { Path, Place } from './document.js';
import { belongsInside } from './misplaced-key.js';

/** A document as its problems are reported: its name, and the place of any path in it. */
export interface Reported {
  readonly file: string;
  /** `file`, `path`: where the value was written, if that is elsewhere */
  place(path: Path): Partial<Place> & { readonly file?: string; readonly path?: string };
}

/** Checks `value` against `schema`; returns the completed value, or everything that is wrong with it. */
export function checkSchema<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  source: Reported,
): { readonly value?: z.output<Schema>; readonly problems: Problem[] } {
  const result = schema.safeParse(value, { error: describe, reportInput: true });
  if (result.success) return { value: result.data, problems: [] };
  return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, source)) };
}

/** A problem at `path` of a document. */
export function problemAt(source: Reported, path: Path, what: string, hint?: string): Problem {
  return { file: source.file, path: dotted(path), ...source.place(path), what, hint };
}

/** Line and column of `path`; undefined in what has none. */
export function lineOf(source: Reported, path: Path): Place | undefined {
  const { line, column } = source.place(path);
  return line === undefined || column === undefined ? undefined : { line, column };
}

/** `groups.a.num_users`; empty at the root. */
export function dotted(path: Path): string {
  return path.map(String).join('.');
}

function problemsOf(issue: z.core.$ZodIssue, source: Reported): Problem[] {
  if (issue.code === 'invalid_union' && issue.message === LOOK_INSIDE) {
    return closest(issue.errors).flatMap((inner) =>
      problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, source),
    );
  }
  const lines = issue.message.split('\n');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key, n) => {
      const [what, hint] = lines[n].split('\t');
      return problemAt(source, [...issue.path, key], what, hint);
    });
  }
  const [what, hint] = lines[0].split('\t');
  return [problemAt(source, issue.path, what, hint)];
}

/** Says nothing of its own: what is wrong is what is wrong with one of the forms that were possible. */
const LOOK_INSIDE = 'one of the forms';

/** Of several forms, the one that the value seems to be meant as: the first that is not of another kind altogether. */
function closest(forms: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] {
  const isOtherKind = ({ code, path }: z.core.$ZodIssue): boolean =>
    code === 'invalid_type' && path.length === 0;
  return forms.find((issues) => !issues.some(isOtherKind)) ?? forms[0];
}

/** One line a problem; what stands behind a tab is the hint. Names cannot hold either: both are escaped. */
function describe(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys((issue.inst as z.ZodObject | undefined)?.shape ?? {});
      return issue.keys
        .map((key) => {
          const hint = belongsInside(issue.inst, key) ?? didYouMean(key, known);
          return withHint(`unknown key ${quoted(key)}`, hint);
        })
        .join('\n');
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const given = issue.input;
      if (given === undefined) return 'is missing';
      const what = `expected ${issue.values.map(quoted).join(' or ')}, got ${quoted(given)}`;
      return withHint(what, typeof given === 'string' ? didYouMean(given, values) : undefined);
    }
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `expected ${article(issue.expected)}, got ${quoted(issue.input)}`;
    case 'invalid_union':
      return LOOK_INSIDE;
    case 'too_small':
      return `must ${issue.inclusive ? `${verb(issue)} at least` : 'be more than'} ${bound(issue, issue.minimum)}, got ${size(issue)}`;
    case 'too_big':
      return `must ${issue.inclusive ? `${verb(issue)} at most` : 'be less than'} ${bound(issue, issue.maximum)}, got ${size(issue)}`;
    default:
      return undefined;
  }
}

interface Bounded {
  readonly origin: string;
  readonly input?: unknown;
}

function verb({ origin }: Bounded): string {
  return origin === 'array' ? 'have' : 'be';
}

function bound({ origin }: Bounded, limit: number | bigint): string {
  const isOne = Number(limit) === 1;
  if (origin === 'string') return `${limit} ${isOne ? 'character' : 'characters'}`;
  return origin === 'array' ? `${limit} ${isOne ? 'entry' : 'entries'}` : String(limit);
}

function size(issue: Bounded): string {
  const { input } = issue;
  if (typeof input === 'string' || Array.isArray(input)) return String(input.length);
  return quoted(input);
}

function withHint(what: string, hint: string | undefined): string {
  return hint === undefined ? what : `${what}\t${hint}`;
}

const KINDS: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

function article(kind: string): string {
  return KINDS[kind] ?? kind;
}

/** A short rendering of a value, on one line. */
export function quoted(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null || value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : 'a map';
}
