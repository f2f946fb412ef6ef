/** Names of groups become file names: what they may look like. */

import { type Problem } from '../errors.js';
import type { Path } from '../content/document.js';
import { type Reported, problemAt, quoted } from '../content/schema-problems.js';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const MOST = 100;
/** Names that would collide with files of the results directory. */
const RESERVED = new Set(['summary', 'comparison', 'skills', 'sweep', 'manifest']);

/** The groups of a raw document: name and path of each, in order; what is no group at all is left out. */
export function rawGroups(value: unknown): { readonly name: unknown; readonly path: Path }[] {
  const groups = (value as { groups?: unknown } | null)?.groups;
  if (Array.isArray(groups)) {
    return groups.map((group: unknown, at) => ({
      name: (group as { name?: unknown } | null)?.name,
      path: ['groups', at, 'name'],
    }));
  }
  if (typeof groups !== 'object' || groups === null) return [];
  return Object.keys(groups).map((name) => ({ name, path: ['groups', name] }));
}

/** Everything that is wrong with the groups' names. */
export function groupNameProblems(value: unknown, source: Reported): Problem[] {
  const groups = rawGroups(value);
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { name, path } of groups) {
    if (typeof name !== 'string') continue;
    const wrong = (what: string): number => problems.push(problemAt(source, path, what));
    const lower = name.toLowerCase();
    const earlier = seen.get(lower);
    if (!NAME.test(name) || name.length > MOST) {
      wrong(
        `group name ${quoted(name)} must be letters, digits, _ and -, start with a letter or digit, and have at most ${MOST} characters`,
      );
    } else if (RESERVED.has(lower)) {
      wrong(`group name ${quoted(name)} is reserved for a file of the results`);
    } else if (earlier !== undefined) {
      wrong(`group name ${quoted(name)} is taken by ${quoted(earlier)} (case does not count)`);
    }
    seen.set(lower, name);
  }
  return problems;
}
