/** Which column of a log holds what. */

import { type Problem, UserError, didYouMean } from '../errors.js';

export const ROLES = ['learner', 'skill', 'correct', 'item', 'time', 'seconds'] as const;
export type Role = (typeof ROLES)[number];

/** The place of each column, from 0; undefined: the log has none. */
export type Columns = Readonly<Record<Role, number | undefined>>;

/** Names by which a column is recognised: lower case, everything but letters and digits an underscore. */
const KNOWN: Readonly<Record<Role, readonly string[]>> = {
  learner: ['learner', 'learner_id', 'user', 'user_id', 'student', 'student_id', 'anon_student_id'],
  skill: ['skill', 'skill_id', 'skill_name', 'kc', 'kc_default', 'exercise', 'exercise_id'],
  correct: ['correct', 'outcome', 'is_correct', 'correct_first_attempt'],
  item: ['item', 'item_id', 'problem', 'problem_id', 'problem_name', 'question', 'question_id'],
  time: ['time', 'timestamp', 'start_time', 'order_id'],
  seconds: ['seconds', 'duration', 'duration_sec', 'elapsed_seconds'],
};
const REQUIRED: ReadonlySet<Role> = new Set(['learner', 'skill', 'correct']);

/** What the user said of columns: names; `none`: there is none, do not guess. */
export type ColumnFlags = Readonly<Partial<Record<Role, string | undefined>>>;

/**
 * Finds every column: the one that a flag names, else the only one with a known name.
 * @throws UserError for all columns that cannot be told
 */
export function columnsOf(
  file: string,
  header: readonly string[],
  flags: ColumnFlags,
): { readonly columns: Columns; readonly guessed: readonly Role[] } {
  const problems: Problem[] = [];
  const guessed: Role[] = [];
  const find = (role: Role): number | undefined => {
    const flag = flags[role];
    if (flag === 'none' && !REQUIRED.has(role)) return undefined;
    const places = flag === undefined ? candidates(role, header) : named(flag, header);
    if (flag === undefined && places.length === 1) guessed.push(role);
    if (places.length === 1) return places[0];
    if (places.length > 1 || flag !== undefined || REQUIRED.has(role)) {
      problems.push(problemOf(file, role, flag, places, header));
    }
    return undefined;
  };
  const entries = ROLES.map((role) => [role, find(role)] as const);
  if (problems.length > 0) throw new UserError(problems);
  return { columns: Object.fromEntries(entries) as Columns, guessed };
}

function candidates(role: Role, header: readonly string[]): number[] {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_|_$/g, '');
  return header.flatMap((name, at) => (KNOWN[role].includes(plain(name)) ? [at] : []));
}

function named(flag: string, header: readonly string[]): number[] {
  return header.flatMap((name, at) => (name === flag ? [at] : []));
}

function problemOf(
  file: string,
  role: Role,
  flag: string | undefined,
  places: readonly number[],
  header: readonly string[],
): Problem {
  const names = `columns: ${header.join(', ')}`;
  const place = { file, line: 1 };
  if (places.length > 1) {
    const all = places.map((at) => header[at]);
    const what =
      flag === undefined
        ? `more than one column may hold the ${role}: ${all.join(', ')}`
        : `has more than one column "${flag}"`;
    const none = REQUIRED.has(role) ? '' : ` or --${role} none`;
    const hint = `say which: --${role} ${JSON.stringify(all[0])}${none}`;
    return { ...place, what, hint };
  }
  if (flag === undefined) {
    return {
      ...place,
      what: `no column is known to hold the ${role}`,
      hint: `use --${role}; ${names}`,
    };
  }
  const near = didYouMean(flag, header);
  return { ...place, what: `has no column "${flag}" (--${role})`, hint: near ?? names };
}
