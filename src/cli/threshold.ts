/** `learnersim threshold`: the smallest value of a parameter that reaches a target. */

import { EXIT, type Problem, UserError } from '../errors.js';
import { type ExperimentPlan, isSwept } from '../experiment/plan.js';
import { thresholdJson, thresholdText } from '../output/threshold-text.js';
import { type Expectation, ExpectationFault } from '../verdict/expectation.js';
import { parseTarget } from '../verdict/target.js';
import { type Threshold, searchThreshold } from '../verdict/threshold-search.js';
import { groupNumber } from './group-number.js';
import { loadConfig } from './load-plan.js';
import { watchSignals } from './terminal.js';
import { thresholdAnswer } from './threshold-answer.js';
import {
  type MeasureFlags,
  Measurements,
  type Question,
  planAt,
} from './threshold-measurements.js';
import { type Range, type RangeFlags, narrowEnough, rangeOf, valueAt } from './threshold-range.js';

export interface ThresholdFlags extends RangeFlags, MeasureFlags {
  readonly target: string;
  /** learners a value at most */
  readonly learners?: number;
  readonly json?: boolean;
}

/** Learners at first, unless the group has more [assumption]. */
const FIRST_LEARNERS = 200;
/** Learners of a value at most [assumption]: a share is known to 0.7 percentage points then. */
const MOST_LEARNERS = 20_000;

/** Searches and prints the answer; returns the exit code. */
export async function threshold(config: string, flags: ThresholdFlags): Promise<number> {
  const { question, plan, range } = questionOf(config, flags);
  const { target } = question;
  const mostLearners = flags.learners ?? MOST_LEARNERS;
  const own = plan.groups[groupNumber(plan, flags.group, '--group')].learners;
  const signals = watchSignals();
  const measurements = new Measurements(question, signals.signal);
  try {
    const found = await searchThreshold(
      (step, learners) => measurements.measure(valueAt(range, step), learners),
      {
        steps: range.steps,
        narrow: narrowEnough(range),
        learners: Math.min(Math.max(own, FIRST_LEARNERS), mostLearners),
        mostLearners,
      },
    );
    checkEstimable(found, target, range);
    const answer = thresholdAnswer(found, { group: flags.group, seed: plan.seed, target, range });
    process.stdout.write(
      flags.json === true ? thresholdJson(answer) : thresholdText(answer, flags.quiet === true),
    );
    const isReached = found.reachedAtStart || found.crossing !== undefined;
    return signals.exitCode() ?? (isReached ? EXIT.fine : EXIT.verdict);
  } catch (error) {
    const code = signals.exitCode();
    if (code === undefined) throw error;
    process.stderr.write('interrupted: no answer\n');
    return code;
  } finally {
    signals.stop();
  }
}

/** Reads everything that is asked for, and reports what is wrong with any of it at once. */
function questionOf(
  config: string,
  flags: ThresholdFlags,
): { readonly question: Question; readonly plan: ExperimentPlan; readonly range: Range } {
  const problems: Problem[] = [];
  const attempt = <Part>(part: () => Part): Part | undefined => {
    try {
      return part();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const range = attempt(() => rangeOf(flags));
  const target = attempt(() => targetOf(flags));
  const plan = attempt(() => unswept(config, loadConfig(config, flags)));
  const at = plan && attempt(() => groupNumber(plan, flags.group, '--group'));
  if (range === undefined || target === undefined || plan === undefined || at === undefined) {
    throw new UserError(problems);
  }
  const configGroup = plan.groups[at].assigned?.from ?? flags.group;
  const question: Question = { config, flags, target, path: range.parameter.path, configGroup };
  // What does not go with the configuration's other values shows at the ends.
  for (const end of [range.from, range.to]) attempt(() => planAt(question, end));
  if (problems.length > 0) throw new UserError(problems);
  return { question, plan, range };
}

/** A sweep varies parameters by itself: a group would be many. */
function unswept(file: string, plan: ExperimentPlan): ExperimentPlan {
  if (!isSwept(plan)) return plan;
  const hint = 'search a configuration without sweep:';
  throw new UserError({ file, path: 'sweep', what: 'does not go with threshold', hint });
}

function targetOf({ target, group }: ThresholdFlags): Expectation {
  try {
    return parseTarget(target, group);
  } catch (error) {
    if (!(error instanceof ExpectationFault)) throw error;
    throw new UserError({ file: '--target', path: target, what: error.message, hint: error.hint });
  }
}

/**
 * A value that does not exist is no miss: it may hide the answer.
 * @throws UserError where the answer would hang on one
 */
function checkEstimable(
  { crossing, reachedAtStart, evaluated }: Threshold,
  target: Expectation,
  range: Range,
): void {
  const wrong = (step: number, why: string): UserError => {
    const what = `${target.metric.name} cannot be judged at ${range.parameter.path} = ${valueAt(range, step)}: ${why}`;
    const hint =
      'ask for a quantile, for instance .median, or narrow the search with --from and --to';
    return new UserError({ file: '--target', path: target.text, what, hint });
  };
  if (crossing !== undefined) {
    const { value } = crossing.missed;
    const step = crossing.rising ? crossing.before : crossing.after;
    if (typeof value === 'string') throw wrong(step, value);
    return;
  }
  if (reachedAtStart) return;
  const [{ step, reading }] = evaluated;
  const isNowhere = evaluated.every(({ reading: { value } }) => typeof value === 'string');
  if (isNowhere) throw wrong(step, reading.value as string);
}
