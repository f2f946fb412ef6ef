/** What an answer says of itself: where it stops short, people are told. */

import { describe, expect, it } from 'vitest';
import {
  type ThresholdAnswer,
  thresholdJson,
  thresholdText,
} from '../../src/output/threshold-text.js';

const CROSSING = { value: 0.6, low: 0.5, high: null, learners: 20_000 };
const ANSWER: ThresholdAnswer = {
  group: 'g',
  parameter: 'user_params.starting_prob',
  target: 'problems_to_completion.median <= 200',
  metric: 'problems_to_completion.median',
  seed: 1,
  from: 0,
  to: 1,
  tolerance: 0.001,
  confidence: 0.95,
  outcome: 'reached',
  smallest: CROSSING,
  holds_up_to: null,
  short_of_learners: true,
  crossed_again: [{ from: 0.75, to: 0.875 }],
  evaluated: [
    {
      value: 0,
      learners: 200,
      metric: null,
      low: -Infinity,
      high: Infinity,
      why: 'no sample',
      reached: false,
      unready_rate: null,
    },
    {
      value: 0.6,
      learners: 200,
      metric: 210,
      low: 190,
      high: Infinity,
      why: null,
      reached: false,
      unready_rate: null,
    },
    {
      value: 0.6,
      learners: 400,
      metric: 199.96,
      low: 190,
      high: 215,
      why: null,
      reached: true,
      unready_rate: null,
    },
    {
      value: 1,
      learners: 200,
      metric: Infinity,
      low: 300,
      high: Infinity,
      why: null,
      reached: false,
      unready_rate: null,
    },
  ],
};

describe('the text of an answer', () => {
  it('says where the interval ends, what limits it, and what was measured with the most learners', () => {
    expect(thresholdText(ANSWER, false)).toBe(
      `g reaches problems_to_completion.median <= 200 from user_params.starting_prob = 0.6 (95%: 0.5 to beyond the range)
it crosses the target again between 0.75 and 0.875: this is the first crossing
measured with 20000 learners: more (--learners) may narrow the interval

user_params.starting_prob  learners  problems_to_completion.median  95% interval
                        0       200                       no value  no sample
                      0.6       400                            200  190 to 215
                        1       200                          never  300 to never
`,
    );
  });

  it('says up to where a target holds that is reached at once', () => {
    const falling = { ...ANSWER, smallest: null, outcome: 'reached_from_start' } as const;
    const start =
      'g reaches problems_to_completion.median <= 200 already at the smallest value, user_params.starting_prob = 0 (no value), and up to';
    const partly = { ...falling, holds_up_to: { ...CROSSING, low: null, high: 0.7 } };
    expect(thresholdText(partly, true).split('\n')[0]).toBe(
      `${start} 0.6 (95%: beyond the range to 0.7)`,
    );
    expect(thresholdText(falling, true).split('\n')[0]).toBe(`${start} 1 (never)`);
  });
});

describe('the JSON of an answer', () => {
  it('holds no number that JSON has not: what is infinite is null', () => {
    const { evaluated } = JSON.parse(thresholdJson(ANSWER)) as ThresholdAnswer;
    expect(evaluated[3]).toMatchObject({ metric: null, low: 300, high: null, why: null });
  });
});
