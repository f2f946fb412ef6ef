/** The numbers of a group that can be searched: dotted paths inside it, with the bounds that the schema sets them. */

import { RULE_CONSTANTS, type RuleConstant } from '../engine/constants.js';
import { didYouMean } from '../errors.js';
import { BEHAVIOUR_PARAMS } from '../learners/behaviour-params.js';
import { LEARNER_MODELS, type LearnerModel } from '../learners/learner-models.js';
import { MAX_TIME_PER_DAY } from '../learners/parameters.js';
import { USER_PARAMS } from '../learners/user-params.js';

export interface NumericParameter {
  /** inside a group, e.g. `user_params.starting_prob` */
  readonly path: string;
  readonly min: number;
  readonly max: number;
  /** whole numbers only */
  readonly integer: boolean;
}

export const NUMERIC_PARAMETERS: readonly NumericParameter[] = [
  ...Object.entries(USER_PARAMS).map(([name, { min, max }]) => ({
    path: `user_params.${name}`,
    min,
    max,
    integer: false,
  })),
  ...modelParameters(),
  ...Object.entries(BEHAVIOUR_PARAMS).map(([name, { min, max }]) => ({
    path: `behaviour.${name}`,
    min,
    max,
    integer: false,
  })),
  ...Object.entries<RuleConstant>(RULE_CONSTANTS).map(([name, { min, max, integer }]) => ({
    path: `engine.${name}`,
    min,
    max,
    integer,
  })),
];

/** A name has the same bounds in every model. */
function modelParameters(): NumericParameter[] {
  const models = Object.values<LearnerModel>(LEARNER_MODELS);
  const all = Object.assign({}, ...models.map(({ params }) => params)) as LearnerModel['params'];
  const session = { path: 'max_time_per_day', ...MAX_TIME_PER_DAY };
  const named = Object.entries(all).map(([name, bounds]) => ({
    path: `user_model.${name}`,
    ...bounds,
  }));
  return [...named, session].map(({ path, min, max }) => ({ path, min, max, integer: false }));
}

/** A hint for a path that is none of them: the one that was probably meant. */
export function parameterHint(path: string): string {
  const paths = NUMERIC_PARAMETERS.map((parameter) => parameter.path);
  // A name alone, or the whole way from the configuration's root.
  const name = path.split('.').at(-1)!;
  const same = paths.find((known) => known.endsWith(`.${name}`));
  if (same !== undefined) return `did you mean "${same}"?`;
  return didYouMean(path, paths) ?? 'a number of user_params, user_model, behaviour or engine';
}
