/** When learners completed, though some were lost from sight before they could: curves, quantiles, means. */

import { type Completions, at, size, walk } from './completions.js';
import { type Interval, shareInterval } from './intervals.js';
import { normalQuantile } from './quantiles.js';

/** The curve from `time` on, until the next point. */
export interface CurvePoint {
  readonly time: number;
  /** completed by this time */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** neither completed nor gone just before this time */
  readonly atRisk: number;
}

/**
 * The share completed by each time: 1 - Kaplan-Meier when nobody dropped out, else the cumulative incidence of Aalen and
 * Johansen. Interval of each point: complementary log-log (Kalbfleisch & Prentice 1980), R's conf.type = "log-log".
 *
 * That has no value at 0 and 1. At 0 it is Wilson's for 0 of all; at 1 the lower bound is the one before or, when higher,
 * Wilson's for the last learners at risk, who all completed: who lasts that long completes no sooner than others.
 * @param horizon the last time to look at, a whole number
 * @returns a point at 0 and one at each time of a completion; none without learners
 */
export function completionCurve(
  data: Completions,
  horizon: number,
  confidence: number,
): CurvePoint[] {
  const points: CurvePoint[] = [];
  const z = normalQuantile((1 + confidence) / 2);
  const start = size(data);
  if (start === 0) return points;
  if (at(data.completed, 0) === 0) {
    const { high } = shareInterval(0, start, confidence);
    points.push({ time: 0, share: 0, low: 0, high, atRisk: start });
  }
  walk(data, horizon, ({ share, shareVariance }, { time, atRisk, completed }) => {
    if (completed === 0) return;
    const before = points.at(-1)?.low ?? 0;
    const { low, high } =
      share < ALL
        ? logLog(share, shareVariance, z)
        : { low: Math.max(before, shareInterval(completed, atRisk, confidence).low), high: 1 };
    points.push({ time, share: Math.min(share, 1), low, high, atRisk });
  });
  return points;
}

/**
 * The first time by which more than `percent` of the learners have completed (for 100: all): when nobody is censored the
 * quantile of the histogram. Where the curve lies exactly on `percent`, R takes the middle of that piece, not its end.
 * @returns undefined when that many do not complete by the horizon
 */
export function completionQuantile(
  data: Completions,
  percent: number,
  horizon: number,
): number | undefined {
  let found: number | undefined;
  walk(data, horizon, ({ share }, { time }) => {
    if (found === undefined && exceeds(share, percent)) found = time;
  });
  return found;
}

/**
 * The interval of that quantile: the times at which the curve's bounds exceed `percent` (Brookmeyer & Crowley 1982).
 * @returns infinite above when the lower bound does not come so far by the horizon; undefined when neither bound does
 */
export function completionQuantileInterval(
  data: Completions,
  percent: number,
  horizon: number,
  confidence: number,
): Interval | undefined {
  const curve = completionCurve(data, horizon, confidence).filter(({ share }) => share > 0);
  const low = curve.find((point) => exceeds(point.high, percent));
  const high = curve.find((point) => exceeds(point.low, percent));
  return low && { low: low.time, high: high?.time ?? Infinity };
}

/**
 * The restricted mean: the area above the curve from 0 to the horizon, and its variance (Irwin 1949; Greenwood's without
 * n / (n - 1), as R's print(survfit, rmean = horizon)). Without leavers it is the mean time, at most the horizon.
 * @param horizon finite
 * @returns undefined without learners, or when the last at risk were lost from sight before the horizon: R draws the
 * curve on as if nothing happened to them
 */
export function restrictedMean(
  data: Completions,
  horizon: number,
): { mean: number; variance: number } | undefined {
  const { incidence, time, atRisk } = walk(data, horizon, () => undefined);
  if (size(data) === 0) return undefined;
  // Times are whole: who is lost at a time is still on the curve until the next.
  if (atRisk === 0 && time + 1 < horizon && incidence.present > TIE) return undefined;
  incidence.wait(horizon - time);
  return { mean: incidence.area, variance: Math.max(incidence.areaVariance, 0) };
}

/** Differences of shares below this are rounding. */
const TIE = 1e-10;
const ALL = 1 - TIE;

function exceeds(share: number, percent: number): boolean {
  return percent === 100 ? share >= ALL : share > percent / 100 + TIE;
}

function logLog(share: number, variance: number, z: number): Interval {
  const left = Math.log1p(-share);
  const width = (z * Math.sqrt(variance)) / ((1 - share) * -left);
  return {
    low: -Math.expm1(left * Math.exp(-width)),
    high: -Math.expm1(left * Math.exp(width)),
  };
}
