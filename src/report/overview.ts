/** Many comparisons at once: a sentence over all of them, and a table to look them up in. */

import type { Comparison } from '../comparison/comparison.js';
import { type Guardrail, telling } from '../comparison/guardrails.js';
import { percent } from '../output/percent.js';
import { type Effect, type EffectRuling, effectOf, rowOf } from './effect.js';
import type { Table } from './figure.js';
import { guardrailText } from './sentences.js';
import { grouped, listed } from './words.js';

/** Alternatives named at most in a sentence. */
const MOST_NAMED = 4;
/** Which come first. */
const ORDER: readonly EffectRuling[] = ['fewer', 'unbounded', 'open', 'same', 'more', 'none'];

interface Ranked {
  readonly comparison: Comparison;
  readonly effect: Effect;
}

/** Clear gains first, the largest of them before all; what cannot be compared comes last. */
export function ranked(comparisons: readonly Comparison[]): Comparison[] {
  return rankedEffects(comparisons).map(({ comparison }) => comparison);
}

function rankedEffects(comparisons: readonly Comparison[]): Ranked[] {
  return comparisons
    .map((comparison): Ranked => ({ comparison, effect: effectOf(comparison) }))
    .toSorted(
      ({ effect: one }, { effect: other }) =>
        ORDER.indexOf(one.ruling) - ORDER.indexOf(other.ruling) ||
        (one.change ?? 0) - (other.change ?? 0),
    );
}

/** How many gain, the best of them, and what they spoil. All comparisons are with one control. */
export function overviewSentence(comparisons: readonly Comparison[]): string {
  const all = rankedEffects(comparisons);
  const [best] = all;
  const counts = COUNTED.flatMap(([ruling, text]) => {
    const { length } = all.filter(({ effect }) => effect.ruling === ruling);
    return length === 0 ? [] : [text(grouped(length))];
  });
  const gain =
    best.effect.ruling === 'fewer'
      ? ` Most is saved by ${best.comparison.group}: ${changeText(best.effect)} problems (95% interval ${intervalText(best.effect)}).`
      : ' None clearly saves any.';
  return `Of ${grouped(all.length)} alternatives compared with ${best.comparison.control}, ${listed(counts)}.${gain} ${brokenText(all)}`;
}

const COUNTED: readonly (readonly [EffectRuling, (count: string) => string])[] = [
  ['fewer', (count) => `${count} clearly need fewer problems`],
  ['more', (count) => `${count} clearly need more`],
  ['same', (count) => `${count} need as many`],
  ['open', (count) => `for ${count} it is not clear`],
  ['unbounded', (count) => `for ${count} the difference has no interval`],
  ['none', (count) => `for ${count} it is not estimable`],
];

function brokenText(all: readonly Ranked[]): string {
  const broken = all
    .filter(({ comparison }) => brokenOf(comparison).length > 0)
    .map(({ comparison }) => comparison.group);
  if (broken.length === 0) {
    const open = all.filter(({ comparison }) => openOf(comparison) > 0).length;
    if (open === 0) return 'All guardrails hold.';
    return `No guardrail is broken, but not all are sure to hold: under ${grouped(open)} of them some are uncertain.`;
  }
  const more = broken.length - MOST_NAMED;
  const names = listed(
    more > 0 ? [...broken.slice(0, MOST_NAMED), `${grouped(more)} more`] : broken,
  );
  return `Guardrails are broken under ${grouped(broken.length)} of them: ${names}.`;
}

function brokenOf({ guardrails }: Comparison): Guardrail[] {
  return telling(guardrails).filter(({ ruling }) => ruling === 'broken');
}

/** How many guardrails of a comparison are uncertain. */
function openOf({ guardrails }: Comparison): number {
  return telling(guardrails).filter(({ ruling }) => ruling === 'unclear').length;
}

export function overviewTable(comparisons: readonly Comparison[]): Table {
  const all = rankedEffects(comparisons);
  return {
    caption: `Every alternative against ${all[0].comparison.control}, the control: those that clearly save most come first`,
    columns: [
      { name: 'alternative' },
      { name: 'problems', isNumber: true },
      { name: '95% interval', isNumber: true },
      { name: 'how sure' },
      { name: 'complete', isNumber: true },
      { name: 'guardrails' },
    ],
    rows: all.map(({ comparison, effect }) => [
      comparison.group,
      changeText(effect),
      intervalText(effect),
      RULINGS[effect.ruling],
      percent(rowOf(comparison.rows, 'completion_rate')?.group.value),
      railsText(comparison),
    ]),
  };
}

const RULINGS: Readonly<Record<EffectRuling, string>> = {
  fewer: 'clear',
  more: 'clear',
  same: 'the same',
  open: 'not clear',
  unbounded: 'no interval',
  none: 'not estimable',
};

function railsText(comparison: Comparison): string {
  const broken = brokenOf(comparison).map((one) => guardrailText(one));
  const open = openOf(comparison);
  const parts = [
    ...broken.map(({ means, change }) => `broken: ${means} (${change})`),
    ...(open === 0 ? [] : [`${grouped(open)} uncertain`]),
  ];
  return parts.length === 0 ? 'all hold' : parts.join('; ');
}

function changeText({ change }: Effect): string {
  if (change === undefined) return '–';
  if (change === 0) return 'as many';
  return `${percent(Math.abs(change))} ${change < 0 ? 'fewer' : 'more'}`;
}

function intervalText({ change, low, high }: Effect): string {
  if (change === undefined || (low === undefined && high === undefined)) return '–';
  const isOneSided = low !== undefined && high !== undefined && low * high > 0;
  const ends = [low, high].map((end) =>
    end === undefined ? 'not estimable' : isOneSided ? percent(Math.abs(end)) : signed(end),
  );
  return (isOneSided && change < 0 ? ends.toReversed() : ends).join(' to ');
}

function signed(share: number): string {
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${percent(Math.abs(share))}`;
}
