/** How narrow the interval became, as JSON: for the manifest and the reporters. */

import type { Precision, PrecisionResult, Width } from '../verdict/precision.js';

/** What was asked for, whether it was reached, and each round's widths. */
export function precisionJson({ asked, isReached, rounds }: PrecisionResult): object {
  return {
    [asked.of]: asked.name,
    [widthKey(asked)]: asked.halfWidth,
    max_users: asked.maxUsers,
    reached: isReached,
    learners: rounds.at(-1)?.learners ?? 0,
    rounds: rounds.map(({ learners, widths }) => ({
      learners,
      groups: widths.map((width) => widthJson(asked, width)),
    })),
  };
}

function widthJson(asked: Precision, { group, value, low, high, halfWidth, why }: Width): object {
  return {
    group,
    value: finite(value),
    low: finite(low),
    high: finite(high),
    [widthKey(asked)]: finite(halfWidth),
    ...(why !== '' && { why }),
  };
}

function widthKey({ isRelative }: Precision): string {
  return isRelative ? 'relative_half_width' : 'half_width';
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
