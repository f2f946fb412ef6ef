/** A problem of the event log in few bytes, as it travels and is staged, and back. */

import { LEVEL_NAMES, type Level } from '../engine/levels.js';
import {
  PROBLEM_NAMES,
  type ProblemKind,
  TASK,
  TASK_NAMES,
  type TaskKind,
} from '../engine/problem-kind.js';

/** Bytes of a record. Numbers stand in it lowest byte first, on every machine. */
export const RECORD_BYTES = 28;

/** Where in a record what stands: 4 bytes each, but 8 of `started`, 2 of `day`, 1 of the last two. */
const AT = {
  learner: 0,
  skill: 4,
  started: 8,
  time: 16,
  probability: 20,
  day: 24,
  kinds: 26,
  marks: 27,
} as const;

/** Decimals of a probability, as in all files. */
const MILLION = 1e6;

/** Low bits of `kinds` and of `marks`. */
const KIND_BITS = 4;
const LEVEL_BITS = 3;

/** What a record holds, as numbers. */
export interface EventRecord {
  learner: number;
  /** index */
  skill: number;
  /** of the learner's virtual time at the start of the problem, milliseconds */
  started: number;
  /** spent on it, milliseconds */
  time: number;
  /** in millionths */
  probability: number;
  /** from 1 */
  day: number;
  task: TaskKind;
  kind: ProblemKind;
  /** it counts as correct */
  correct: boolean;
  hinted: boolean;
  before: Level;
  after: Level;
}

/** A probability as records hold it. */
export function inMillionths(probability: number): number {
  return Math.round(probability * MILLION);
}

/** Writes the record that begins at byte `at`. */
export function writeRecord(view: DataView, at: number, of: EventRecord): void {
  view.setUint32(at + AT.learner, of.learner, true);
  view.setUint32(at + AT.skill, of.skill, true);
  view.setFloat64(at + AT.started, of.started, true);
  view.setUint32(at + AT.time, of.time, true);
  view.setUint32(at + AT.probability, of.probability, true);
  view.setUint16(at + AT.day, of.day, true);
  view.setUint8(at + AT.kinds, of.task | (of.kind << KIND_BITS));
  const answer = (of.correct ? 1 : 0) | (of.hinted ? 2 : 0);
  const levels = of.before | (of.after << LEVEL_BITS);
  view.setUint8(at + AT.marks, levels | (answer << (2 * LEVEL_BITS)));
}

/** Reads the record that begins at byte `at` into `to`. */
export function readRecord(view: DataView, at: number, to: EventRecord): void {
  to.learner = view.getUint32(at + AT.learner, true);
  to.skill = view.getUint32(at + AT.skill, true);
  to.started = view.getFloat64(at + AT.started, true);
  to.time = view.getUint32(at + AT.time, true);
  to.probability = view.getUint32(at + AT.probability, true);
  to.day = view.getUint16(at + AT.day, true);
  const kinds = view.getUint8(at + AT.kinds);
  to.task = (kinds & 0b1111) as TaskKind;
  to.kind = (kinds >>> KIND_BITS) as ProblemKind;
  const marks = view.getUint8(at + AT.marks);
  to.before = (marks & 0b111) as Level;
  to.after = ((marks >>> LEVEL_BITS) & 0b111) as Level;
  to.correct = (marks & 0b0100_0000) !== 0;
  to.hinted = (marks & 0b1000_0000) !== 0;
}

export function emptyRecord(): EventRecord {
  return {
    learner: 0,
    skill: 0,
    started: 0,
    time: 0,
    probability: 0,
    day: 1,
    task: TASK.none,
    kind: 0,
    correct: false,
    hinted: false,
    before: 0,
    after: 0,
  };
}

/** Bounds of what a run writes. */
export interface EventLimits {
  readonly skills: number;
  readonly maxDays: number;
}

/** Whether a record that somebody else may have written holds what a run writes. */
export function isSoundRecord(of: EventRecord, { skills, maxDays }: EventLimits): boolean {
  return (
    of.skill < skills &&
    Number.isSafeInteger(of.started) &&
    of.started >= 0 &&
    of.probability <= MILLION &&
    of.day >= 1 &&
    of.day <= maxDays &&
    of.task !== TASK.none &&
    of.task < TASK_NAMES.length &&
    of.kind < PROBLEM_NAMES.length &&
    of.before < LEVEL_NAMES.length &&
    of.after < LEVEL_NAMES.length &&
    !(of.correct && of.hinted)
  );
}

/** A problem of the event log. Keys are those of `trace --json` where they say the same. */
export interface LearnerEvent {
  readonly learner: number;
  /** from 1 */
  readonly problem: number;
  /** from 1 */
  readonly day: number;
  /** seconds */
  readonly startedAt: number;
  /** seconds */
  readonly seconds: number;
  readonly skill: string;
  readonly task: string;
  readonly kind: string;
  readonly correct: boolean;
  readonly hinted: boolean;
  readonly probability: number;
  readonly levelBefore: string;
  readonly levelAfter: string;
}

/** Turns the records of a group into events, one after the other, from the first. */
export class EventReader {
  private readonly record = emptyRecord();
  private learner = -1;
  private problem = 0;

  /** `slugs`: of the skills, by index. */
  constructor(private readonly slugs: readonly string[]) {}

  /** The event at byte `at`, which is the one behind that of the call before. */
  next(view: DataView, at: number): LearnerEvent {
    const { record } = this;
    readRecord(view, at, record);
    this.problem = record.learner === this.learner ? this.problem + 1 : 1;
    this.learner = record.learner;
    return {
      learner: record.learner,
      problem: this.problem,
      day: record.day,
      startedAt: record.started / 1000,
      seconds: record.time / 1000,
      skill: this.slugs[record.skill],
      task: TASK_NAMES[record.task],
      kind: PROBLEM_NAMES[record.kind],
      correct: record.correct,
      hinted: record.hinted,
      probability: record.probability / MILLION,
      levelBefore: LEVEL_NAMES[record.before],
      levelAfter: LEVEL_NAMES[record.after],
    };
  }
}
