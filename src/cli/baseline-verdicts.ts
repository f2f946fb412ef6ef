/** What has moved since the baseline, as verdicts. */

import type { ExperimentPlan } from '../experiment/plan.js';
import { causesOf } from '../runner/fingerprints.js';
import { type Baseline, type GroupChange, type Move, changesSince } from '../verdict/baseline.js';
import type { Verdict } from '../verdict/verdict.js';
import { traceCommand } from './command-line.js';
import type { ConfigFlags } from './load-plan.js';

/** Figures named at most in a line: those that a person looks at first. */
const NAMED = 4;
const FIRST = [
  'problems_to_completion_mean',
  'completion_rate',
  'unready_rate',
  'accuracy',
  'problems_to_completion_median',
];
/** Beyond chance [assumption]: the usual threshold, over the few figures that are tested. */
const BEYOND_CHANCE = 0.01;

/** A verdict per group: passed when it is identical. */
export function baselineVerdicts(
  file: string,
  path: string,
  plan: ExperimentPlan,
  agreed: Baseline,
  now: Baseline['groups'],
  flags: ConfigFlags,
): Verdict[] {
  const changes = changesSince(agreed, now);
  const causes = causesText(agreed.causes, causesOf(plan));
  return plan.groups.map(({ name }): Verdict => {
    const base = { kind: 'baseline', name: `as in ${path}`, group: name, file: path } as const;
    const change = changes.find(({ group }) => group === name);
    if (change === undefined) return { ...base, ruling: 'passed', message: '' };
    const message = `${plan.name}, group ${name}: differs from the baseline: ${changeText(change)}; ${causes}; accept it with --update-baseline`;
    return { ...base, ruling: 'failed', message, replay: replayOf(file, plan, change, flags) };
  });
}

function changeText({ moves, sampled, changed, firstChanged, parting }: GroupChange): string {
  const rank = ({ metric }: Move): number => (FIRST.includes(metric) ? FIRST.indexOf(metric) : 99);
  const shown = moves.toSorted((one, other) => rank(one) - rank(other)).slice(0, NAMED);
  const rest = moves.length - shown.length;
  const figures = shown.map(moveText).join(', ') + (rest > 0 ? ` and ${rest} more figures` : '');
  if (changed === 0) return `${figures}; none of ${sampled} sampled learners changed`;
  const where =
    parting === undefined
      ? ''
      : parting.last === parting.first
        ? ` at problem ${parting.first}`
        : parting.last === undefined
          ? ` from problem ${parting.first} on`
          : ` at one of the problems ${parting.first} to ${parting.last}`;
  const paths = `${changed} of ${sampled} sampled learners changed; first: learner ${firstChanged}${where}`;
  return figures === '' ? paths : `${figures}; ${paths}`;
}

function moveText({ metric, before, after, probability }: Move): string {
  const percent = before && after !== null ? ((after - before) / before) * 100 : 0;
  const sign = percent > 0 ? '+' : '';
  const relative = Math.abs(percent) < 0.05 ? '' : ` (${sign}${percent.toFixed(1)}%)`;
  const chance =
    probability === undefined
      ? ''
      : probability < BEYOND_CHANCE
        ? ', beyond chance'
        : ', within chance';
  return `${metric} ${figure(before)} -> ${figure(after)}${relative}${chance}`;
}

function figure(value: number | null): string {
  return value === null ? 'none' : String(Number(value.toPrecision(6)));
}

/** Why it may have moved. */
function causesText(before: Baseline['causes'], after: Baseline['causes']): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = names.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return 'mission, engine version and Node are the same';
  const texts = changed.map((name) => {
    const isHash = /^[0-9a-f]{64}$/.test(after[name] ?? before[name] ?? '');
    return isHash
      ? `${name} changed`
      : `${name} ${before[name] ?? 'none'} -> ${after[name] ?? 'none'}`;
  });
  return `possible causes: ${texts.join(', ')}`;
}

function replayOf(
  file: string,
  plan: ExperimentPlan,
  change: GroupChange,
  flags: ConfigFlags,
): string | undefined {
  if (change.firstChanged === undefined) return undefined;
  // A sweep has no baseline.
  const group = { name: change.group, point: undefined };
  const trace = traceCommand(file, plan.seed, group, change.firstChanged, flags);
  return change.parting === undefined ? trace : `${trace} --from ${change.parting.first}`;
}
