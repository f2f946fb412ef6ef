/** What `run` prints of a sweep. */

import { type ExperimentPlan, pointNumbers } from '../experiment/plan.js';
import { pointText, valueText } from '../experiment/sweep-point.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { SUMMARY_COLUMNS } from '../metrics/summary-table.js';
import { robustnessLines } from '../output/robustness-text.js';
import { sweepText } from '../output/sweep-text.js';
import type { RunResult } from '../runner/run-experiment.js';
import type { RobustnessReport } from '../verdict/robustness.js';
import type { Verdict } from '../verdict/verdict.js';

/** The table of the points, the curves, and what the readings of a preset come to. */
export function sweepReport(
  plan: ExperimentPlan,
  { totals }: RunResult,
  robustness: RobustnessReport | undefined,
): string {
  const isPreset = plan.config.sweep?.preset !== undefined;
  const rows = plan.points.map((point, at) => ({
    values: isPreset ? [pointText(point)] : Object.values(point).map(valueText),
    groups: plan.groups.flatMap(({ name, point: of }, group) =>
      of === at ? [{ name, totals: totals[group] }] : [],
    ),
  }));
  const table = sweepText(isPreset ? ['reading'] : Object.keys(plan.points[0]), rows);
  const lines =
    robustness === undefined
      ? idleParameters(plan, totals).map((name) => `${name} changes nothing in these groups`)
      : robustnessLines(robustness, pointText);
  return [table, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
}

/** Parameters with several values under which, all others alike, every figure of every group is the same. */
function idleParameters(plan: ExperimentPlan, totals: readonly GroupTotals[]): string[] {
  const figures = plan.groups.map(({ name, point }, at) => ({
    name,
    point: plan.points[point!],
    text: JSON.stringify(SUMMARY_COLUMNS.map((column) => column.from(totals[at]))),
  }));
  return Object.keys(plan.points[0]).filter((parameter) => {
    const alike = new Map<string, Set<string>>();
    for (const { name, point, text } of figures) {
      const key = JSON.stringify([name, { ...point, [parameter]: undefined }]);
      alike.set(key, (alike.get(key) ?? new Set()).add(text));
    }
    const values = new Set(plan.points.map((point) => point[parameter]));
    return values.size > 1 && [...alike.values()].every((texts) => texts.size === 1);
  });
}

/** `--dry-run`: what each point is, a line each. */
export function pointLines(plan: ExperimentPlan): string[] {
  return pointNumbers(plan).flatMap((point) =>
    point === undefined ? [] : [`  point ${point}: ${pointText(plan.points[point])}`],
  );
}

/** Verdicts of a kind on a group, at different points, that are said at most [assumption]: reports hold them all. */
const SAID = 5;

/** The verdicts to say, and how many are left out: of what goes wrong at many points of a sweep the first few are enough. */
export function firstOfEach(verdicts: readonly Verdict[]): {
  readonly said: readonly Verdict[];
  readonly more: number;
} {
  const seen = new Map<string, number>();
  const said = verdicts.filter(({ kind, group, point }) => {
    if (point === undefined) return true;
    const key = `${kind} ${group}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before < SAID;
  });
  return { said, more: verdicts.length - said.length };
}
