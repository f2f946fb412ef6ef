/** Baselines of a run: found, checked before it, compared or written after it. */

import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Problem, RunError, UserError } from '../errors.js';
import { identityOf, parseBaseline } from '../experiment/baseline-file.js';
import { type ExperimentPlan, isSwept } from '../experiment/plan.js';
import { causesOf } from '../runner/fingerprints.js';
import type { RunResult } from '../runner/run-experiment.js';
import {
  BASELINE_FORMAT,
  type Baseline,
  type GroupBaseline,
  identityDifferences,
  summaryOf,
} from '../verdict/baseline.js';
import type { Expectation } from '../verdict/expectation.js';
import { readText } from './files.js';
import { writeFault } from './reporters.js';

/** Learners a group whose ways are kept, by number [assumption]. */
export const PATHS_KEPT = 50;
/** Differences named at most when a baseline is another run's. */
const NAMED = 5;

export interface BaselineFlags {
  /** a file; false: none, whatever lies beside the configuration */
  readonly baseline?: string | false;
  readonly updateBaseline?: boolean;
}

/** The baseline of one experiment. */
export interface OpenBaseline {
  readonly path: string;
  /** written anew after the run */
  readonly update: boolean;
  /** what was agreed to; undefined when it is to be made */
  readonly agreed: Baseline | undefined;
}

/**
 * Finds an experiment's baseline: the one named, else `<config>.baseline.json` beside the configuration if it is there.
 * @throws UserError when it cannot be read, is of another run, or is needed and not there
 */
export function openBaseline(
  config: string,
  plan: ExperimentPlan,
  flags: BaselineFlags,
): OpenBaseline | undefined {
  const update = flags.updateBaseline === true;
  if (isSwept(plan)) {
    refuseBaseline(config, plan, flags);
    return undefined;
  }
  if (flags.baseline === false) {
    if (update)
      throw new UserError({ file: '--update-baseline', what: 'contradicts --no-baseline' });
    return needed(plan, undefined);
  }
  const path = flags.baseline ?? pathBeside(config);
  if (path === '') throw new UserError({ file: '--baseline', what: 'is empty' });
  if (update) {
    checkTarget(path, config);
    return { path, update, agreed: undefined };
  }
  if (!existsSync(path)) {
    if (flags.baseline === undefined) return needed(plan, path);
    const hint = 'make it with --update-baseline';
    throw new UserError({ file: path, what: 'no such baseline', hint });
  }
  const agreed = readBaseline(path);
  const problems = otherIdentity(path, agreed, plan);
  if (problems.length > 0) throw new UserError(problems);
  return { path, update, agreed };
}

function pathBeside(config: string): string {
  return config.replace(/\.ya?ml$/i, '') + '.baseline.json';
}

/**
 * A sweep has no baseline: its points are many, and no alternatives.
 * @throws UserError when one is asked for, or lies there
 */
function refuseBaseline(config: string, plan: ExperimentPlan, flags: BaselineFlags): void {
  const path = pathBeside(config);
  const what = 'does not go with a sweep';
  const problems: Problem[] = [];
  if (typeof flags.baseline === 'string') problems.push({ file: '--baseline', what });
  if (flags.updateBaseline === true) problems.push({ file: '--update-baseline', what });
  if (flags.baseline === undefined && existsSync(path)) {
    problems.push({ file: path, what: `a baseline ${what}`, hint: 'use --no-baseline' });
  }
  for (const { text, file, line, column } of comparing(plan)) {
    problems.push({ file, line, column, path: text, what: `baseline ${what}` });
  }
  if (problems.length > 0) throw new UserError(problems);
}

/** Expectations that compare with a baseline. */
function comparing({ expectations }: ExperimentPlan): ExperimentPlan['expectations'] {
  return expectations.filter(({ text }) => /(^|\s)baseline(\s|$)/.test(text));
}

/**
 * Before the run: whether a baseline can be written there, over nothing but a baseline.
 * @throws UserError when not
 */
function checkTarget(path: string, config: string): void {
  const fault = writeFault(path);
  if (fault !== undefined) throw new UserError({ file: path, what: fault });
  const isOther = existsSync(path) && !readText(path).includes('"learnersim baseline"');
  if (isOther || resolve(path) === resolve(config)) {
    throw new UserError({ file: path, what: 'is no baseline, and is not written over' });
  }
}

function readBaseline(path: string): Baseline {
  try {
    return parseBaseline(path, readText(path));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const hint = 'make it anew with --update-baseline';
    throw new UserError(
      error.problems.map((problem) => ({ ...problem, hint: problem.hint ?? hint })),
    );
  }
}

/** No baseline: an expectation that compares with one cannot be judged. */
function needed(plan: ExperimentPlan, path: string | undefined): undefined {
  const asking = comparing(plan);
  if (asking.length === 0) return undefined;
  const hint = path === undefined ? 'leave out --no-baseline' : 'make it with --update-baseline';
  const what =
    path === undefined ? 'needs a baseline' : `needs a baseline, and there is no ${path}`;
  throw new UserError(
    asking.map(({ text, file, line, column }) => ({ file, line, column, path: text, what, hint })),
  );
}

function otherIdentity(path: string, { identity }: Baseline, plan: ExperimentPlan): Problem[] {
  const differences = identityDifferences(identity, identityOf(plan));
  const shown = (value: unknown): string =>
    value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
  const hint =
    'it is the baseline of another run: update it with --update-baseline, name another with --baseline, or use --no-baseline';
  return differences.slice(0, NAMED).map(({ path: where, before, after }) => ({
    file: path,
    path: where,
    what: `is ${shown(before)} in the baseline, ${shown(after)} in this run`,
    hint,
  }));
}

/** What a baseline keeps of each group of a run. */
export function groupBaselines(
  plan: ExperimentPlan,
  expectations: readonly Expectation[],
  run: RunResult,
): Record<string, GroupBaseline> {
  const compared = expectations.filter(({ terms }) => terms.some(({ of }) => of === 'baseline'));
  return Object.fromEntries(
    plan.groups.map(({ name }, at) => {
      const measured = { totals: run.totals[at], samples: run.samples[at] };
      const metrics = compared
        .filter(({ groups }) => groups.includes(name))
        .map(({ metric }): [string, number | null] => {
          const value = metric.value(measured);
          return [metric.name, typeof value === 'number' && Number.isFinite(value) ? value : null];
        });
      const group: GroupBaseline = {
        summary: summaryOf(run.totals[at]),
        metrics: Object.fromEntries(metrics),
        paths: run.paths[at],
      };
      return [name, group];
    }),
  );
}

/** Writes a baseline: sorted, a line a figure, so that a change reads well in review. */
export function writeBaseline(
  path: string,
  plan: ExperimentPlan,
  groups: Baseline['groups'],
): void {
  const baseline: Baseline = {
    tool: 'learnersim baseline',
    format: BASELINE_FORMAT,
    identity: identityOf(plan),
    causes: causesOf(plan),
    groups,
  };
  try {
    const staged = `${path}.next`;
    rmSync(staged, { force: true });
    writeFileSync(staged, `${JSON.stringify(sorted(baseline), null, 2)}\n`, { flag: 'wx' });
    renameSync(staged, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new RunError({ file: path, what: `cannot be written (${code ?? String(error)})` });
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
