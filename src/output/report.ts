/** What reporters get: an experiment, or a checked file, with its verdicts. */

import type { GroupTotals } from '../metrics/group-totals.js';
import type { Verdict } from '../verdict/verdict.js';

export interface Report {
  readonly name: string;
  /** the configuration or scenario, as the user named it */
  readonly file: string;
  readonly verdicts: readonly Verdict[];
  /** empty for a checked file */
  readonly groups: readonly { readonly name: string; readonly totals: GroupTotals }[];
}

/** `file:line:column`, as far as it is known. */
export function placeText({ file, line, column }: Verdict): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** A verdict on one line: where, what, and how to see it again. */
export function verdictText(verdict: Verdict): string {
  const place = placeText(verdict);
  const replay = verdict.replay === undefined ? '' : `; replay: ${verdict.replay}`;
  return `${place === '' ? '' : `${place}  `}${verdict.message}${replay}`;
}
