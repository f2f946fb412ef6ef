import type { Calendar } from '../learners/calendar.js';
import { DAY, type Milliseconds, NEVER_AGAIN } from '../units.js';

/**
 * Virtual time of one learner. A session starts at the same hour every day, or every day that a calendar has one on (time 0
 * is the first one's start), and is over when the learner has worked `sessionLength`; the problem in hand is finished first.
 */
export class VirtualClock {
  // Times are no small integers before `reset()`: the code need not be made anew when the first one outgrows those.
  now = NEVER_AGAIN;
  /** day of the session, from 0 */
  day = 0;
  private sessionStart: number = NEVER_AGAIN;
  private sessionEnd: number = NEVER_AGAIN;
  /** time worked in earlier sessions */
  private workedBefore: number = NEVER_AGAIN;
  private sessionLength: Milliseconds;
  private calendar: Calendar | undefined;

  constructor(sessionLength: Milliseconds) {
    this.sessionLength = sessionLength;
    this.reset();
  }

  /** A new learner, with sessions as long as the last one's, or of this length; without a calendar, every day. */
  reset(sessionLength?: Milliseconds, calendar?: Calendar): void {
    if (sessionLength !== undefined) this.sessionLength = sessionLength;
    this.calendar = calendar;
    this.workedBefore = 0;
    this.startSession(0);
  }

  /** Stands where another clock stands. */
  follow(other: VirtualClock): void {
    this.now = other.now;
    this.day = other.day;
    this.sessionStart = other.sessionStart;
    this.sessionEnd = other.sessionEnd;
    this.workedBefore = other.workedBefore;
    this.sessionLength = other.sessionLength;
    this.calendar = other.calendar;
  }

  /** Time worked since the first session, milliseconds. */
  get active(): Milliseconds {
    return (this.workedBefore + this.now - this.sessionStart) as Milliseconds;
  }

  work(time: Milliseconds): void {
    this.now = (this.now + time) as Milliseconds;
  }

  sessionIsOver(): boolean {
    return this.now >= this.sessionEnd;
  }

  /**
   * Goes to the first later day's session that starts at `due` or after, and never back in time; false, and time stands
   * still, when the calendar has none any more.
   */
  nextSession(due: Milliseconds): boolean {
    const earliest = Math.max(due, this.now);
    const day = Math.max(this.day + 1, Math.ceil(earliest / DAY));
    const held = this.calendar === undefined ? day : this.calendar.next(day);
    if (held === Infinity) return false;
    this.workedBefore += this.now - this.sessionStart;
    this.startSession(held);
    return true;
  }

  private startSession(day: number): void {
    this.day = day;
    this.now = (day * DAY) as Milliseconds;
    this.sessionStart = this.now;
    this.sessionEnd = this.now + this.sessionLength;
  }
}
