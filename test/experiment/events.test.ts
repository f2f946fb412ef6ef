/** `outputs:` in a configuration: what it becomes, what is wrong with it, and who is in a sample. */

import { describe, expect, it } from 'vitest';
import { isSampled } from '../../src/experiment/events.js';
import { errorsOf, load } from './loading.js';

const config = (outputs: string, more = ''): string =>
  `mission: tiny\n${outputs}\n${more}groups: {one: {num_users: 9, user_params: {starting_prob: 1}}}\n`;

describe('outputs', () => {
  it.each([
    ['outputs: {events: parquet, events_sample: 0.01}', { format: 'parquet', share: 0.01 }],
    ['outputs: {events: csv}', { format: 'csv', share: 1 }],
    ['outputs: {}', undefined],
    ['', undefined],
  ])('%s', (outputs, events) => {
    expect(load(config(outputs)).events).toEqual(events);
  });

  it.each([
    [
      'outputs: {events_sample: 0.5}',
      'c.yaml:2:11  outputs.events_sample  needs events  (set events: parquet or events: csv beside it)',
    ],
    [
      'outputs: {events: json}',
      'c.yaml:2:11  outputs.events  expected "parquet" or "csv", got "json"',
    ],
    [
      'outputs: {events: csv, events_sample: 0}',
      'c.yaml:2:24  outputs.events_sample  must be more than 0, got 0',
    ],
    [
      'outputs: {events: csv, events_sample: 1.5}',
      'c.yaml:2:24  outputs.events_sample  must be at most 1, got 1.5',
    ],
    [
      'outputs: {event: csv}',
      'c.yaml:2:11  outputs.event  unknown key "event"  (did you mean "events"?)',
    ],
  ])('%s is refused', (outputs, line) => {
    expect(errorsOf(config(outputs))).toEqual([line]);
  });

  it('does not go together with a sweep', () => {
    const swept = 'sweep: {user_params.starting_prob: [0.5, 1]}\n';
    expect(errorsOf(config('outputs: {events: csv}', swept))).toEqual([
      'c.yaml:2:11  outputs.events  does not go together with sweep  (leave one of them out: trace shows single learners of a sweep)',
    ]);
  });
});

describe('a sample', () => {
  const LEARNERS = 20_000;
  const sampleOf = (seed: number, share: number): number[] =>
    Array.from({ length: LEARNERS }, (_, learner) => learner).filter((learner) =>
      isSampled({ seed, events: { format: 'csv', share } }, learner),
    );

  it.each([0.001, 0.01, 0.25, 0.9])('of %d holds that share of the learners', (share) => {
    const expected = LEARNERS * share;
    // Five standard deviations of a binomial: passed over by chance once in a million.
    const slack = 5 * Math.sqrt(expected * (1 - share));
    for (const seed of [0, 1, 2, 77, 2 ** 31]) {
      expect(Math.abs(sampleOf(seed, share).length - expected)).toBeLessThan(slack);
    }
  });

  it('is a part of a larger one, other people for another seed, and all for 1', () => {
    const large = new Set(sampleOf(1, 0.2));
    const small = sampleOf(1, 0.05);
    expect(small.every((learner) => large.has(learner))).toBe(true);
    const other = sampleOf(2, 0.2).filter((learner) => large.has(learner)).length;
    expect(other / large.size).toBeGreaterThan(0.15);
    expect(other / large.size).toBeLessThan(0.25);
    expect(sampleOf(1, 1)).toHaveLength(LEARNERS);
  });

  it('is nobody where no events are asked for', () => {
    expect(isSampled({ seed: 1, events: undefined }, 0)).toBe(false);
  });
});
