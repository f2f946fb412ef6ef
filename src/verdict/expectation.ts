/** The language of `expect:`; text to a checked expectation. */

import { didYouMean } from '../errors.js';
import { fitsGlob } from './glob.js';
import { type Metric, findMetric } from './metric.js';

export const COMPARISONS = ['==', '!=', '<=', '>=', '<', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A metric of a group. */
export interface Reference {
  readonly group: string;
  readonly metric: Metric;
}

/** One addend of the right side: `factor`, or `factor` times a reference or the baseline. */
export interface Term {
  readonly factor: number;
  readonly of: Reference | 'baseline' | undefined;
}

export interface Expectation {
  /** as it is written */
  readonly text: string;
  /** the groups it is asked of: those that the name or glob on the left matches */
  readonly groups: readonly string[];
  readonly metric: Metric;
  readonly comparison: Comparison;
  /** summed up */
  readonly terms: readonly Term[];
  readonly level: 'fail' | 'warn';
  /** of the interval that must satisfy it as a whole; undefined: the value alone counts */
  readonly confidence: number | undefined;
}

export interface ExpectationOptions {
  readonly level: 'fail' | 'warn';
  readonly confidence: number | undefined;
}

/** What is wrong with an expectation. */
export class ExpectationFault extends Error {
  readonly hint: string | undefined;

  constructor(what: string, hint?: string) {
    super(what);
    this.hint = hint;
  }
}

const EXAMPLE = 'for instance "with_boosters.completion_rate >= 0.95"';
const LEFT = /^([A-Za-z0-9*?][\w*?-]*)\.([a-z]\w*)(?:\.([a-z]\w*))?$/;
const REFERENCE = /^([A-Za-z0-9][\w-]*)\.([a-z]\w*)(?:\.([a-z]\w*))?$/;
const NUMBER = /^(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** Sums and products with it stay finite. */
const LARGEST = 1e100;

/**
 * Reads `<group or glob>.<metric>[.<statistic>] <comparison> <terms>`; a term is a number, a reference, `baseline`, or
 * one of these times a number.
 * @throws ExpectationFault for what cannot be judged: a form, group, metric or statistic that is unknown
 */
export function parseExpectation(
  text: string,
  groups: readonly string[],
  options: ExpectationOptions,
): Expectation {
  const words = text.trim().split(/\s+/);
  const [left, comparison, ...right] = words;
  if (!isComparison(comparison)) {
    const glued = !words.some(isComparison) && COMPARISONS.some((sign) => text.includes(sign));
    const single = comparison === '=' ? 'write == for equality' : EXAMPLE;
    const hint = glued ? 'put spaces around every sign' : single;
    throw new ExpectationFault(`is not of the form "group.metric <= value"`, hint);
  }
  const [pattern, metric] = readLeft(left);
  const matched = matching(pattern, groups);
  const terms = readTerms(right, groups);
  checkConfidence(metric, terms, comparison, options.confidence);
  return { text, groups: matched, metric, comparison, terms, ...options };
}

function isComparison(word: string | undefined): word is Comparison {
  return COMPARISONS.includes(word as Comparison);
}

function readLeft(text: string): [pattern: string, metric: Metric] {
  const parts = LEFT.exec(text);
  if (parts === null) throw new ExpectationFault(`"${text}" is no group and metric`, EXAMPLE);
  return [parts[1], metricOf(parts[2], parts[3])];
}

function metricOf(name: string, statistic: string | undefined): Metric {
  const metric = findMetric(name, statistic);
  if ('what' in metric) throw new ExpectationFault(metric.what, metric.hint);
  return metric;
}

/** Groups that a name or glob matches. */
function matching(pattern: string, groups: readonly string[]): string[] {
  const matched = groups.filter((name) => fitsGlob(pattern, name));
  if (matched.length === 0) {
    const hint = didYouMean(pattern, groups) ?? `groups: ${groups.join(', ')}`;
    throw new ExpectationFault(`no group "${pattern}"`, hint);
  }
  return matched;
}

/** `a * b + c - d`: products of at most one reference, with signs between. */
function readTerms(words: readonly string[], groups: readonly string[]): Term[] {
  const terms: Term[] = [];
  let sign = 1;
  let product: string[] = [];
  const end = (): void => {
    terms.push(readProduct(product, sign, groups));
    product = [];
  };
  for (const word of words) {
    if ((word === '+' || word === '-') && product.length > 0) {
      end();
      sign = word === '-' ? -1 : 1;
    } else product.push(word);
  }
  end();
  return terms;
}

function readProduct(words: readonly string[], sign: number, groups: readonly string[]): Term {
  const factors = words.filter((_, at) => at % 2 === 0);
  const signs = words.filter((_, at) => at % 2 === 1);
  if (words.length % 2 === 0 || signs.some((word) => word !== '*')) {
    const found = words.length === 0 ? 'nothing' : `"${words.join(' ')}"`;
    throw new ExpectationFault(`expected a value on the right, got ${found}`, EXAMPLE);
  }
  let factor = sign;
  let of: Term['of'];
  for (const word of factors) {
    const number = numberOf(word);
    if (number !== undefined) factor *= number;
    else if (of === undefined) of = readReference(word, groups);
    else throw new ExpectationFault(`"${words.join(' ')}" multiplies two metrics`);
  }
  // Nothing may be below infinity by accident.
  if (!(Math.abs(factor) <= LARGEST)) {
    throw new ExpectationFault(`"${words.join(' ')}" is too large a number`);
  }
  return { factor, of };
}

function numberOf(word: string): number | undefined {
  return NUMBER.test(word.replace(/^[+-]/, '')) ? Number(word) : undefined;
}

function readReference(word: string, groups: readonly string[]): Reference | 'baseline' {
  if (word === 'baseline') return word;
  const parts = REFERENCE.exec(word);
  if (parts === null) {
    const hint = 'a number, baseline or group.metric, with spaces around every sign';
    throw new ExpectationFault(`cannot read "${word}"`, hint);
  }
  const [, group, metric, statistic] = parts;
  matching(group, groups);
  return { group, metric: metricOf(metric, statistic) };
}

/** A whole interval can satisfy an inequality between things that have one. */
function checkConfidence(
  metric: Metric,
  terms: readonly Term[],
  comparison: Comparison,
  confidence: number | undefined,
): void {
  if (confidence === undefined) return;
  if (comparison === '==' || comparison === '!=') {
    throw new ExpectationFault(`confidence needs <, <=, > or >=, not ${comparison}`);
  }
  const asked = [metric, ...terms.flatMap(({ of }) => (typeof of === 'object' ? of.metric : []))];
  for (const { name, interval } of asked) {
    if (interval !== undefined) continue;
    const hint = 'shares, counts of learners, means, medians and pNN have one';
    throw new ExpectationFault(`confidence: no interval is known for ${name}`, hint);
  }
}
