/** Plays a rule table: a line for each answer, the problem met and the expected levels beside it. */

import { expect } from 'vitest';
import { NEVER_AGAIN } from '../../src/units.js';
import type { Learner } from './world.js';

const UNITS = { ms: 1, s: 1000, h: 3_600_000, d: 86_400_000 } as const;

/** '3d+16h-1ms' in milliseconds. */
export function time(text: string): number {
  if (!/^([+-]?\d+(ms|s|h|d))+$/.test(text)) throw new Error(`not a time: ${text}`);
  const terms = [...text.matchAll(/([+-]?\d+)(ms|s|h|d)/g)];
  return terms.reduce((sum, [, n, unit]) => sum + Number(n) * UNITS[unit as keyof typeof UNITS], 0);
}

/**
 * The lines of a table, played one after the other and compared with what they say:
 *
 *     time | task       | answer | problem    | levels     begins the task if it is named, then answers
 *     time | offers     | challenge, practice b            the list of recommended tasks; '-': none
 *     time | due        | 16h                              when the next wait ends; 'never'
 */
export function playTable(learner: Learner, table: string): void {
  const rows = table
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length > 1);
  const played = rows.map((cells) => playRow(learner, cells));
  expect(played.map(write)).toEqual(rows.map(write));
}

function write(cells: readonly string[]): string {
  return cells.join(' | ');
}

function playRow(learner: Learner, cells: readonly string[]): string[] {
  const [at, task, third] = cells;
  const now = time(at);
  if (task === 'offers') return [at, task, learner.offers(now).join(', ') || '-'];
  if (task === 'due') return [at, task, isDue(learner, third) ? third : spell(learner)];
  if (task !== '') learner.start(task, now);
  return [at, task, third, learner.answer(third, now), learner.levels];
}

function isDue(learner: Learner, text: string): boolean {
  return learner.engine.nextDue() === (text === 'never' ? NEVER_AGAIN : time(text));
}

function spell(learner: Learner): string {
  return `${learner.engine.nextDue()}ms`;
}
