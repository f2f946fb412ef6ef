/** What a user did wrong, said so that they can mend it; and the exit codes of the command. */

import { closest, distance } from 'fastest-levenshtein';

/** Exit codes. When several apply: signal, 3, 2, 1. */
export const EXIT = {
  fine: 0,
  /** an expectation failed, a mission is blocked or a regression was found */
  verdict: 1,
  /** bad usage or configuration */
  usage: 2,
  /** the run is incomplete */
  incomplete: 3,
  interrupted: 130,
  terminated: 143,
} as const;

/** One thing that is wrong with what the user gave, and where. */
export interface Problem {
  /** the file as the user named it, or a flag such as `--set` */
  readonly file: string;
  /** line and column from 1; absent where a place makes no sense */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** dotted path inside the document, e.g. `groups.a.num_users` */
  readonly path?: string | undefined;
  readonly what: string;
  /** how to mend it, e.g. `did you mean "booster"?` */
  readonly hint?: string | undefined;
}

/** `file:line:column  path  what  (hint)` on one line. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined);
  const hint = problem.hint === undefined ? undefined : `(${problem.hint})`;
  return [place.join(':'), problem.path, problem.what, hint]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => printable(part!))
    .join('  ');
}

/** Control characters spelled out: input must neither break the line nor steer the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}

/** Bad input or usage: everything that is wrong, at once. The command prints it and exits 2. */
export class UserError extends Error {
  readonly exitCode: number = EXIT.usage;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[] | Problem) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(formatProblem).join('\n'));
    this.name = 'UserError';
    this.problems = list;
  }
}

/** The world gave way in the middle of a run, a full disk for instance: the run is incomplete. */
export class RunError extends UserError {
  override readonly exitCode = EXIT.incomplete;
}

/** An impossible state: a bug of ours, never the user's mistake. */
export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`impossible state: ${what}`);
}

/** `did you mean "..."?` for a word that is close to a known one, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word === '') return undefined;
  const best = closest(word.toLowerCase(), known);
  const wrong = distance(word.toLowerCase(), best.toLowerCase());
  // Any two short words are two letters apart.
  const most = Math.max(word.length > 3 ? 2 : 1, word.length / 3);
  return wrong <= most && wrong < word.length ? `did you mean "${best}"?` : undefined;
}
