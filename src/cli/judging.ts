/** What a run is judged by: its expectations, and under `preset: assumptions` how robust it is. */

import { type ExperimentPlan, groupFinder, isSwept, pointNumbers } from '../experiment/plan.js';
import type { RunResult } from '../runner/run-experiment.js';
import { type Baseline, baselineValue } from '../verdict/baseline.js';
import { ComparedReadings } from '../verdict/compared-readings.js';
import type { Expectation } from '../verdict/expectation.js';
import { type Judgement, judgeExpectation } from '../verdict/judge-expectation.js';
import { groupBaselines } from './baselines.js';

/** Columns of learners that judging needs. */
export function columnsFor(expectations: readonly Expectation[]): string[] {
  const asked = expectations.flatMap(({ metric, terms }) => [
    metric,
    ...terms.flatMap(({ of }) => (typeof of === 'object' ? [of.metric] : [])),
  ]);
  return [...new Set(asked.flatMap(({ columns }) => columns))];
}

/** Judges the expectations at every point of a sweep, or once. */
export function judgeRun(
  plan: ExperimentPlan,
  expectations: readonly Expectation[],
  agreed: Baseline['groups'] | undefined,
  run: RunResult,
): Judgement[] {
  const find = groupFinder(plan);
  const baselines = agreed ?? (isSwept(plan) ? {} : groupBaselines(plan, expectations, run));
  return pointNumbers(plan).flatMap((point) => {
    const evidence = {
      group: (name: string) => {
        const at = find({ name, point })!;
        return { totals: run.totals[at], samples: run.samples[at] };
      },
      baseline: (group: string, metric: string) =>
        Object.hasOwn(baselines, group) ? baselineValue(baselines[group], metric) : undefined,
    };
    const judged = expectations.flatMap((one) => judgeExpectation(one, evidence));
    return judged.map((judgement) => ({ ...judgement, point }));
  });
}

/** What compares the groups under every reading of the preset; undefined without one. */
export function readingsOf(plan: ExperimentPlan): ComparedReadings | undefined {
  if (plan.config.sweep?.preset === undefined) return undefined;
  return new ComparedReadings({
    points: plan.points,
    groups: [...new Set(plan.groups.map(({ name }) => name))],
    control: plan.control,
    maxProblems: plan.limits.max_problems,
  });
}
