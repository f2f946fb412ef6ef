/** Whether a change spoils what it must not: each guardrail holds, is broken, or cannot be told. */

import type { ComparisonRow } from './comparison-row.js';

/** What a guardrail may get worse by [assumption]: two points of a hundred. */
export const GUARDRAIL_MARGIN = 0.02;

export type GuardrailRuling = 'holds' | 'broken' | 'unclear';

export interface Guardrail {
  readonly row: ComparisonRow;
  readonly ruling: GuardrailRuling;
}

/** The guardrails among the rows of one comparison. */
export function guardrails(rows: readonly ComparisonRow[]): Guardrail[] {
  return rows.filter(({ isGuardrail }) => isGuardrail).map((row) => ({ row, ruling: rule(row) }));
}

/**
 * Holds: even the worst end of the interval is within the margin. Broken: worse by more than the margin, and the whole
 * interval says worse. Unclear: anything else, for instance when there is nobody to compare.
 */
function rule({ better, difference, n, nControl, note }: ComparisonRow): GuardrailRuling {
  const { value, low, high } = difference;
  if (value === undefined) return 'unclear';
  // The same difference for every learner has no interval, and leaves nothing uncertain.
  const isCertain = low === undefined && high === undefined && n > 1 && nControl > 1 && note === '';
  const [from, to] = isCertain ? [value, value] : [low, high];
  if (from === undefined || to === undefined) return 'unclear';
  const [least, most, worse] = better === 'lower' ? [from, to, value] : [-to, -from, -value];
  if (most <= GUARDRAIL_MARGIN) return 'holds';
  return least > 0 && worse > GUARDRAIL_MARGIN ? 'broken' : 'unclear';
}
