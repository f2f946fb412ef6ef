/** A sweep in plain words: where an alternative changes most and least, where it spoils something, and who completes. */

import { GUARDRAIL_MARGIN } from '../comparison/guardrails.js';
import { percent } from '../output/percent.js';
import { meaningOf } from './sentences.js';
import { type Change, type PointEffect, type Spoiled } from './sweep-effects.js';
import { pointName } from './sweep-points.js';
import { type Cells, type ReportSweep, numberIn } from './values.js';
import { grouped, listed, plainPercent } from './words.js';

/** Points named at most in a sentence. */
const MOST_NAMED = 5;

interface Changed {
  readonly point: string;
  readonly x: string;
  readonly change: Change & { readonly value: number };
}

/** Where problems to completion change most and least, with intervals; and whether the change turns round. */
export function effectSentences(
  name: string,
  control: string,
  points: readonly PointEffect[],
  { parameters }: Pick<ReportSweep, 'parameters'>,
): string[] {
  const found = points.flatMap(({ point, x, problems }): Changed[] =>
    problems.value === undefined
      ? []
      : [{ point, x, change: { ...problems, value: problems.value } }],
  );
  if (found.length === 0) {
    return [
      `Problems to completion under ${name} and ${control} cannot be compared by their means: at no point everybody completes with both.`,
    ];
  }
  const where =
    found.length === points.length
      ? 'everybody completes with both at every point'
      : `at ${grouped(found.length)} of ${grouped(points.length)} points everybody completes with both`;
  const bySize = found.toSorted(
    (one, other) => Math.abs(other.change.value) - Math.abs(one.change.value),
  );
  const [largest, smallest] = [bySize[0], bySize.at(-1)!];
  if (largest.change.value === 0) {
    return [
      `Under ${name}, learners need as many problems on average as under ${control}; ${where}.`,
    ];
  }
  const ways = new Set(found.map(({ change: { value } }) => Math.sign(value)).filter(Boolean));
  if (ways.size > 1) {
    const other = bySize.find(
      ({ change: { value } }) => Math.sign(value) === -Math.sign(largest.change.value),
    )!;
    return [
      `Under ${name}, learners need up to ${changeText(largest)} on average than under ${control}, but up to ${changeText(other)}; ${where}.`,
      turnSentence(found, parameters),
    ];
  }
  if (found.length === 1) {
    return [
      `Under ${name}, learners need ${changeText(largest)} on average than under ${control}; ${where}.${unsureText(found)}`,
    ];
  }
  return [
    `Under ${name}, learners need ${wayOf(largest.change)} problems on average than under ${control}: ${sizeText(largest)}, where the effect is largest, and ${sizeText(smallest)}, where it is smallest; ${where}.`,
    `Its direction is the same at all of these points.${unsureText(found)}`,
  ];
}

/** Where fewer problems become more, or the other way round. */
function turnSentence(found: readonly Changed[], parameters: readonly string[]): string {
  const unsure = unsureText(found);
  const xs = found.map(({ x }) => (x === '' ? NaN : Number(x)));
  if (parameters.length !== 1 || !xs.every(Number.isFinite)) {
    const [fewer, more] = [-1, 1].map((sign) =>
      found.filter(({ change: { value } }) => Math.sign(value) === sign).map(({ point }) => point),
    );
    return `They need fewer at ${namedPoints(fewer)}, and more at ${namedPoints(more)}.${unsure}`;
  }
  const ordered = found
    .filter(({ change: { value } }) => value !== 0)
    .toSorted((one, other) => Number(one.x) - Number(other.x));
  const turns = ordered.slice(1).flatMap(({ x, change }, at) => {
    const before = ordered[at];
    return Math.sign(before.change.value) === Math.sign(change.value)
      ? []
      : [`between ${before.x} and ${x} from ${wayOf(before.change)} to ${wayOf(change)}`];
  });
  return `Along ${parameters[0]} that turns round: ${namedPoints(turns)}.${unsure}`;
}

function wayOf({ value }: Changed['change']): string {
  return value < 0 ? 'fewer' : 'more';
}

function isClear({ low, high }: Change): boolean {
  return low !== undefined && high !== undefined && (low > 0 || high < 0);
}

/** Points whose interval holds 0, or that have none. */
function unsureText(found: readonly Changed[]): string {
  const open = found.filter(({ change }) => !isClear(change)).map(({ point }) => point);
  return open.length === 0 ? '' : ` It is not clear at ${namedPoints(open)}.`;
}

/** `43.6% fewer problems at starting_prob=0.9 (95% interval 41.0% to 46.2%)`. */
function changeText({ point, change }: Changed): string {
  return `${percent(Math.abs(change.value))} ${wayOf(change)} problems at ${point} (${intervalText(change)})`;
}

/** `43.6% at starting_prob=0.9 (95% interval 41.0% to 46.2%)`. */
function sizeText({ point, change }: Changed): string {
  return `${percent(Math.abs(change.value))} at ${point} (${intervalText(change)})`;
}

function intervalText({ value, low, high }: Changed['change']): string {
  if (low === undefined || high === undefined) return 'no interval';
  const ends =
    low * high > 0 ? [low, high].map((end) => percent(Math.abs(end))) : [low, high].map(signed);
  return `95% interval ${(low * high > 0 && value < 0 ? ends.toReversed() : ends).join(' to ')}`;
}

function signed(share: number): string {
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${percent(Math.abs(share))}`;
}

/** Where most more or fewer complete than in the control; undefined: as many everywhere. */
export function completionChange(
  control: string,
  points: readonly PointEffect[],
): string | undefined {
  const found = points
    .filter(({ completed: { value } }) => value !== undefined && value !== 0)
    .toSorted((one, other) => Math.abs(other.completed.value!) - Math.abs(one.completed.value!));
  if (found.length === 0) return undefined;
  const [{ point, completed }] = found;
  const { own, control: base, low, high } = completed;
  return `Who completes differs most at ${point}: ${percent(own)} instead of ${percent(base)} under ${control} (difference ${signed(low!)} to ${signed(high!)}, at 95%).`;
}

/** Guardrails that are broken, and those that get worse without an interval, each with its points; what is broken comes first. */
export function guardrailSentences(points: readonly PointEffect[]): {
  readonly broken: string | undefined;
  readonly worse: string | undefined;
} {
  const broken = spoiledText(points, true);
  const worse = spoiledText(points, false);
  return {
    broken: broken === '' ? undefined : `Guardrails are broken: ${broken}.`,
    worse:
      worse === ''
        ? undefined
        : `Worse by more than two points of a hundred, of which a sweep keeps no interval: ${worse}.`,
  };
}

function spoiledText(points: readonly PointEffect[], isCounted: boolean): string {
  const byMetric = new Map<string, { point: string; spoiled: Spoiled }[]>();
  for (const { point, spoiled } of points) {
    for (const one of spoiled) {
      if (one.isCounted !== isCounted) continue;
      const found = byMetric.get(one.metric) ?? [];
      found.push({ point, spoiled: one });
      byMetric.set(one.metric, found);
    }
  }
  return [...byMetric]
    .map(([metric, found]) => {
      const at = found.map(
        ({ point, spoiled: { own, control } }) =>
          `${point} (${percent(control)} → ${percent(own)})`,
      );
      return `${meaningOf(metric)}, at ${namedPoints(at)}`;
    })
    .join('; ');
}

function namedPoints(points: readonly string[]): string {
  const more = points.length - MOST_NAMED;
  return listed(
    more > 0
      ? [...points.slice(0, MOST_NAMED), `${grouped(more)} ${more === 1 ? 'other' : 'others'}`]
      : points,
  );
}

/** Between which shares completion lies, and where. */
export function completionRange(name: string, rows: readonly Cells[], sweep: ReportSweep): string {
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

/** Of those who complete, who cannot do it; undefined where that is nobody. */
export function unreadyAt(
  name: string,
  rows: readonly Cells[],
  sweep: ReportSweep,
  readyAccuracy: number,
): string | undefined {
  const found = rows.flatMap((cells) => {
    const share = numberIn(cells, 'unready_rate');
    return share === undefined || share <= GUARDRAIL_MARGIN ? [] : [{ cells, share }];
  });
  if (found.length === 0) return undefined;
  const texts = [...new Set(found.map(({ share }) => shareText(share)))].map((text) => {
    const those = found.filter(({ share }) => shareText(share) === text);
    return `${text} at ${namedPoints(those.map(({ cells }) => pointName(sweep, cells)))}`;
  });
  const shown =
    texts.length > MOST_NAMED ? [...texts.slice(0, MOST_NAMED), 'others elsewhere'] : texts;
  return `Of those who complete under ${name}, some are unready, with a true accuracy below ${plainPercent(readyAccuracy)}: ${listed(shown)}.`;
}

function shareText(share: number): string {
  return share === 1 ? 'all of them' : percent(share);
}
