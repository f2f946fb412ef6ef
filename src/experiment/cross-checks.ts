/** What no schema sees: rules between the keys of a configuration. */

import { type Reported, problemAt, quoted } from '../content/schema-problems.js';
import { ruleConstants } from '../engine/constants.js';
import { type Problem, didYouMean } from '../errors.js';
import { rawGroups } from './group-names.js';
import { outputProblems } from './outputs-schema.js';
import { engineOverrides, expandedNames } from './expand.js';
import { learnerProblems } from './learner-checks.js';
import { initialStatesOf } from './initial-states.js';
import { ownEngineOf, ownEngineProblems } from './own-engine.js';
import { precisionProblems } from './precision.js';
import { populationProblems } from './population-schema.js';
import type { Config } from './schema.js';

/** Everything that is wrong between the keys of a checked configuration. */
export function crossProblems(config: Config, value: unknown, source: Reported): Problem[] {
  const problems: Problem[] = [];
  const wrong = (path: PropertyKey[], what: string, hint?: string): void => {
    problems.push(problemAt(source, path, what, hint));
  };
  const names = config.groups.flatMap(expandedNames);
  const doubled = doubledName(config.groups.map((group) => group.name))
    ? undefined
    : doubledName(names);
  if (names.length === 0) wrong(['groups'], 'needs at least one group');
  if (doubled !== undefined) wrong(['groups'], `assign makes two groups named ${quoted(doubled)}`);
  if (config.control !== undefined && !names.includes(config.control)) {
    wrong(['control'], `no group ${quoted(config.control)}`, didYouMean(config.control, names));
  }
  if (config.use_test_db && config.datastore_path === undefined) {
    const hint = 'or set use_test_db: false, to use scenario files';
    wrong(['use_test_db'], 'needs a datastore_path', hint);
  }
  const needStore = 'needs use_test_db: true';
  if (config.write_back === true && !config.use_test_db) wrong(['write_back'], needStore);
  if (config.write_back === true && config.sweep !== undefined) {
    wrong(['write_back'], 'does not go together with sweep');
  }
  if (asksForStates(config) && !config.use_test_db) wrong(['initial_states'], needStore);
  problems.push(...ownEngineProblems(config.engine, ['engine'], source));
  problems.push(...precisionProblems(config, names, value, source));
  problems.push(...outputProblems(config, source));
  for (const [name, members] of Object.entries(config.populations ?? {})) {
    problems.push(...populationProblems(members, ['populations', name], source));
  }
  const paths = rawGroups(value).map(({ path }) => path.slice(0, 2));
  config.groups.forEach((group, at) => {
    const path = [...paths[at]];
    if (group.mission === undefined && config.mission === undefined) {
      wrong(path, 'has no mission', 'set mission: here or at the top');
    }
    problems.push(...learnerProblems(group, path, source));
    if (asksForStates(group) && !config.use_test_db) wrong([...path, 'initial_states'], needStore);
    problems.push(...ownEngineProblems(group.engine, [...path, 'engine'], source, config.engine));
    if (ownEngineOf(config.engine, group.engine) !== undefined) {
      const only = 'states in a datastore are those of the built-in engine';
      if (config.write_back === true)
        wrong(path, `has an engine of its own: ${only}`, 'leave write_back out');
      if (initialStatesOf(config, group) !== undefined) {
        wrong(path, `has an engine of its own: ${only}`, 'set initial_states: false here');
      }
    }
    for (const experiment of Object.keys(group.assign)) {
      if (!(experiment in group.alternatives)) continue;
      wrong([...path, 'assign', experiment], 'is forced by alternatives, too');
    }
    const { review_min_days, review_max_days } = ruleConstants(engineOverrides(config, group));
    if (review_min_days > review_max_days) {
      const what = `review_min_days ${review_min_days} is above review_max_days ${review_max_days}`;
      wrong([...path, 'engine'], what);
    }
  });
  return problems;
}

function asksForStates({ initial_states: asked = false }: Pick<Config, 'initial_states'>): boolean {
  return asked !== false;
}

/** The first name that stands twice, case not counting: names become file names. */
function doubledName(names: readonly string[]): string | undefined {
  const lower = names.map((name) => name.toLowerCase());
  return names.find((_, at) => lower.indexOf(lower[at]) !== at);
}
