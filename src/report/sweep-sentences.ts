/** A sweep in plain words: how far completion goes, and what an alternative changes where everybody completes. */

import { percent } from '../output/percent.js';
import { type Cells, type ReportSweep, type ReportValues, numberIn } from './values.js';

const MEAN = 'problems_to_completion_mean';

/** Rows of one point, in the order of the groups. */
export function pointsOf({ rows }: ReportSweep, groups: number): Cells[][] {
  const points = rows.length / groups;
  return Array.from({ length: points }, (_, at) => rows.slice(at * groups, (at + 1) * groups));
}

/** `starting_prob=0.6`; `as configured` where nothing is varied. */
export function pointName({ parameters }: ReportSweep, cells: Cells): string {
  const parts = parameters.flatMap((name) => {
    const value = cells.get(name);
    return value === undefined || value === '' ? [] : [`${name}=${value}`];
  });
  return parts.length === 0 ? 'as configured' : parts.join(', ');
}

export function sweepSentences(
  { groups, control }: Pick<ReportValues, 'groups' | 'control'>,
  sweep: ReportSweep,
): string[] {
  const points = pointsOf(sweep, groups.length);
  const controlAt = groups.findIndex(({ name }) => name === control);
  return [
    `The experiment was run at ${points.length} points, which differ in ${sweep.parameters.join(', ') || 'nothing'}.`,
    ...groups.map(({ name }, at) =>
      completionRange(
        name,
        points.map((rows) => rows[at]),
        sweep,
      ),
    ),
    ...groups.flatMap(({ name }, at) =>
      at === controlAt ? [] : [changeRange(name, control, points, at, controlAt)],
    ),
  ];
}

function completionRange(name: string, rows: readonly Cells[], sweep: ReportSweep): string {
  const known = rows
    .map((cells) => ({ cells, share: numberIn(cells, 'completion_rate') }))
    .filter(({ share }) => share !== undefined)
    .toSorted((one, other) => one.share! - other.share!);
  if (known.length === 0) return `With ${name}, there are no learners.`;
  const [least, most] = [known[0], known.at(-1)!];
  if (least.share === most.share) {
    return `With ${name}, ${percent(least.share)} of learners complete at every point.`;
  }
  return `With ${name}, from ${percent(least.share)} (${pointName(sweep, least.cells)}) to ${percent(most.share)} (${pointName(sweep, most.cells)}) of learners complete.`;
}

/** Means of those who complete compare like with like only where everybody does. */
function changeRange(
  name: string,
  control: string,
  points: readonly (readonly Cells[])[],
  at: number,
  controlAt: number,
): string {
  const changes = points.flatMap((rows) => {
    const [own, base] = [rows[at], rows[controlAt]];
    const all = [own, base].every((cells) => numberIn(cells, 'completion_rate') === 1);
    const [value, against] = [numberIn(own, MEAN), numberIn(base, MEAN)];
    return all && value !== undefined && against ? [value / against - 1] : [];
  });
  const where = `at ${changes.length} of ${points.length} points everybody completes with both`;
  if (changes.length === 0) {
    return `Problems to completion with ${name} and ${control} cannot be compared by their means: at no point everybody completes with both.`;
  }
  const [least, most] = [Math.min(...changes), Math.max(...changes)];
  if (least === 0 && most === 0) {
    return `With ${name} learners need as many problems on average as with ${control}, ${where}.`;
  }
  const range =
    changeText(least) === changeText(most)
      ? changeText(least)
      : `between ${changeText(least)} and ${changeText(most)}`;
  return `With ${name} learners need ${range} problems on average than with ${control} (${where}; differences of a sweep have no intervals).`;
}

function changeText(change: number): string {
  const text = percent(Math.abs(change));
  return `${text} ${change > 0 ? 'more' : 'fewer'}`;
}
