/** How robust a comparison is, in sentences. */

import type {
  Decision,
  ReadingPoint,
  ReadingResult,
  Robustness,
  RobustnessReport,
} from '../verdict/robustness.js';

/** Readings named at most in a sentence. */
const NAMED = 5;

const MEASURES = {
  mean_at_limit: 'mean, unfinished learners at the limit',
  median: 'median learner',
} as const;

/** A sentence a line: a group and measure each, and last how many readings change nothing. */
export function robustnessLines(
  { verdicts, unchanged }: RobustnessReport,
  textOf: (point: ReadingPoint) => string,
): string[] {
  return [
    ...verdicts.map((verdict) => verdictLine(verdict, textOf)),
    ...unchangedLine(unchanged, verdicts.at(0)?.readings.length ?? 0),
  ];
}

function verdictLine(
  { group, control, measure, decision, holds, readings }: Robustness,
  textOf: (point: ReadingPoint) => string,
): string {
  const found =
    decision === 'undecided'
      ? `whether ${group} needs fewer problems than ${control} is undecided`
      : `${group} needs ${decision} problems than ${control}`;
  const others = (['fewer', 'more', 'undecided'] as const)
    .filter((other) => other !== decision)
    .flatMap((other) => exceptions(decision, other, readings, textOf));
  const head = `${found} in ${holds} of ${readings.length} readings (${MEASURES[measure]})`;
  return [head, ...others].join('; ');
}

/** `the verdict flips when a=1 (281.2 against 280.4)`; nothing when no reading comes out like that. */
function exceptions(
  decision: Decision,
  other: Decision,
  readings: readonly ReadingResult[],
  textOf: (point: ReadingPoint) => string,
): string[] {
  const found = readings.filter((reading) => reading.decision === other);
  if (found.length === 0) return [];
  const flips = decision !== 'undecided' && other !== 'undecided';
  const named = found
    .slice(0, NAMED)
    .map(
      ({ point, value, against }) => `${textOf(point)} (${shown(value)} against ${shown(against)})`,
    );
  const more = found.length > NAMED ? ` and ${found.length - NAMED} more` : '';
  return [`${flips ? 'the verdict flips' : other} when ${named.join(', ')}${more}`];
}

/** `17 of the 39 other readings change nothing for these learners: practice_tasks_offered (8), ...`. */
function unchangedLine(unchanged: readonly ReadingPoint[], readings: number): string[] {
  if (unchanged.length === 0) return [];
  const names = unchanged.flatMap((point) => Object.keys(point));
  const counts = [...new Set(names)].map(
    (name) => `${name} (${names.filter((one) => one === name).length})`,
  );
  const which = `${unchanged.length} of the ${readings - 1} other readings`;
  return [`${which} change nothing for these learners: ${counts.join(', ')}`];
}

function shown(value: number | null): string {
  return value === null ? 'not completed' : String(Math.round(value * 10) / 10);
}
