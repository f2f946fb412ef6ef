/** What a run came to, point by point: what reporters report and exit codes follow from. */

export type VerdictKind =
  'complete' | 'retry' | 'split' | 'stuck' | 'precision' | 'expectation' | 'baseline';

/** One thing that was looked at. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** `warning` and `note` never fail a run */
  readonly ruling: 'passed' | 'failed' | 'warning' | 'note';
  /** what was looked at, in a few words: the name of a test case */
  readonly name: string;
  /** absent: it concerns the whole experiment */
  readonly group?: string | undefined;
  /** of a sweep: the values of its parameters */
  readonly point?: Readonly<Record<string, string | number>> | undefined;
  /** one line for people, complete in itself; empty when it passed */
  readonly message: string;
  /** where it is asked for */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** the command that shows it again */
  readonly replay?: string | undefined;
}
