/** Learners in rounds: measures each round, and says how many learners to go on to. */

import type { ComparisonRow } from '../comparison/comparison-row.js';
import type { Comparisons } from '../comparison/comparison.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { FEWEST, StoppingRule } from '../stats/stopping-rule.js';
import { type Metric, findMetric } from '../verdict/metric.js';
import {
  type Precision,
  type PrecisionResult,
  type RoundWidths,
  type Width,
  fewText,
  metricWidth,
  noWidth,
  estimateWidth,
} from '../verdict/precision.js';
import type { Rounds, SoFar } from './rounds.js';

export class PrecisionRounds implements Rounds {
  /** columns of `<group>.csv` whose values it needs */
  readonly columns: readonly string[];
  readonly most: number;
  private readonly rounds: RoundWidths[] = [];
  private readonly rule: StoppingRule;
  private readonly metric: Metric | undefined;

  constructor(
    private readonly asked: Precision,
    private readonly plan: ExperimentPlan,
    private readonly comparisons: Comparisons,
  ) {
    this.most = asked.maxUsers;
    this.rule = new StoppingRule(asked.halfWidth, asked.maxUsers);
    this.metric = asked.of === 'metric' ? metricOf(asked.name) : undefined;
    this.columns = this.metric?.columns ?? [];
  }

  next(learners: number, soFar: SoFar): number | undefined {
    const { metric } = this;
    const widths = metric === undefined ? this.ofDifferences() : this.ofMetric(metric, soFar);
    this.rounds.push({ learners, widths });
    return this.rule.next(
      learners,
      widths.map((width) => width.halfWidth),
    );
  }

  result(): PrecisionResult {
    return { asked: this.asked, isReached: this.rule.isReached, rounds: this.rounds };
  }

  private ofMetric(metric: Metric, { totals, samples }: SoFar): Width[] {
    const values = samples();
    return this.plan.groups.map(({ name }, at) =>
      metricWidth(this.asked, name, metric, { totals: totals[at], samples: values[at] }),
    );
  }

  private ofDifferences(): Width[] {
    const { name, isRelative } = this.asked;
    return this.comparisons.differences(name).map(({ group, row }) => {
      if (row === undefined) return noWidth(group, 'no learner has a part in it');
      const fewest = Math.min(row.n, row.nControl);
      if (fewest < FEWEST) return noWidth(group, fewText(fewest));
      return estimateWidth(group, row.difference, isRelative, whyNone(row));
    });
  }
}

function metricOf(text: string): Metric {
  const [name, statistic] = text.split('.');
  return findMetric(name, statistic) as Metric;
}

/** Differences that are all the same say nothing of other learners: the interval has no width, and is none. */
function whyNone({ note, difference }: ComparisonRow): string {
  if (note !== '') return note;
  return difference.value === undefined
    ? 'the difference is not estimable'
    : 'the learners do not vary enough for an interval';
}
