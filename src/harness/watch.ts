/** What is wanted of some learners beside their outcome: a digest of the way, its events, or both. */

import type { MasteryEngine } from '../engine/contract.js';
import type { ProblemKind } from '../engine/problem-kind.js';
import type { Probability, SkillIx } from '../units.js';
import type { VirtualClock } from './clock.js';
import type { Status } from './ending.js';
import { EventRecorder } from './event-recorder.js';
import type { Observer } from './observer.js';
import { PathDigest } from './path-digest.js';

/** What a learner is watched for. */
export interface Watched {
  readonly path: boolean;
  readonly events: boolean;
}

/** What there is to say of a learner who has ended; undefined: it was not wanted. */
export interface Seen {
  readonly path: string | undefined;
  /** records, good until the next learner starts */
  readonly events: Uint8Array | undefined;
}

export class Watch implements Observer {
  private readonly digest: PathDigest;
  private readonly recorder: EventRecorder;
  private isHashed = false;
  private isRecorded = false;

  constructor(engine: MasteryEngine) {
    this.digest = new PathDigest(engine);
    this.recorder = new EventRecorder(engine);
  }

  /** Learner number `learner` starts. Returns whether they must be watched at all. */
  start(learner: number, { path, events }: Watched): boolean {
    this.isHashed = path;
    this.isRecorded = events;
    if (path) this.digest.start(learner);
    if (events) this.recorder.start(learner);
    return path || events;
  }

  before(clock: VirtualClock, probability: Probability): void {
    if (this.isRecorded) this.recorder.before(clock, probability);
  }

  after(
    clock: VirtualClock,
    skill: SkillIx,
    kind: ProblemKind,
    correct: boolean,
    hinted: boolean,
  ): void {
    if (this.isHashed) this.digest.after(clock, skill, kind, correct, hinted);
    if (this.isRecorded) this.recorder.after(clock, skill, kind, correct, hinted);
  }

  finish(status: Status): Seen {
    return {
      path: this.isHashed ? this.digest.finish(status) : undefined,
      events: this.isRecorded ? this.recorder.finish() : undefined,
    };
  }
}
