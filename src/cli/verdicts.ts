/** What a run came to, as verdicts: missing learners, splits, stuck learners, expectations. */

import { type ExperimentPlan, type GroupKey, groupLabel } from '../experiment/plan.js';
import { pointText } from '../experiment/sweep-point.js';
import { precisionText } from '../output/precision-text.js';
import type { ChunkFailure } from '../runner/worker-pool.js';
import type { RunResult } from '../runner/run-experiment.js';
import type { WrittenRun } from '../runner/write-results.js';
import type { Expectation } from '../verdict/expectation.js';
import type { Judgement } from '../verdict/judge-expectation.js';
import type { Verdict } from '../verdict/verdict.js';
import { traceCommand } from './command-line.js';
import type { ConfigFlags } from './load-plan.js';
import { sampleRatioWarnings } from './sample-ratio.js';

/** Whether every learner is there. `file` is the configuration. */
export function completenessVerdicts(
  file: string,
  plan: ExperimentPlan,
  result: RunResult,
  flags: ConfigFlags,
): Verdict[] {
  const failed = (failure: ChunkFailure): Verdict => ({
    ...chunkVerdict(file, plan, failure, 'are missing', flags),
    kind: 'complete',
    ruling: 'failed',
  });
  const retried = (failure: ChunkFailure): Verdict => ({
    ...chunkVerdict(file, plan, failure, 'failed once and were run again', flags),
    kind: 'retry',
    ruling: 'warning',
  });
  return [
    ...(result.interrupted ? [interruptedVerdict(plan, result)] : []),
    ...result.failures.map(failed),
    ...engineVerdicts(file, plan, result, flags),
    ...result.retried.map(retried),
  ];
}

/** Everything but the baseline. */
export async function runVerdicts(
  file: string,
  plan: ExperimentPlan,
  result: WrittenRun,
  flags: ConfigFlags,
): Promise<Verdict[]> {
  return [
    ...completenessVerdicts(file, plan, result, flags),
    ...sampleRatioWarnings(plan, result.totals).map((message): Verdict => ({
      kind: 'split',
      ruling: 'warning',
      name: 'split',
      message,
    })),
    ...(await stuckVerdicts(file, plan, result, flags)),
    ...precisionVerdict(plan, result),
    ...expectationVerdicts(plan, result.judgements),
  ];
}

/** What a run that was stopped leaves undone: no reader of a report must take silence for success. */
function interruptedVerdict(plan: ExperimentPlan, result: RunResult): Verdict {
  const done = result.totals.reduce((sum, { learners }) => sum + learners, 0);
  return {
    kind: 'complete',
    ruling: 'failed',
    name: 'every learner was simulated',
    message: `${plan.name}: ${result.lost ?? 'interrupted'} after ${done} of ${result.expected} learners: nothing is judged`,
  };
}

/** The verdict on an experiment that did not come to its end, or to its turn. */
export function undoneVerdict(message: string): Verdict {
  return { kind: 'complete', ruling: 'failed', name: 'every learner was simulated', message };
}

/** Learners whom somebody's own engine failed: the first of each group is named. */
function engineVerdicts(
  file: string,
  plan: ExperimentPlan,
  { engineErrors, totals }: RunResult,
  flags: ConfigFlags,
): Verdict[] {
  return plan.groups.flatMap((group, at): Verdict[] => {
    const error = engineErrors[at];
    if (error === undefined) return [];
    const { learners, statuses } = totals[at];
    const first = `learner ${error.learner}: ${error.message}`;
    return [
      {
        kind: 'complete',
        ruling: 'failed',
        ...subject(plan, 'the engine answered every learner', group),
        message: `${plan.name}, group ${groupLabel(plan, group)}: the engine failed ${statuses.error} of ${learners} learners, first ${first}`,
        replay: traceCommand(file, plan.seed, group, error.learner, flags),
      },
    ];
  });
}

/** Whom a verdict is about; at each point of a sweep it has a name of its own. */
function subject(
  plan: ExperimentPlan,
  name: string,
  { name: group, point }: GroupKey,
): Pick<Verdict, 'name' | 'group' | 'point'> {
  if (point === undefined) return { name, group };
  const values = plan.points[point];
  return { name: `${name} (${pointText(values)})`, group, point: values };
}

/** Diagnosis is loaded when somebody is stuck. */
async function stuckVerdicts(
  file: string,
  plan: ExperimentPlan,
  { totals }: WrittenRun,
  flags: ConfigFlags,
): Promise<Verdict[]> {
  const isAnybodyStuck = totals.some(({ firstStuck }) => firstStuck < Infinity);
  const explain = isAnybodyStuck ? (await import('./stuck-verdict.js')).stuckVerdict : undefined;
  const causes = new Map<string, string>();
  return plan.groups.map((group, at): Verdict => {
    const base = { kind: 'stuck', ...subject(plan, 'nobody is stuck', group) } as const;
    if (explain === undefined || totals[at].firstStuck === Infinity) {
      return { ...base, ruling: 'passed', message: '' };
    }
    const ruling = plan.allowBlocked ? 'note' : 'failed';
    return { ...base, ruling, ...explain(file, plan, group, totals[at], flags, causes) };
  });
}

/** A cap is no expectation: it fails nothing, and nobody must take what was found for what was asked. */
function precisionVerdict(plan: ExperimentPlan, { precision, partial }: WrittenRun): Verdict[] {
  if (precision === undefined || partial) return [];
  const base = { kind: 'precision', name: 'the precision asked for' } as const;
  if (precision.isReached) return [{ ...base, ruling: 'passed', message: '' }];
  const message = `${plan.name}: precision: ${precisionText(precision)}`;
  return [{ ...base, ruling: 'warning', message }];
}

function chunkVerdict(
  file: string,
  plan: ExperimentPlan,
  { chunk, learner, message }: ChunkFailure,
  fate: string,
  flags: ConfigFlags,
): Pick<Verdict, 'name' | 'group' | 'point' | 'message' | 'replay'> {
  const group = plan.groups[chunk.group];
  const last = chunk.first + chunk.count - 1;
  return {
    ...subject(plan, `learners ${chunk.first} to ${last}`, group),
    message: `${plan.name}, group ${groupLabel(plan, group)}: learners ${chunk.first} to ${last} ${fate}, learner ${learner} was under way: ${message}`,
    replay: traceCommand(file, plan.seed, group, learner, flags),
  };
}

function expectationVerdicts(plan: ExperimentPlan, judgements: readonly Judgement[]): Verdict[] {
  const place = (expectation: Expectation): Pick<Verdict, 'file' | 'line' | 'column'> => {
    const { text, level, confidence } = expectation;
    const found = plan.expectations.find(
      (one) => one.text === text && one.level === level && one.confidence === confidence,
    );
    return { file: found?.file, line: found?.line, column: found?.column };
  };
  return judgements.map(({ expectation, group: name, point, ruling, found }): Verdict => {
    const group = { name, point };
    const { text, level } = expectation;
    const undecided = ruling === 'undecided' ? 'undecided: the interval straddles the bound: ' : '';
    return {
      kind: 'expectation',
      ruling: ruling === 'passed' ? 'passed' : level === 'warn' ? 'warning' : 'failed',
      ...subject(plan, text, group),
      message:
        ruling === 'passed'
          ? ''
          : `${plan.name}, group ${groupLabel(plan, group)}: ${text}: ${undecided}${found}`,
      ...place(expectation),
    };
  });
}
