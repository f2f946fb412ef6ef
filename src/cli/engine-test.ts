/** `learnersim engine test`: an engine of somebody's own against the contract. */

import { EXIT, UserError } from '../errors.js';
import { loadExperiment } from '../experiment/load.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { type CheckResult, testEngine } from '../runner/test-engine.js';
import { configFiles } from './files.js';

export interface EngineTestFlags {
  readonly mission: string;
  readonly scenarios?: string;
  readonly learners: number;
  readonly timeout: number;
  readonly json?: boolean;
}

/** The configuration's name in messages. */
const CONFIG = 'engine test';

/** Settings that a group can have, from few rules to all. */
const GROUPS = {
  plain: {},
  everything: {
    booster_tasks_v3: 'booster',
    challenge_problems: 'challenge',
    pretest: 'pretest',
  },
};

/** Prints a line a check; 0: all are well, 1: one failed. */
export async function engineTest(source: string, flags: EngineTestFlags): Promise<number> {
  const results = await testEngine(testPlan(source, flags), flags.learners);
  process.stdout.write(flags.json === true ? jsonOf(source, results) : textOf(results));
  return results.every(({ ok }) => ok) ? EXIT.fine : EXIT.verdict;
}

/** An experiment in which every group has the engine that is tested. */
export function testPlan(source: string, flags: EngineTestFlags): ExperimentPlan {
  const own = /^https?:/.test(source) ? { url: source } : { module: source };
  const groups = Object.entries(GROUPS).map(([name, alternatives]) => ({
    name,
    num_users: flags.learners,
    alternatives,
    user_params: { starting_prob: { uniform: [0.4, 0.95] } },
  }));
  const config = {
    mission: flags.mission,
    engine: { ...own, timeout_seconds: flags.timeout },
    limits: { max_problems: 2000 },
    follow_up: { days: 5 },
    groups,
  };
  const text = JSON.stringify(config);
  try {
    return loadExperiment(
      { file: CONFIG, baseName: 'engine-test', text, overrides: [] },
      configFiles('engine-test.yaml', flags),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // A configuration that nobody wrote: places in it say nothing.
    const nowhere = { line: undefined, column: undefined };
    throw new UserError(
      error.problems.map((problem) =>
        problem.file === CONFIG ? { ...problem, ...nowhere } : problem,
      ),
    );
  }
}

function jsonOf(engine: string, checks: readonly CheckResult[]): string {
  return `${JSON.stringify({ engine, checks }, null, 2)}\n`;
}

function textOf(results: readonly CheckResult[]): string {
  const lines = results.map(({ check, ok, seen }) =>
    ok ? `ok      ${check}` : `failed  ${check}\n        ${seen}`,
  );
  return `${lines.join('\n')}\n`;
}
