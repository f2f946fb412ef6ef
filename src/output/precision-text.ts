/** How narrow the interval became, on one line. */

import type { Precision, PrecisionResult, RoundWidths, Width } from '../verdict/precision.js';

/** `reached after 1,350 learners a group: problems_to_completion.mean +-0.9%`, of the group that is widest. */
export function precisionText({ asked, isReached, rounds }: PrecisionResult): string {
  const last = rounds.at(-1);
  if (last === undefined) return 'NOT reached: the first round was not finished';
  const state = isReached ? 'reached after' : 'NOT reached with';
  return `${state} ${last.learners.toLocaleString('en-US')} learners a group: ${found(asked, last)}`;
}

function found(asked: Precision, { widths }: RoundWidths): string {
  const what = asked.of === 'difference' ? `difference of ${asked.name}` : asked.name;
  const widest = widestOf(widths);
  const { group, halfWidth, why } = widest;
  if (halfWidth === undefined) return `no interval of ${what} in ${group}: ${why}`;
  const where = widths.length > 1 ? ` in ${group}` : '';
  const wanted = halfWidth > asked.halfWidth ? `, asked ${widthText(asked, asked.halfWidth)}` : '';
  return `${what} ${widthText(asked, halfWidth)}${where}${wanted}`;
}

/** The first of those without an interval, or the one with the widest. */
function widestOf(widths: readonly Width[]): Width {
  const of = ({ halfWidth }: Width): number => halfWidth ?? Infinity;
  return widths.reduce((widest, width) => (of(width) > of(widest) ? width : widest));
}

function widthText({ isRelative }: Precision, width: number): string {
  const shown = Number((isRelative ? width * 100 : width).toPrecision(2));
  return `+-${shown}${isRelative ? '%' : ''}`;
}
