/** Notes one learner's problems for the event log. */

import type { MasteryEngine } from '../engine/contract.js';
import { type ProblemKind, TASK } from '../engine/problem-kind.js';
import type { Probability, SkillIx } from '../units.js';
import type { VirtualClock } from './clock.js';
import { RECORD_BYTES, emptyRecord, inMillionths, writeRecord } from './event-record.js';
import type { Observer } from './observer.js';

/** Problems to make room for at first [assumption]: most learners need no more. */
const ROOM = 1024;

/** Follow-ups are no part of the way. */
export class EventRecorder implements Observer {
  /** none before the first problem: most runs want no events */
  private view = new DataView(new ArrayBuffer(0));
  private length = 0;
  private readonly record = emptyRecord();

  constructor(private readonly engine: MasteryEngine) {}

  /** Learner number `learner` starts. */
  start(learner: number): void {
    this.record.learner = learner;
    this.length = 0;
  }

  /** Records of the learner in hand; good until the next one starts. */
  finish(): Uint8Array {
    return new Uint8Array(this.view.buffer, 0, this.length);
  }

  before(clock: VirtualClock, probability: Probability): void {
    const { record, engine } = this;
    record.task = engine.task;
    // A problem while the engine has no task in hand is one that the harness asks after completion.
    if (record.task === TASK.none) return;
    record.started = clock.now;
    record.day = clock.day + 1;
    record.probability = inMillionths(probability);
    record.before = engine.level(engine.problem);
  }

  after(
    clock: VirtualClock,
    skill: SkillIx,
    kind: ProblemKind,
    correct: boolean,
    hinted: boolean,
  ): void {
    const { record } = this;
    if (record.task === TASK.none) return;
    record.skill = skill;
    record.kind = kind;
    record.time = clock.now - record.started;
    record.correct = correct && !hinted;
    record.hinted = hinted;
    record.after = this.engine.level(skill);
    this.reserve();
    writeRecord(this.view, this.length, record);
    this.length += RECORD_BYTES;
  }

  private reserve(): void {
    const { byteLength } = this.view;
    if (this.length + RECORD_BYTES <= byteLength) return;
    const grown = new Uint8Array(Math.max(2 * byteLength, ROOM * RECORD_BYTES));
    grown.set(this.finish());
    this.view = new DataView(grown.buffer);
  }
}
