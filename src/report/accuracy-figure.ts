/** What learners get right, with its table; and why a measure has no dot, or no line. */

import type { GroupSample } from '../comparison/group-sample.js';
import { MEANS, RATIOS } from '../comparison/measures.js';
import { CONFIDENCE, type Interval, isUnbounded, meanInterval } from '../stats/intervals.js';
import { FEWEST_EFFECTIVE, effectiveLearners, ratioInterval } from '../stats/ratios.js';
import { type Accuracy, accuracyChart } from './accuracy-chart.js';
import { type Figure, shownNumber } from './figure.js';
import { listed } from './words.js';

/** An alternative whose learners are there. */
export interface Sampled {
  readonly name: string;
  readonly sample: GroupSample;
}

interface Measure {
  /** as in `summary.csv` */
  readonly name: string;
  readonly means: string;
  /** why it may have no value */
  readonly absent: string;
}

const MEASURES: readonly Measure[] = [
  { name: 'accuracy', means: 'all answers', absent: 'no answers' },
  { name: 'review_accuracy', means: 'reviews', absent: 'no reviews' },
  { name: 'exam_accuracy', means: 'exam (true accuracy)', absent: 'nothing mastered' },
  {
    name: 'exam_accuracy_30_days',
    means: 'the same 30 days later',
    absent: 'nothing mastered',
  },
  { name: 'follow_up_accuracy', means: 'reviews after completion', absent: 'no follow-up' },
];
/** Where a follow-up was asked for, it may still find nobody. */
const NO_FOLLOW_UPS = 'no reviews in the follow-up';

/** One measure of one alternative: a value and how well it is known, or why there is none. */
interface Found extends Pick<Accuracy, 'group' | 'measure'> {
  readonly value: number | undefined;
  readonly interval: Interval;
  /** of the value or, where that is there, of the interval; undefined: both are there */
  readonly missing: string | undefined;
}

/** Alternatives drawn are the first `most`; `left` says of the others. None without any value. */
export function accuracyFigures(
  all: readonly Sampled[],
  most: number,
  hasFollowUp: boolean,
  left: string,
): Figure[] {
  const found = MEASURES.flatMap((measure) =>
    all.map((one): Found => foundOf(one, measure, hasFollowUp)),
  );
  const known = found.flatMap(({ value, interval: { low, high }, group, measure }): Accuracy[] => {
    if (value === undefined) return [];
    const isBounded = Number.isFinite(low) && Number.isFinite(high);
    return [
      {
        group,
        measure,
        value,
        low: isBounded ? Math.max(low, 0) : undefined,
        high: isBounded ? Math.min(high, 1) : undefined,
      },
    ];
  });
  if (known.length === 0) return [];
  const groups = all.slice(0, most).map(({ name }) => name);
  const drawn = known.filter(({ group }) => groups.includes(group));
  const measures = MEASURES.map(({ means }) => means).filter((means) =>
    drawn.some(({ measure }) => measure === means),
  );
  return [
    {
      section: 'accuracy',
      title: 'What learners get right',
      text: `Dots are values, lines 95% intervals.${missingText(found, all.length)}${left}`,
      chart: drawn.length > 0 ? accuracyChart(groups, measures, drawn) : undefined,
      table: {
        caption: 'Accuracy by alternative',
        columns: [
          { name: 'measure' },
          { name: 'alternative' },
          ...['value', 'from', 'to'].map((name) => ({ name, isNumber: true })),
        ],
        rows: known.map(({ measure, group, value, low, high }) => [
          measure,
          group,
          ...[value, low, high].map(shownNumber),
        ]),
      },
    },
  ];
}

function foundOf(
  { name: group, sample }: Sampled,
  { name, means: measure, absent }: Measure,
  hasFollowUp: boolean,
): Found {
  const isFollowUp = name === 'follow_up_accuracy';
  const none =
    sample.learners === 0 ? 'no learners' : isFollowUp && hasFollowUp ? NO_FOLLOW_UPS : absent;
  const found = accuracyOf(sample, name);
  const missing =
    found.value === undefined ? none : isUnbounded(found.interval) ? found.why : undefined;
  return { group, measure, ...found, missing };
}

function accuracyOf(
  sample: GroupSample,
  name: string,
): Pick<Found, 'value' | 'interval'> & { readonly why: string } {
  const mean = MEANS.findIndex((measure) => measure.name === name);
  if (mean >= 0) {
    const moments = sample.means[mean];
    return {
      value: moments.n === 0 ? undefined : moments.mean,
      interval: meanInterval(moments, CONFIDENCE),
      why: moments.n < 2 ? 'a single learner' : 'the same for all learners',
    };
  }
  const sums = sample.ratios[RATIOS.findIndex((measure) => measure.name === name)];
  const [part, whole] = sums.means;
  const isFew = effectiveLearners(sums, 1) < FEWEST_EFFECTIVE;
  return {
    value: sums.n === 0 || whole === 0 ? undefined : part / whole,
    interval: ratioInterval(sums, CONFIDENCE),
    why: isFew
      ? `fewer than ${FEWEST_EFFECTIVE} learners' worth of answers`
      : 'the same for all learners',
  };
}

/** ` No dot: reviews under no_reviews (no reviews). No line: ...`; empty where nothing is missing. */
function missingText(found: readonly Found[], groups: number): string {
  const noDot = reasons(
    found.filter(({ value }) => value === undefined),
    groups,
  );
  const noLine = reasons(
    found.filter(({ value }) => value !== undefined),
    groups,
  );
  return `${noDot === '' ? '' : ` No dot: ${noDot}.`}${noLine === '' ? '' : ` No line: ${noLine}.`}`;
}

/** Alternatives named at most. */
const MOST_NAMED = 4;

/** Measures that lack the same for the same reason, under the same alternatives, are told of together. */
function reasons(found: readonly Found[], groups: number): string {
  const byMeasure = new Map<string, string[]>();
  for (const { group, measure, missing } of found) {
    if (missing === undefined) continue;
    const key = JSON.stringify([measure, missing]);
    byMeasure.set(key, [...(byMeasure.get(key) ?? []), group]);
  }
  const told = new Map<string, string[]>();
  for (const [key, names] of byMeasure) {
    const [measure, missing] = JSON.parse(key) as [string, string];
    const some = names.length > MOST_NAMED ? `${names.length} alternatives` : listed(names);
    const reason = `${names.length === groups ? '' : ` under ${some}`} (${missing})`;
    told.set(reason, [...(told.get(reason) ?? []), measure]);
  }
  return [...told].map(([reason, measures]) => `${listed(measures)}${reason}`).join('; ');
}
