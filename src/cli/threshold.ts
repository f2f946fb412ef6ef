/** `learnersim threshold`: the smallest value of a parameter that reaches a target. */

import { EXIT, type Problem, RunError, UserError } from '../errors.js';
import type { Override } from '../experiment/overrides.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { thresholdJson, thresholdText } from '../output/threshold-text.js';
import { runExperiment } from '../runner/run-experiment.js';
import { type Expectation, ExpectationFault } from '../verdict/expectation.js';
import { type Reading, parseTarget, readingOf } from '../verdict/target.js';
import { type Threshold, searchThreshold } from '../verdict/threshold-search.js';
import { groupNumber } from './group-number.js';
import { type ConfigFlags, loadConfig } from './load-plan.js';
import { startProgress } from './progress.js';
import { watchSignals } from './terminal.js';
import { thresholdAnswer } from './threshold-answer.js';
import { type Range, type RangeFlags, narrowEnough, rangeOf, valueAt } from './threshold-range.js';

export interface ThresholdFlags extends ConfigFlags, RangeFlags {
  readonly group: string;
  readonly target: string;
  /** learners a value at most */
  readonly learners?: number;
  readonly workers?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Learners at first, unless the group has more [assumption]. */
const FIRST_LEARNERS = 200;
/** Learners of a value at most [assumption]: a share is known to 0.7 percentage points then. */
const MOST_LEARNERS = 20_000;
/** What is to be searched. */
interface Question {
  readonly config: string;
  readonly flags: ThresholdFlags;
  readonly target: Expectation;
  readonly range: Range;
  /** the group's name in the configuration: another one where the group is part of an assignment */
  readonly configGroup: string;
}

/** Searches and prints the answer; returns the exit code. */
export async function threshold(config: string, flags: ThresholdFlags): Promise<number> {
  const { question, plan } = questionOf(config, flags);
  const { target, range } = question;
  const mostLearners = flags.learners ?? MOST_LEARNERS;
  const own = plan.groups[groupNumber(plan, flags.group, '--group')].learners;
  const signals = watchSignals();
  try {
    const found = await searchThreshold(
      (step, learners) => measure(question, valueAt(range, step), learners, signals.signal),
      {
        steps: range.steps,
        narrow: narrowEnough(range),
        learners: Math.min(Math.max(own, FIRST_LEARNERS), mostLearners),
        mostLearners,
      },
    );
    checkEstimable(found, question);
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
): { readonly question: Question; readonly plan: ExperimentPlan } {
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
  const plan = attempt(() => loadConfig(config, flags));
  const at = plan && attempt(() => groupNumber(plan, flags.group, '--group'));
  if (range === undefined || target === undefined || plan === undefined || at === undefined) {
    throw new UserError(problems);
  }
  const configGroup = plan.groups[at].assigned?.from ?? flags.group;
  const question: Question = { config, flags, target, range, configGroup };
  // What does not go with the configuration's other values shows at the ends.
  for (const end of [range.from, range.to]) attempt(() => planAt(question, end));
  if (problems.length > 0) throw new UserError(problems);
  return { question, plan };
}

function targetOf({ target, group }: ThresholdFlags): Expectation {
  try {
    return parseTarget(target, group);
  } catch (error) {
    if (!(error instanceof ExpectationFault)) throw error;
    throw new UserError({ file: '--target', path: target, what: error.message, hint: error.hint });
  }
}

/** The configuration with the parameter at a value. */
function planAt({ config, flags, range, configGroup }: Question, value: number): ExperimentPlan {
  const { path } = range.parameter;
  const override: Override = {
    path: ['groups', configGroup, ...path.split('.')],
    value,
    text: `${path}=${value}`,
    flag: '--param',
  };
  return loadConfig(config, flags, [override]);
}

/** Simulates the group's first learners with the parameter at a value. */
async function measure(
  question: Question,
  value: number,
  learners: number,
  signal: AbortSignal,
): Promise<Reading> {
  const { flags, target, range } = question;
  const plan = planAt(question, value);
  const group = plan.groups[groupNumber(plan, flags.group, '--group')];
  const label = `${range.parameter.path} = ${value}`;
  const progress = await startProgress(label, learners, flags.quiet === true);
  const { totals, samples, failures, interrupted } = await runExperiment(
    { ...plan, groups: [{ ...group, learners }] },
    {
      workers: flags.workers,
      signal,
      wanted: { columns: target.metric.columns, paths: 0 },
      onRows: async () => undefined,
      onProgress: progress.update,
    },
  ).finally(progress.stop);
  if (failures.length > 0) {
    const { chunk, learner, message } = failures[0];
    const what = `${chunk.count} learners are missing: learner ${learner} failed twice (${message})`;
    throw new RunError({ file: label, what });
  }
  if (interrupted) throw new Error('interrupted');
  return readingOf(target, { totals: totals[0], samples: samples[0] });
}

/**
 * A value that does not exist is no miss: it may hide the answer.
 * @throws UserError where the answer would hang on one
 */
function checkEstimable(
  { crossing, reachedAtStart, evaluated }: Threshold,
  question: Question,
): void {
  const { flags, target, range } = question;
  const wrong = (step: number, why: string): UserError => {
    const what = `${target.metric.name} cannot be judged at ${range.parameter.path} = ${valueAt(range, step)}: ${why}`;
    const hint =
      'ask for a quantile, for instance .median, or narrow the search with --from and --to';
    return new UserError({ file: '--target', path: flags.target, what, hint });
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
