/** How learners of each kind fare under each alternative, where groups have populations. */

import type { KindSample } from '../comparison/kind-sample.js';
import { CONFIDENCE, shareInterval } from '../stats/intervals.js';
import { quantile } from '../stats/histogram.js';
import { share } from '../metrics/cell.js';
import { type Figure, type Table, shownNumber } from './figure.js';
import { type KindOfGroup, kindChart } from './kind-chart.js';
import type { ReportGroup } from './values.js';
import { grouped, listed } from './words.js';

type WithKinds = Pick<ReportGroup, 'name' | 'kinds'>;

/** Kinds drawn at most: pictures below each other that can still be compared. */
const MOST_KINDS = 8;
/** Alternatives drawn over each other at most. */
const MOST_GROUPS = 6;

/** None where all learners are of one kind: what is to be said of it is said already. */
export function kindFigures(groups: readonly WithKinds[]): Figure[] {
  const all = groups.flatMap(({ name: group, kinds }) =>
    kinds.map((sample): KindOfGroup => ({ group, kind: nameOf(sample), sample })),
  );
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  if (kinds.length < 2) return [];
  const names = groups.map(({ name }) => name);
  const drawnKinds = largest(all, kinds);
  const drawnGroups = names
    .filter((name) => all.some(({ group }) => group === name))
    .slice(0, MOST_GROUPS);
  const isDrawn = ({ group, kind }: KindOfGroup): boolean =>
    drawnKinds.includes(kind) && drawnGroups.includes(group);
  return [
    {
      section: 'problems',
      title: 'Problems to completion, by kind of learner',
      text: `Of all learners of a kind, how many needed so many problems under each alternative, on a common axis; dashed upright lines are medians over all of them.${notes(groups, kinds, drawnGroups)}`,
      chart: kindChart({ kinds: drawnKinds, groups: drawnGroups, all: names }, all.filter(isDrawn)),
      table: tableOf(kinds, all),
    },
  ];
}

function nameOf({ name }: KindSample): string {
  return name ?? 'all other kinds';
}

/** The kinds with most learners, over all alternatives, in the order of the configuration. */
function largest(all: readonly KindOfGroup[], kinds: readonly string[]): string[] {
  const learners = (name: string): number =>
    all.reduce((sum, { kind, sample }) => sum + (kind === name ? sample.learners : 0), 0);
  const own = kinds.filter((name) => learners(name) > 0);
  const most = new Set(
    own.toSorted((one, other) => learners(other) - learners(one)).slice(0, MOST_KINDS),
  );
  return own.filter((name) => most.has(name));
}

function notes(
  groups: readonly WithKinds[],
  kinds: readonly string[],
  drawn: readonly string[],
): string {
  const without = groups.filter((group) => group.kinds.length === 0).map(({ name }) => name);
  const populated = groups.length - without.length;
  return [
    kinds.length > MOST_KINDS &&
      ` Drawn are the ${MOST_KINDS} kinds with most learners; the table has all.`,
    populated > drawn.length &&
      ` Drawn are the first ${drawn.length} of ${populated} alternatives; the table has all.`,
    without.length > 0 &&
      without.length <= MOST_GROUPS &&
      ` Without a population: ${listed(without)}.`,
    without.length > MOST_GROUPS && ` ${grouped(without.length)} alternatives have no population.`,
  ]
    .filter((text) => text !== false)
    .join('');
}

const COLUMNS = [
  'learners',
  'completed',
  'completion rate',
  'from',
  'to',
  'median problems',
  '5%',
  '95%',
  'review accuracy',
];

/** Alternatives below each other, kind by kind: that is what is compared. */
function tableOf(kinds: readonly string[], all: readonly KindOfGroup[]): Table {
  return {
    caption: 'Learners by kind and alternative',
    columns: [
      { name: 'kind' },
      { name: 'alternative' },
      ...COLUMNS.map((name) => ({ name, isNumber: true })),
    ],
    rows: kinds.flatMap((name) =>
      all
        .filter(({ kind }) => kind === name)
        .map(({ group, sample }) => [name, group, ...figuresOf(sample)]),
    ),
  };
}

/** The same figures as those of whole groups in `summary.csv`; medians are over all learners. */
function figuresOf({ learners, completed, reviews, reviewsCorrect }: KindSample): string[] {
  const { total } = completed;
  const { low, high } = shareInterval(total, learners, CONFIDENCE);
  const isKnown = learners > 0;
  return [
    learners,
    total,
    share(total, learners),
    isKnown ? low : undefined,
    isKnown ? high : undefined,
    quantile(completed, 50, learners),
    quantile(completed, 5, learners),
    quantile(completed, 95, learners),
    share(reviewsCorrect, reviews),
  ].map(shownNumber);
}
