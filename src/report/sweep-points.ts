/** The points of a sweep: their rows, and what they are called. */

import type { Cells, ReportSweep } from './values.js';

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

function namedParameters(sweep: ReportSweep, cells: Cells): readonly string[] {
  const { parameters, rows } = sweep;
  if (parameters.length === 1) return parameters;
  let isOneByOne = ONE_BY_ONE.get(sweep);
  if (isOneByOne === undefined) {
    isOneByOne = rows.every((row) => changed(sweep, row).length < 2);
    ONE_BY_ONE.set(sweep, isOneByOne);
  }
  return isOneByOne ? changed(sweep, cells) : parameters;
}

/** Of all rows of a sweep it is asked once: there may be thousands. */
const ONE_BY_ONE = new WeakMap<ReportSweep, boolean>();

function changed({ parameters, rows: [first] }: ReportSweep, row: Cells): string[] {
  return parameters.filter((name) => row.get(name) !== first.get(name));
}
