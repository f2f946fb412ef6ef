/** What the cells of a log mean. */

/** A point in time, or whatever orders answers: a plain number, or date and time (ISO 8601, UTC unless it says otherwise). */
export function parseTime(text: string): number | undefined {
  if (isPlainNumber(text)) return finite(Number(text));
  const parts =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?(?: ?(Z|[+-]\d\d:?\d\d))?$/.exec(
      text,
    );
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const zone = offset(parts[7]);
  // A year of two digits would be one of the last century.
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month))
    return undefined;
  if (hour > 24 || minute > 59 || second >= 61 || zone === undefined) return undefined;
  if (hour === 24 && minute + second > 0) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute) + second * 1000 - zone;
}

/** Whether a time is a number, which may be anything that grows, and no date. */
export function isPlainNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
}

function daysOf(year: number, month: number): number {
  return (Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / 86_400_000;
}

/** Milliseconds east of Greenwich; undefined: there is no such zone. */
function offset(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0;
  const [hours, rest] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 14 || rest > 59) return undefined;
  const minutes = hours * 60 + rest;
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Seconds that an answer may take at most [assumption]: a year. */
const MOST_SECONDS = 31_557_600;

/** A duration: a number from 0 to a year. */
export function parseSeconds(text: string): number | undefined {
  return /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && Number(text) <= MOST_SECONDS
    ? Number(text)
    : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** The words for outcomes, in lower case. */
export interface OutcomeWords {
  readonly correct: readonly string[];
  readonly wrong: readonly string[];
  /** rows that are no answers: counted, not modelled */
  readonly ignored: readonly string[];
}

/** What a word says; undefined: nothing that is known. */
export function outcomeOf(text: string, words: OutcomeWords): keyof OutcomeWords | undefined {
  const word = text.toLowerCase();
  if (words.correct.includes(word)) return 'correct';
  if (words.wrong.includes(word)) return 'wrong';
  return words.ignored.includes(word) ? 'ignored' : undefined;
}
