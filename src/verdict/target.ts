/** The target of a search: an expectation of one group that compares a metric with a number. */

import { share } from '../metrics/cell.js';
import { SUMMARY_COLUMNS } from '../metrics/summary-table.js';
import { CONFIDENCE, type Interval, UNBOUNDED } from '../stats/intervals.js';
import { type Expectation, ExpectationFault, parseExpectation } from './expectation.js';
import { judgeExpectation } from './judge-expectation.js';
import type { Measured } from './metric.js';

/**
 * Of the intervals that narrow a search for good [assumption]: far beyond `CONFIDENCE`, because they are asked many times,
 * and none of them may be wrong.
 */
const CLEAR_CONFIDENCE = 0.999;

const FORM = /^([a-z]\w*(?:\.[a-z]\w*)?) (<=|>=|<|>) (\S+)$/;
const SIGNS = ['>=', '>', '<=', '<'];
const EXAMPLE = 'for instance "completion_rate >= 0.95"';

/** `open`: the interval holds values on both sides. */
export type Side = 'reached' | 'missed' | 'open';

/** A group as it was measured. */
export interface Reading {
  /** of the metric; or why there is none */
  readonly value: number | string;
  readonly interval: Interval;
  /** whether the value reaches the target; no value never does */
  readonly reached: boolean;
  /** whether the whole interval does */
  readonly side: Side;
  /** the same at the confidence that narrows a search */
  readonly clear: Side;
  /** `unready_rate`; undefined: nobody completed */
  readonly unready?: number | undefined;
}

/**
 * Reads `<metric>[.<statistic>] <comparison> <number>`, by the grammar of `expect:` without the group.
 * @throws ExpectationFault for another form, an unknown metric, and one whose value or interval says nothing here
 */
export function parseTarget(text: string, group: string): Expectation {
  const target = text.trim().replaceAll(/\s+/g, ' ');
  if (target.startsWith(`${group}.`)) {
    throw new ExpectationFault('names the group', 'leave it out: --group says it');
  }
  const form = FORM.exec(target);
  if (form === null) {
    const sign = /[=!<>]+/.exec(target)?.[0] ?? '';
    const isGlued = SIGNS.includes(sign) && !target.includes(` ${sign} `);
    const hint = isGlued ? 'put spaces around the sign' : `use ${SIGNS.join(', ')}; ${EXAMPLE}`;
    throw new ExpectationFault('is not of the form "metric >= number"', hint);
  }
  const options = { level: 'fail', confidence: CONFIDENCE } as const;
  const expectation = parseExpectation(`${group}.${target}`, [group], options);
  if (expectation.terms.some(({ of }) => of !== undefined)) {
    throw new ExpectationFault(`"${form[3]}" is no number`, EXAMPLE);
  }
  const column = SUMMARY_COLUMNS.find(({ name }) => name === expectation.metric.name);
  if (column?.unit === 'learners') {
    const hint = 'use a share, for instance completion_rate';
    throw new ExpectationFault(
      `${column.name} is a number of learners, which the search chooses`,
      hint,
    );
  }
  return { ...expectation, text: target };
}

/** Where a measured group stands to the target. */
export function readingOf(target: Expectation, measured: Measured): Reading {
  const value = target.metric.value(measured);
  return {
    value,
    interval: typeof value === 'string' ? UNBOUNDED : target.metric.interval!(measured, CONFIDENCE),
    reached: sideOf(target, measured, undefined) === 'reached',
    side: sideOf(target, measured, CONFIDENCE),
    clear: sideOf(target, measured, CLEAR_CONFIDENCE),
    unready: share(measured.totals.unready, measured.totals.statuses.completed),
  };
}

const SIDES = { passed: 'reached', failed: 'missed', undecided: 'open' } as const;

function sideOf(target: Expectation, measured: Measured, confidence: number | undefined): Side {
  const evidence = { group: () => measured, baseline: () => undefined };
  const [{ ruling }] = judgeExpectation({ ...target, confidence }, evidence);
  return SIDES[ruling];
}
