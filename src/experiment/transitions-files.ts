/** The Markov chains of task choice that a configuration names. */

import { z } from 'zod';
import { readDocument } from '../content/document.js';
import { type Reported, checkSchema, problemAt, quoted } from '../content/schema-problems.js';
import { type Problem, UserError } from '../errors.js';
import type { TaskTransitions } from '../learners/task-choice-markov.js';
import type { NamedTransitions } from '../learners/task-choosers.js';
import { type ConfigFiles, type Reference, readEach, references } from './config-files.js';
import type { GivenPopulation } from './population-schema.js';

const name = z.string().max(1000);
const transitionsSchema = z.record(name, z.record(name, z.number().min(0).max(1)));

/** What the probabilities of a row may add up to beyond 1: rounding. */
const ROUNDING = 1e-6;

/**
 * Reads `{from: {to: probability}}`, as `learnersim fit` writes it.
 * @throws UserError with every problem and its place
 */
export function parseTransitions(file: string, text: string): TaskTransitions {
  const source = readDocument(file, text);
  const { value, problems } = checkSchema(transitionsSchema, source.value, source);
  if (value === undefined) throw new UserError(problems);
  const over = Object.entries(value).flatMap(([from, row]) => {
    const sum = Object.values(row).reduce((total, one) => total + one, 0);
    if (sum <= 1 + ROUNDING) return [];
    return [problemAt(source, [from], `adds up to ${Number(sum.toPrecision(6))}, more than 1`)];
  });
  if (over.length > 0) throw new UserError(over);
  return value;
}

export interface TransitionFiles {
  readonly transitions: NamedTransitions;
  readonly problems: readonly Problem[];
}

/**
 * Reads every chain that the document names, in groups, in populations and in the sweep, each once. `populations`: those
 * from files, whose own paths are relative to the configuration, too.
 */
export function readTransitions(
  value: unknown,
  source: Reported,
  files: ConfigFiles,
  populations: Readonly<Record<string, GivenPopulation>>,
): TransitionFiles {
  const named = [
    ...inGroups(value),
    ...inPopulations(value),
    ...inSweep(value),
    ...inFiles(value, populations),
  ];
  const { found, problems } = readEach(named, source, {
    find: (reference) => files.file(reference),
    missing: (reference, path) =>
      problemAt(source, path, `no file ${quoted(reference)} of transitions`),
    parse: ({ file, text }) => parseTransitions(file, text),
  });
  return { transitions: Object.fromEntries(found), problems };
}

const KEY = ['behaviour', 'task_choice', 'markov'] as const;
const SWEPT = KEY.join('.');

/** What stands under the key in a group or a member. */
function below(node: unknown, path: readonly PropertyKey[]): Reference[] {
  const reference = KEY.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    node,
  );
  return typeof reference === 'string' && reference !== ''
    ? [{ reference, path: [...path, ...KEY] }]
    : [];
}

function inGroups(value: unknown): Reference[] {
  const { groups } = (value ?? {}) as { groups?: object | null };
  return Object.entries(groups ?? {}).flatMap(([group, node]) => below(node, ['groups', group]));
}

function inPopulations(value: unknown): Reference[] {
  const { populations } = (value ?? {}) as { populations?: object | null };
  return Object.entries(populations ?? {}).flatMap(([population, members]) =>
    Object.entries((members ?? {}) as object).flatMap(([at, member]) =>
      below(member, ['populations', population, at]),
    ),
  );
}

function inSweep(value: unknown): Reference[] {
  const { sweep } = (value ?? {}) as { sweep?: Readonly<Record<string, unknown>> | null };
  const values = sweep?.[SWEPT];
  return (Array.isArray(values) ? values : []).flatMap((reference: unknown, at) =>
    typeof reference === 'string' && reference !== ''
      ? [{ reference, path: ['sweep', SWEPT, at] }]
      : [],
  );
}

/** The place of what a file of members names is where the configuration names that file. */
function inFiles(
  value: unknown,
  populations: Readonly<Record<string, GivenPopulation>>,
): Reference[] {
  return references(value, 'population').flatMap(({ reference, path }) =>
    Object.hasOwn(populations, reference)
      ? populations[reference].flatMap((member) =>
          below(member, []).map((inner) => ({ reference: inner.reference, path })),
        )
      : [],
  );
}
