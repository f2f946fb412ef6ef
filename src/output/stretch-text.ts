/** How far the mixes of a run's groups are stretched, in lines for a terminal. */

import type { Stretch } from '../stats/stretch.js';

export interface StretchedGroup {
  readonly name: string;
  /** the name with the point of a sweep */
  readonly label: string;
  readonly stretch: Stretch;
}

/** Lines at most: a sweep may have another mix at each of its points. */
const MOST_LINES = 5;

/**
 * `reweighted boosted: 1 of 4 kinds stretched (strong to 1.6 times its share); ...`, a line for each mix, with all groups that have
 * it; empty without any.
 */
export function stretchText(groups: readonly StretchedGroup[]): string {
  const said = groups.map(({ stretch }) => sentence(stretch));
  const mixes = new Map<string, Set<string>>();
  groups.forEach(({ name }, at) => {
    mixes.set(name, (mixes.get(name) ?? new Set()).add(said[at]));
  });
  const lines = new Map<string, Set<string>>();
  groups.forEach(({ name, label }, at) => {
    const called = mixes.get(name)!.size > 1 ? label : name;
    lines.set(said[at], (lines.get(said[at]) ?? new Set()).add(called));
  });
  const all = [...lines].map(([what, of]) => `reweighted ${[...of].join(', ')}: ${what}\n`);
  const more = all.length - MOST_LINES;
  if (more <= 0) return all.join('');
  return [...all.slice(0, MOST_LINES), `and ${more} more mixes\n`].join('');
}

/** What a mix nobody counted is told by: a sample of so many from it as it was. */
const SAMPLE = 1000;

function sentence({ kinds, stretched, most, effectiveShare, observed }: Stretch): string {
  const grown =
    most === undefined ? '' : ` (${most.name} to ${decimals(most.times)} times its share)`;
  const learners =
    observed === undefined
      ? `${whole(SAMPLE)} learners`
      : `${whole(observed.units)} logged learners`;
  const worth = whole(observed?.effective ?? SAMPLE * effectiveShare);
  return `${stretched} of ${whole(kinds)} kinds stretched${grown}; ${learners} say as much as ${worth} of the original mix`;
}

function decimals(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
