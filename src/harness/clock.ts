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
  /** time worked in this session, and in all */
  private worked: number = NEVER_AGAIN;
  private workedBefore: number = NEVER_AGAIN;
  private readonly sessionLength: Milliseconds;

  constructor(sessionLength: Milliseconds) {
    this.sessionLength = sessionLength;
    this.reset();
  }

  reset(): void {
    this.now = 0 as Milliseconds;
    this.day = 0;
    this.worked = 0;
    this.workedBefore = 0;
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
