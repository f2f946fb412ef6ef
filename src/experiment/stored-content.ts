/** Missions and learners' states that come from a datastore in place of files. This page reads none. */

import type { SourcedScenario } from '../content/scenario.js';
import { type Reported, problemAt } from '../content/schema-problems.js';
import type { Snapshot } from '../engine/snapshot.js';
import { type Problem, UserError } from '../errors.js';

/** Which learners' states. */
export interface StateSelection {
  /** slug of the mission under which they are kept */
  readonly mission: string;
  /** the first so many in the order of their ids; undefined: all */
  readonly first: number | undefined;
}

/** A mission to go on in. */
export interface StateTarget {
  readonly slug: string;
  readonly skills: readonly string[];
  /** of these, those from which a task can be built */
  readonly buildable: readonly string[];
}

/** What a datastore holds; every question may be answered by a UserError. */
export interface StoredContent {
  readonly file: string;
  /** slugs, sorted */
  missions(): readonly string[];
  scenario(slug: string): SourcedScenario | undefined;
  /** At most `most` states, and how many were selected. */
  learners(
    selection: StateSelection,
    target: StateTarget,
    most: number,
  ): { readonly count: number; readonly states: readonly Snapshot[] };
}

/** Opens a datastore by its path relative to the configuration. */
export type OpenStore = (path: string) => StoredContent;

/** The path of the datastore that a raw document takes its content from; undefined: it takes it from files. */
export function storePath(value: unknown): string | undefined {
  const { use_test_db, datastore_path } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return use_test_db === true && typeof datastore_path === 'string' ? datastore_path : undefined;
}

/** What is wrong with a datastore as a whole: with the place that names it. */
export function storeProblems(error: unknown, source: Reported): Problem[] {
  if (!(error instanceof UserError)) throw error;
  return error.problems.map(({ file, path, what, hint }) => {
    const where = path === undefined ? file : `${file}, ${path},`;
    return problemAt(source, ['datastore_path'], `${where} ${what}`, hint);
  });
}
