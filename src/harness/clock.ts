import { DAY, type Milliseconds, NEVER_AGAIN } from '../units.js';

/**
 * Virtual time of one learner. A session starts at the same hour every day (time 0 is the first one's start) and is
 * over when the learner has worked `sessionLength`; the problem in hand is finished first.
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

  constructor(sessionLength: Milliseconds) {
    this.sessionLength = sessionLength;
    this.reset();
  }

  /** A new learner, with sessions as long as the last one's, or of this length. */
  reset(sessionLength?: Milliseconds): void {
    if (sessionLength !== undefined) this.sessionLength = sessionLength;
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

  /** Goes to the first later day's session that starts at `due` or after, and never back in time. */
  nextSession(due: Milliseconds): void {
    const earliest = Math.max(due, this.now);
    this.workedBefore += this.now - this.sessionStart;
    this.startSession(Math.max(this.day + 1, Math.ceil(earliest / DAY)));
  }

  private startSession(day: number): void {
    this.day = day;
    this.now = (day * DAY) as Milliseconds;
    this.sessionStart = this.now;
    this.sessionEnd = this.now + this.sessionLength;
  }
}
