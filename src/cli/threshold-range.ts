/** The values that `threshold` searches: from the parameter's bounds and the flags to evenly spaced steps. */

import { type Problem, UserError } from '../errors.js';
import {
  NUMERIC_PARAMETERS,
  type NumericParameter,
  parameterHint,
} from '../experiment/numeric-parameters.js';

export interface RangeFlags {
  readonly param: string;
  readonly from?: number;
  readonly to?: number;
  readonly tolerance?: number;
}

/** Values `from`, `from + tolerance`, and so on; `to` is the last. */
export interface Range {
  readonly parameter: NumericParameter;
  readonly from: number;
  readonly to: number;
  readonly tolerance: number;
  /** the last step; step 0 is `from` */
  readonly steps: number;
}

/** Of the range, unless whole numbers are searched [assumption]. */
const DEFAULT_TOLERANCE = 0.001;
/** Of the range: finer steps would be lost in rounding. */
const LEAST_TOLERANCE = 1e-9;
/** Steps that the interval of an answer may be wide, unless whole numbers are searched [assumption]. */
const NARROW = 4;
/** Significant digits of a value: 0.1 + 0.2 is 0.3. */
const DIGITS = 12;

/**
 * The range that the flags ask for.
 * @throws UserError with everything that is wrong with them
 */
export function rangeOf(flags: RangeFlags): Range {
  const parameter = NUMERIC_PARAMETERS.find(({ path }) => path === flags.param);
  if (parameter === undefined) {
    const hint = parameterHint(flags.param);
    throw new UserError({ file: '--param', what: `no number "${flags.param}"`, hint });
  }
  const { min, max, integer } = parameter;
  const { from = min, to = max } = flags;
  const { tolerance = integer ? 1 : round((to - from) * DEFAULT_TOLERANCE) } = flags;
  const problems: Problem[] = [];
  const wrong = (file: string, what: string): void => void problems.push({ file, what });
  for (const [flag, value] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (value < min || value > max) wrong(flag, `${value} is not from ${min} to ${max}`);
  }
  for (const [flag, value] of [
    ['--from', from],
    ['--to', to],
    ['--tolerance', tolerance],
  ] as const) {
    if (integer && !Number.isInteger(value)) {
      wrong(flag, `${value} is no whole number, as ${parameter.path} must be`);
    }
  }
  if (from >= to) wrong('--from', `${from} is not below ${to}, where the search ends`);
  else if (!(tolerance >= LEAST_TOLERANCE * (to - from) && tolerance <= to - from)) {
    wrong('--tolerance', `${tolerance} is not from ${LEAST_TOLERANCE} of the range to all of it`);
  }
  if (problems.length === 0 && round(from + tolerance) === round(from)) {
    wrong('--tolerance', `${tolerance} is too small to tell ${from} from its neighbour`);
  }
  if (problems.length > 0) throw new UserError(problems);
  const steps = Math.ceil((to - from) / tolerance - LEAST_TOLERANCE);
  return { parameter, from, to, tolerance, steps };
}

/** The value at a step. */
export function valueAt({ from, to, tolerance, steps }: Range, step: number): number {
  if (step === 0) return from;
  return step === steps ? to : round(from + step * tolerance);
}

/** Steps that the interval of an answer may be wide: of whole numbers, none but the answer. */
export function narrowEnough({ parameter }: Range): number {
  return parameter.integer ? 1 : NARROW;
}

function round(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
