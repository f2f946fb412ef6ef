/** `comparison.csv`: a row per group, but the control, and measure. Columns are only ever appended. */

import type { Column } from '../metrics/cell.js';
import type { Comparison } from './comparison.js';
import { type ComparisonRow, relative } from './comparison-row.js';

export interface ComparedMeasure {
  readonly comparison: Comparison;
  readonly row: ComparisonRow;
}

const column = (
  name: string,
  unit: string,
  means: string,
  from: (row: ComparisonRow) => ReturnType<Column<ComparisonRow>['from']>,
): Column<ComparedMeasure> => ({ name, unit, means, from: ({ row }) => from(row) });

const AS_METRIC = "the metric's";

/** The columns behind `experiment`. */
export const COMPARISON_COLUMNS: readonly Column<ComparedMeasure>[] = [
  { name: 'group', unit: '', means: 'the group', from: ({ comparison }) => comparison.group },
  {
    name: 'control',
    unit: '',
    means: 'the group that it is compared with',
    from: ({ comparison }) => comparison.control,
  },
  column('metric', '', 'what is compared', ({ metric }) => metric),
  column('unit', '', 'of its values', ({ unit }) => unit),
  column('better', '', 'which way is better: `lower` or `higher`', ({ better }) => better),
  column(
    'paired',
    '',
    '`true`: differences of the same learners; `false`: of different ones, or of some who are taken to be different',
    ({ isPaired }) => String(isPaired),
  ),
  column('n', 'learners', 'of the group that count here', ({ n }) => n),
  column('n_control', 'learners', 'of the control that count here', ({ nControl }) => nControl),
  column('value', AS_METRIC, "the group's value", ({ group }) => group.value),
  column('value_low', AS_METRIC, 'its 95% interval, from', ({ group }) => group.low),
  column('value_high', AS_METRIC, 'to', ({ group }) => group.high),
  column('control_value', AS_METRIC, "the control's value", ({ control }) => control.value),
  column('control_low', AS_METRIC, 'its 95% interval, from', ({ control }) => control.low),
  column('control_high', AS_METRIC, 'to', ({ control }) => control.high),
  column('difference', AS_METRIC, 'value - control_value', ({ difference }) => difference.value),
  column(
    'difference_low',
    AS_METRIC,
    'its 95% interval, from; empty: not estimable',
    ({ difference }) => difference.low,
  ),
  column('difference_high', AS_METRIC, 'to', ({ difference }) => difference.high),
  column('relative_difference', 'share', 'difference / |control_value|', relative),
  column(
    'p_value',
    'probability',
    'two-sided, if there were no difference; 0: below 0.0000005',
    ({ p }) => p,
  ),
  column(
    'p_holm',
    'probability',
    'the same with all alternatives taken together (Holm)',
    ({ pHolm }) => pHolm,
  ),
  column(
    'better_probability',
    'probability',
    'that a learner does better than in the control (of two different learners, when not paired; of means then among the first 5,000 of each group); ties count half',
    ({ betterProbability }) => betterProbability,
  ),
  column(
    'width_ratio',
    'share',
    'width of the paired interval / width without pairing',
    ({ widthRatio }) => widthRatio,
  ),
  column('method', '', 'how interval and p-value were made', ({ method }) => method),
  {
    name: 'guardrail',
    unit: '',
    means: 'of a guardrail: `holds`, `broken` or `unclear`',
    from: ({ comparison, row }) =>
      comparison.guardrails.find((one) => one.row.metric === row.metric)?.ruling,
  },
  column('note', '', 'what to know before believing it', ({ note }) => note || undefined),
];
