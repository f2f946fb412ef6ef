/** What no schema sees of a group's learners. */

import type { Path } from '../content/document.js';
import { type Reported, problemAt } from '../content/schema-problems.js';
import type { Problem } from '../errors.js';
import { rawGroups } from './group-names.js';
import { type GivenModel, correlationFaults } from './learner-schema.js';
import type { ConfigGroup } from './schema.js';

/** Keys of which a group has one: they say who its learners are. */
const KINDS = ['user_params', 'user_model', 'population'] as const;

/** Groups of a raw document that do not say who their learners are, or say it twice. */
export function learnerKeyProblems(value: unknown, source: Reported): Problem[] {
  const { groups } = (value ?? {}) as { groups?: Readonly<Record<PropertyKey, unknown>> };
  return rawGroups(value).flatMap(({ path: [key, at] }): Problem[] => {
    const group = groups?.[at];
    if (typeof group !== 'object' || group === null) return [];
    const [first, second] = KINDS.filter((kind) => Object.hasOwn(group, kind));
    const path = [key, at];
    if (first === undefined) return [problemAt(source, [...path, 'user_params'], 'is missing')];
    // An empty key is refused for being empty: which of the two was meant is not known.
    if (second !== undefined && valueAt(group, first) !== null && valueAt(group, second) !== null) {
      return [problemAt(source, [...path, second], `stands beside ${first}: leave one out`)];
    }
    if (first === 'user_params' && Object.hasOwn(group, 'max_time_per_day')) {
      const hint = 'put it into user_params';
      return [problemAt(source, [...path, 'max_time_per_day'], 'stands beside user_params', hint)];
    }
    return [];
  });
}

function valueAt(group: object, key: string): unknown {
  return (group as Readonly<Record<string, unknown>>)[key];
}

/** What is wrong between the parameters of a group's learners. */
export function learnerProblems(group: ConfigGroup, path: Path, source: Reported): Problem[] {
  const { user_params, user_model } = group;
  if (user_model !== undefined) return modelProblems(user_model, [...path, 'user_model'], source);
  if (user_params === undefined) return [];
  return modelProblems({ ...user_params, name: 'accuracy' }, [...path, 'user_params'], source);
}

/** What is wrong between the parameters of a model. */
export function modelProblems(model: GivenModel, path: Path, source: Reported): Problem[] {
  const { name: _, correlations = {}, ...params } = model;
  const problems = correlationFaults(params, correlations).map(({ key, what }) =>
    problemAt(source, [...path, 'correlations', ...(key === '' ? [] : [key])], what),
  );
  const { starting_prob, max_prob, guess, slip } = params;
  // Of numbers: a distribution may reach above, the learners themselves never do.
  if (
    typeof starting_prob === 'number' &&
    typeof max_prob === 'number' &&
    starting_prob > max_prob
  ) {
    const what = `starting_prob ${starting_prob} is above max_prob ${max_prob}`;
    problems.push(problemAt(source, [...path, 'starting_prob'], what));
  }
  if (typeof guess === 'number' && typeof slip === 'number' && guess + slip > 1) {
    const what = `guess ${guess} is above 1 - slip: knowing would make answers worse`;
    problems.push(problemAt(source, [...path, 'guess'], what));
  }
  return problems;
}
