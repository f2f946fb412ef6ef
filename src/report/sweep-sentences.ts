/** A sweep in plain words: how far completion goes, and what an alternative changes where everybody completes. */

import { GUARDRAIL_MARGIN } from '../comparison/guardrails.js';
import { percent } from '../output/percent.js';
import { listed, plainPercent } from './words.js';
import { type Cells, type ReportSweep, type ReportValues, numberIn } from './values.js';

const MEAN = 'problems_to_completion_mean';
/** Points named at most in a sentence. */
const MOST_NAMED = 5;

/** Rows of one point, in the order of the groups. */
export function pointsOf({ rows }: ReportSweep, groups: number): Cells[][] {
  const points = rows.length / groups;
  return Array.from({ length: points }, (_, at) => rows.slice(at * groups, (at + 1) * groups));
}

/** `starting_prob=0.6`; of points that each differ from the first in one parameter, that one alone. */
export function pointName(sweep: ReportSweep, cells: Cells): string {
  const parts = namedParameters(sweep, cells).map((name) => `${name}=${cells.get(name)}`);
  return parts.length === 0 ? 'as configured' : parts.join(', ');
}

function namedParameters({ parameters, rows }: ReportSweep, cells: Cells): readonly string[] {
  if (parameters.length === 1) return parameters;
  const [first] = rows;
  const changed = (row: Cells): string[] =>
    parameters.filter((name) => row.get(name) !== first.get(name));
  const isOneByOne = rows.every((row) => changed(row).length < 2);
  return isOneByOne ? changed(cells) : parameters;
}

export function sweepSentences(
  { groups, control, readyAccuracy }: Pick<ReportValues, 'groups' | 'control' | 'readyAccuracy'>,
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
    ...groups.flatMap(({ name }, at) =>
      unreadyAt(
        name,
        points.map((rows) => rows[at]),
        sweep,
        readyAccuracy,
      ),
    ),
  ];
}

function completionRange(name: string, rows: readonly Cells[], sweep: ReportSweep): string {
  const known = rows
    .map((cells) => ({ cells, share: numberIn(cells, 'completion_rate') }))
    .filter(({ share }) => share !== undefined)
    .toSorted((one, other) => one.share! - other.share!);
  if (known.length === 0) return `Under ${name}, there are no learners.`;
  const [least, most] = [known[0], known.at(-1)!];
  if (least.share === most.share) {
    return `Under ${name}, ${percent(least.share)} of learners complete at every point.`;
  }
  return `Under ${name}, from ${percent(least.share)} (${pointName(sweep, least.cells)}) to ${percent(most.share)} (${pointName(sweep, most.cells)}) of learners complete.`;
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
    return `Problems to completion under ${name} and ${control} cannot be compared by their means: at no point everybody completes with both.`;
  }
  const [least, most] = [Math.min(...changes), Math.max(...changes)];
  if (least === 0 && most === 0) {
    return `Under ${name} learners need as many problems on average as under ${control}, ${where}.`;
  }
  const range = rangeText(least, most);
  return `Under ${name} learners need ${range} problems on average than under ${control} (${where}; differences of a sweep have no intervals).`;
}

function rangeText(least: number, most: number): string {
  const [one, other] = [changeText(least), changeText(most)];
  if (one === other) return one;
  if (most <= 0) return `${percent(-most)} to ${one}`;
  return least >= 0 ? `${percent(least)} to ${other}` : `between ${one} and ${other}`;
}

/** Of those who complete, who cannot do it; nothing where that is nobody. */
function unreadyAt(
  name: string,
  rows: readonly Cells[],
  sweep: ReportSweep,
  readyAccuracy: number,
): string[] {
  const found = rows.flatMap((cells) => {
    const share = numberIn(cells, 'unready_rate');
    return share === undefined || share <= GUARDRAIL_MARGIN ? [] : [{ cells, share }];
  });
  if (found.length === 0) return [];
  const texts = [...new Set(found.map(({ share }) => shareText(share)))];
  const where = texts.map((text) => {
    const points = found
      .filter(({ share }) => shareText(share) === text)
      .map(({ cells }) => pointName(sweep, cells));
    const more = points.length > MOST_NAMED ? [`${points.length - MOST_NAMED} others`] : [];
    return `${text} at ${listed([...points.slice(0, MOST_NAMED), ...more])}`;
  });
  const ready = plainPercent(readyAccuracy);
  return [
    `But of those who complete under ${name}, some are unready, with a true accuracy below ${ready}: ${listed(where)}.`,
  ];
}

function shareText(share: number): string {
  return share === 1 ? 'all of them' : percent(share);
}

function changeText(change: number): string {
  const text = percent(Math.abs(change));
  return `${text} ${change > 0 ? 'more' : 'fewer'}`;
}
