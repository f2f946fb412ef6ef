/**
 * Inputs and R's answers, read from cases.json. To make them anew:
 * `Rscript test/stats/r/cases.R > test/stats/r/cases.json` (R 4.2.2, survival 3.5, boot 1.3).
 */

import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Difference } from '../../../src/stats/difference.js';

export type Answer = number | null;

export interface Expected {
  readonly difference: number;
  readonly low: Answer;
  readonly high: Answer;
  readonly p: Answer;
}

/** The cases under one name; the caller says what they are, as cases.R wrote them. */
export function casesOf(name: string): readonly unknown[] {
  const file = readFileSync(new URL('cases.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as Record<string, readonly unknown[]>)[name];
}

/** Equal to R's answer within 1e-6 of it (absolutely 1e-12, near 0); R's NA is our undefined. */
export function expectLike(found: number | undefined, expected: Answer, what: string): void {
  if (expected === null) {
    expect(found, what).toBeUndefined();
    return;
  }
  expect(found, what).toBeTypeOf('number');
  const apart = Math.abs(found! - expected);
  expect(apart, `${what}: ${found} for ${expected}`).toBeLessThanOrEqual(
    Math.max(1e-6 * Math.abs(expected), 1e-12),
  );
}

export function expectDifference(found: Difference, expected: Expected, what: string): void {
  expectLike(found.difference, expected.difference, `${what}, difference`);
  expectLike(found.interval?.low, expected.low, `${what}, low`);
  expectLike(found.interval?.high, expected.high, `${what}, high`);
  expectLike(found.p, expected.p, `${what}, p`);
}
