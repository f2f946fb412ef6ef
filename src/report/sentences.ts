/** A comparison in plain words: what an alternative does, and what it spoils. Numbers are those of `comparison.csv`. */

import type { Comparison } from '../comparison/comparison.js';
import type { ComparisonRow, Estimated } from '../comparison/comparison-row.js';
import { GUARDRAIL_MARGIN, type Guardrail, telling } from '../comparison/guardrails.js';
import { decimal, percent } from '../output/percent.js';
import { MEAN, SIGNIFICANT, effectOf, effectRow, isNobodyThere, rowOf } from './effect.js';
import { listed, plainPercent } from './words.js';

/** Width of an interval, as a share of the control, below which a digit more says something. */
const NARROW = 0.05;

/** The effect and who completes; that comes first where not everybody does, as the effect then rests on it. */
export function answerSentences(comparison: Comparison): string {
  const { group, control, rows } = comparison;
  const effect = effectSentence(comparison);
  const completed = rowOf(rows, 'completion_rate');
  const [own, base] = [completed?.group.value, completed?.control.value];
  const isMean = effectRow(rows)?.metric === MEAN;
  if (isMean || own === undefined || base === undefined || own === base) {
    return `${effect} ${completionSentence(comparison)}`;
  }
  const who = own > 0 && own < 1 ? `${percent(own)} of learners complete` : completes(own);
  const interval = pointsOf(completed!);
  return `Under ${group}, ${who}, instead of ${sharePeople(base).toLowerCase()} under ${control}${interval}. ${effect}`;
}

function completes(share: number): string {
  return `${sharePeople(share).toLowerCase()} completes`;
}

/** An interval of a difference of two shares; none, no words. */
function pointsOf({ difference, pHolm }: ComparisonRow): string {
  const { low, high } = difference;
  if (low === undefined || high === undefined) return '';
  const ends = [low, high].map((end) => signed(decimal(Math.abs(end) * 100), end));
  const isOpen = (low <= 0 && high >= 0) || (pHolm !== undefined && pHolm >= SIGNIFICANT);
  const clear = isOpen ? 'is not clear' : 'is clear';
  return ` (the difference ${clear}: ${ends.join(' to ')} points of a hundred, 95% interval)`;
}

/** What the alternative does to the problems that learners need. */
export function effectSentence({ group, control, rows }: Comparison): string {
  if (isNobodyThere(rows)) {
    return `How many problems learners need under ${group} and ${control} cannot be compared.`;
  }
  const row = effectRow(rows);
  const among = row?.metric === MEAN ? 'to complete' : 'up to completion or the limit';
  if (row?.difference.value === undefined || !row.control.value) {
    return `How many problems learners under ${group} need, compared with ${control}, is not estimable.`;
  }
  const { difference, control: base, group: own } = row;
  const change = difference.value!;
  const counted =
    row.metric === MEAN ? '' : ' (whoever has not completed by then counts at the limit)';
  const values = `${decimal(own.value!)} instead of ${decimal(base.value!)}${counted}`;
  const { low, high } = difference;
  const isNarrow = low !== undefined && high !== undefined && (high - low) / base.value! < NARROW;
  const far = shareText(change, base.value!, isNarrow);
  if (change === 0) {
    return `Learners under ${group} need as many problems ${among} as under ${control}: ${decimal(own.value!)}.`;
  }
  const direction = change < 0 ? 'fewer' : 'more';
  const interval = intervalOf(difference, base.value!);
  if (interval === 'holds 0') {
    const ends = `${signedShare(difference.low!, base.value!)} to ${signedShare(difference.high!, base.value!)}`;
    return `Whether learners under ${group} need fewer or more problems ${among} than under ${control} is not clear: ${values}, ${signedShare(change, base.value!)} (${ends}).`;
  }
  const isOpen = effectOf({ rows }).ruling === 'open';
  const together = isOpen ? '; not clear, with all alternatives taken together' : '';
  return `Under ${group}, learners need ${far} ${direction} problems ${among} than under ${control} (${interval}${together}): ${values}.`;
}

/** Who completes. */
export function completionSentence({ rows }: Comparison): string {
  const row = rowOf(rows, 'completion_rate');
  const [own, base] = [row?.group.value, row?.control.value];
  if (own === undefined || base === undefined) return 'Who completes is not estimable.';
  if (own === base) {
    if (own === 1) return 'Everybody completes under either.';
    if (own === 0) return 'Nobody completes under either.';
    return `${percent(own)} complete under either.`;
  }
  return `${sharePeople(own)} ${own > 0 && own < 1 ? 'complete' : 'completes'}, instead of ${sharePeople(base).toLowerCase()}.`;
}

/** What must be known beside a gain: of those who complete, how many cannot do it. Undefined: nothing of note. */
export function readinessSentence({ rows }: Comparison, readyAccuracy: number): string | undefined {
  const row = rowOf(rows, 'unready_rate');
  const own = row?.group.value;
  if (own === undefined || own <= GUARDRAIL_MARGIN) return undefined;
  const base = row?.control.value;
  const instead =
    base === undefined
      ? ' (nobody completes in the control)'
      : ` (in the control: ${percent(base)})`;
  return `But ${unreadyText(own, readyAccuracy)}${instead}.`;
}

/** The same of a group that is compared with nobody. */
export function aloneReadiness(share: number | undefined, ready: number): string | undefined {
  return share === undefined || share <= GUARDRAIL_MARGIN
    ? undefined
    : `But ${unreadyText(share, ready)}.`;
}

function unreadyText(share: number, ready: number): string {
  const who = share === 1 ? 'all are' : `${percent(share)} are`;
  return `of those who complete, ${who} unready: their true accuracy is below ${plainPercent(ready)}`;
}

/** Guardrails that are broken; undefined: none, or none that the sentence before does not tell of. */
export function brokenSentence({ guardrails }: Comparison): string | undefined {
  const broken = telling(guardrails)
    .filter(({ ruling, row }) => ruling === 'broken' && row.metric !== 'unready_rate')
    .map((one) => guardrailText(one));
  if (broken.length === 0) return undefined;
  return `Guardrails are broken: ${listed(broken.map(({ means, change }) => `${means} (${change})`))}.`;
}

const RULINGS = { holds: 'holds', broken: 'broken', unclear: 'uncertain' } as const;

/** What the measures that a change must not spoil are about. */
const MEANINGS: Readonly<Record<string, string>> = {
  stuck_rate: 'share who get stuck',
  unready_rate: 'share who are unready, of those who complete',
  promoted_unready_rate: 'share who complete unready, of all',
  exam_accuracy: 'true accuracy at the end',
  exam_accuracy_30_days: 'true accuracy 30 days later',
  overpromotion_rate: 'mastered without knowing it, of all mastered skills',
  review_accuracy: 'accuracy in reviews',
  follow_up_accuracy: 'accuracy in the follow-up',
};

/** What a guardrail is about. */
export function meaningOf(metric: string): string {
  return MEANINGS[metric] ?? metric;
}

export interface GuardrailText {
  readonly ruling: Guardrail['ruling'];
  /** `holds`, `broken`, `uncertain` */
  readonly word: string;
  readonly metric: string;
  readonly means: string;
  readonly change: string;
  readonly note: string;
}

export function guardrailText({ row, ruling }: Guardrail): GuardrailText {
  const { metric, control, group, difference, note } = row;
  const change =
    control.value === undefined && group.value === undefined
      ? 'nothing to compare'
      : `${shareOrNone(control)} → ${shareOrNone(group)}`;
  const few = ruling === 'unclear' && note === '' && difference.value !== undefined;
  return {
    ruling,
    word: RULINGS[ruling],
    metric,
    means: meaningOf(metric),
    change,
    note: few ? 'cannot be told with so few learners' : note,
  };
}

function intervalOf({ low, high }: Estimated, base: number): string {
  if (low === undefined && high === undefined) return 'no interval: see the note in the table';
  if (low !== undefined && high !== undefined && low <= 0 && high >= 0) return 'holds 0';
  const isNarrow = low !== undefined && high !== undefined && (high - low) / base < NARROW;
  const ends = [low, high].map((end) =>
    end === undefined ? undefined : shareText(end, base, isNarrow),
  );
  const [least, most] = (low ?? high ?? 0) < 0 ? ends.toReversed() : ends;
  return `95% interval ${least ?? 'not estimable'} to ${most ?? 'not estimable'}`;
}

/** Without a sign: `43%`, of little `4.3%`. */
function shareText(change: number, base: number, isPrecise = false): string {
  const share = Math.abs(change / base) * 100;
  return `${share.toFixed(share < 10 || isPrecise ? 1 : 0)}%`;
}

function signedShare(change: number, base: number): string {
  return signed(shareText(change, base), change);
}

function signed(text: string, change: number): string {
  return `${change > 0 ? '+' : change < 0 ? '−' : ''}${text}`;
}

function sharePeople(share: number): string {
  if (share === 1) return 'Everybody';
  return share === 0 ? 'Nobody' : percent(share);
}

function shareOrNone({ value }: Estimated): string {
  return value === undefined ? 'none' : percent(value);
}
