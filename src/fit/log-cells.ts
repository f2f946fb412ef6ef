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
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second >= 61) {
    return undefined;
  }
  return Date.UTC(year, month - 1, day, hour, minute) + second * 1000 - offset(parts[7]);
}

/** Whether a time is a number, which may be anything that grows, and no date. */
export function isPlainNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
}

/** Milliseconds east of Greenwich. */
function offset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** A duration: a number from 0. */
export function parseSeconds(text: string): number | undefined {
  return /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? finite(Number(text)) : undefined;
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
