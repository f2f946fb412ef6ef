/** A learner's way as a short text that tells whether, and from where on, another way differs. */

import type { MasteryEngine } from '../engine/contract.js';
import type { ProblemKind } from '../engine/problem-kind.js';
import type { SkillIx } from '../units.js';
import type { VirtualClock } from './clock.js';
import type { Status } from './ending.js';
import type { Observer } from './observer.js';
import { isMarked } from './path-marks.js';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/**
 * Hashes every event of a learner: `<marks>.<hash>`. A mark is twelve bits of the running hash in two characters, so a
 * way that differs shows it at the next mark but once in 4,096 times; the hash has 32 bits.
 */
export class PathDigest implements Observer {
  private readonly engine: MasteryEngine;
  private learner = 0;
  private hash = 0;
  private problems = 0;
  private marks = '';

  constructor(engine: MasteryEngine) {
    this.engine = engine;
  }

  /** Learner number `learner` starts. */
  start(learner: number): void {
    this.learner = learner;
    this.hash = 0;
    this.problems = 0;
    this.marks = '';
  }

  before(): void {
    // Nothing has happened yet.
  }

  after(
    clock: VirtualClock,
    skill: SkillIx,
    kind: ProblemKind,
    correct: boolean,
    hinted: boolean,
  ): void {
    const { engine } = this;
    this.add(clock.now % 2 ** 32);
    this.add(Math.floor(clock.now / 2 ** 32));
    this.add(skill);
    this.add((kind << 2) | (correct ? 2 : 0) | (hinted ? 1 : 0));
    this.add(engine.level(skill));
    this.add(engine.masteredCount);
    this.problems++;
    if (!isMarked(this.learner, this.problems)) return;
    const bits = scrambled(this.hash) >>> 20;
    this.marks += DIGITS[bits >>> 6] + DIGITS[bits & 63];
  }

  /** The digest of the learner who has just ended. */
  finish(status: Status): string {
    for (const character of status) this.add(character.charCodeAt(0));
    const hash = scrambled(this.hash).toString(16).padStart(8, '0');
    return `${this.marks}.${hash}`;
  }

  /** In the manner of FNV-1a, a word at a time. */
  private add(word: number): void {
    this.hash = scrambled(Math.imul(this.hash ^ word, 0x01000193) + 0x9e3779b9);
  }
}

/** The 32-bit finaliser of MurmurHash3 (public domain): every bit in moves every bit out. */
function scrambled(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
