/** On which days a learner has sessions. */

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** `days` days, the first of them number `from_day`. */
export interface Span {
  readonly from_day: number;
  readonly days: number;
}

export interface Schedule {
  /** default: all */
  readonly days?: readonly Weekday[] | undefined;
  /** weekday of day 0; default: Monday */
  readonly start?: Weekday | undefined;
  /** without sessions */
  readonly holidays?: readonly Span[] | undefined;
  /** in place of holidays: sessions on these days only */
  readonly terms?: readonly Span[] | undefined;
  /** days after which holidays or terms come again; none of them reaches beyond */
  readonly year?: number | undefined;
}

const WEEK = WEEKDAYS.length;

/** From `from` up to and without `until`. */
interface Open {
  readonly from: number;
  readonly until: number;
}

/** A schedule made ready. A learner's day 0 is the first day with a session at or behind the schedule's own day 0. */
export class Calendar {
  /** by weekday: days until one with sessions */
  private readonly wait: readonly number[];
  private readonly weekday: number;
  /** of each year, by their beginnings */
  private readonly open: readonly Open[];
  /** Infinity: there is only one */
  private readonly year: number;
  /** number of the learner's day 0 in the schedule; Infinity: no day has a session */
  private readonly first: number;

  constructor({ days = WEEKDAYS, start = 'mon', holidays = [], terms, year = Infinity }: Schedule) {
    const isHeld = WEEKDAYS.map((weekday) => days.includes(weekday));
    this.wait = isHeld.map((_, at) => {
      const ahead = [...isHeld.slice(at), ...isHeld.slice(0, at)].indexOf(true);
      return ahead < 0 ? Infinity : ahead;
    });
    this.weekday = WEEKDAYS.indexOf(start);
    this.year = year;
    this.open = terms === undefined ? between(holidays, year) : inOrder(terms);
    this.first = this.find(0);
  }

  /** Whether there is any session at all. */
  get hasSessions(): boolean {
    return this.first < Infinity;
  }

  /** The learner's first day with a session, from `day` on; Infinity: none comes any more. */
  next(day: number): number {
    return this.find(this.first + day) - this.first;
  }

  private find(day: number): number {
    if (day === Infinity) return Infinity;
    const { open, wait, year, weekday } = this;
    const thisYear = Math.floor(day / year);
    // Seven years on, the days of a year fall on the same weekdays again.
    const lastYear = year < Infinity ? thisYear + WEEK : thisYear;
    for (let number = thisYear; number <= lastYear; number++) {
      const begin = number === 0 ? 0 : number * year;
      for (const { from, until } of open) {
        const earliest = Math.max(day, begin + from);
        const found = earliest + wait[(earliest + weekday) % WEEK];
        if (found < begin + until) return found;
      }
    }
    return Infinity;
  }
}

function inOrder(spans: readonly Span[]): Open[] {
  return spans
    .map(({ from_day, days }) => ({ from: from_day, until: from_day + days }))
    .toSorted((one, other) => one.from - other.from);
}

/** What the holidays leave of a year; they may overlap. */
function between(holidays: readonly Span[], year: number): Open[] {
  const left: Open[] = [];
  let from = 0;
  for (const holiday of inOrder(holidays)) {
    if (holiday.from > from) left.push({ from, until: holiday.from });
    from = Math.max(from, holiday.until);
  }
  return [...left, { from, until: year }];
}
