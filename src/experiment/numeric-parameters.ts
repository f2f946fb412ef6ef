/** The numbers of a group that can be searched: dotted paths inside it, with the bounds that the schema sets them. */

import { RULE_CONSTANTS, type RuleConstant } from '../engine/constants.js';
import { didYouMean } from '../errors.js';
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
  ...Object.entries<RuleConstant>(RULE_CONSTANTS).map(([name, { min, max, integer }]) => ({
    path: `engine.${name}`,
    min,
    max,
    integer,
  })),
];

/** A hint for a path that is none of them: the one that was probably meant. */
export function parameterHint(path: string): string {
  const paths = NUMERIC_PARAMETERS.map((parameter) => parameter.path);
  // A name alone, or the whole way from the configuration's root.
  const name = path.split('.').at(-1)!;
  const same = paths.find((known) => known.endsWith(`.${name}`));
  if (same !== undefined) return `did you mean "${same}"?`;
  return didYouMean(path, paths) ?? 'a number of user_params or engine';
}
