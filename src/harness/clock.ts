import { DAY, type Milliseconds } from '../units.js';

/**
 * Virtual time of one learner. A session starts at the same hour every day (time 0 is the first one's start) and is
 * over when the learner has worked `sessionLength`; the problem in hand is finished first.
 */
export class VirtualClock {
  now = 0 as Milliseconds;
  /** day of the session, from 0 */
  day = 0;
  /** time worked in this session, and in all */
  private worked = 0;
  private workedBefore = 0;
  private readonly sessionLength: Milliseconds;

  constructor(sessionLength: Milliseconds) {
    this.sessionLength = sessionLength;
  }

  reset(): void {
    this.now = 0 as Milliseconds;
    this.day = 0;
    this.worked = 0;
    this.workedBefore = 0;
  }

  /** Stands where another clock stands. */
  follow(other: VirtualClock): void {
    this.now = other.now;
    this.day = other.day;
    this.worked = other.worked;
    this.workedBefore = other.workedBefore;
  }

  /** Time worked since the first session, milliseconds. */
  get active(): Milliseconds {
    return (this.workedBefore + this.worked) as Milliseconds;
  }

  work(time: Milliseconds): void {
    this.now = (this.now + time) as Milliseconds;
    this.worked += time;
  }

  sessionIsOver(): boolean {
    return this.worked >= this.sessionLength;
  }

  /** Goes to the first later day's session that starts at `due` or after, and never back in time. */
  nextSession(due: Milliseconds): void {
    const earliest = Math.max(due, this.now);
    this.day = Math.max(this.day + 1, Math.ceil(earliest / DAY));
    this.now = (this.day * DAY) as Milliseconds;
    this.workedBefore += this.worked;
    this.worked = 0;
  }
}
