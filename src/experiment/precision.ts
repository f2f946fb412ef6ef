/** `precision:` of a configuration: learners in rounds, until an interval is as narrow as asked. */

import { DIFFERENCES } from '../comparison/measures.js';
import { type Reported, problemAt, quoted } from '../content/schema-problems.js';
import { type Problem, didYouMean } from '../errors.js';
import { FEWEST } from '../stats/stopping-rule.js';
import { findMetric } from '../verdict/metric.js';
import type { Precision } from '../verdict/precision.js';
import { rawGroups } from './group-names.js';
import type { ExperimentPlan } from './plan.js';
import type { Config } from './schema.js';

/** What a checked `precision:` asks for; undefined without one. */
export function precisionOf({ precision }: Config): Precision | undefined {
  if (precision === undefined) return undefined;
  const { metric, difference, relative_half_width, half_width, max_users } = precision;
  return {
    of: metric === undefined ? 'difference' : 'metric',
    name: (metric ?? difference)!,
    halfWidth: (relative_half_width ?? half_width)!,
    isRelative: half_width === undefined,
    maxUsers: max_users,
  };
}

/** Everything that is wrong with it. `names`: of the groups when all are expanded; `value`: the raw document. */
export function precisionProblems(
  config: Config,
  names: readonly string[],
  value: unknown,
  source: Reported,
): Problem[] {
  const { precision, groups, sweep, follow_up } = config;
  if (precision === undefined) return [];
  const { metric, difference, relative_half_width, half_width, max_users } = precision;
  const problems: Problem[] = [];
  const wrong = (path: PropertyKey[], what: string, hint?: string): void => {
    problems.push(problemAt(source, path, what, hint));
  };
  if ((metric === undefined) === (difference === undefined)) {
    wrong(['precision'], 'needs either metric or difference');
  }
  if ((relative_half_width === undefined) === (half_width === undefined)) {
    wrong(['precision'], 'needs either relative_half_width or half_width');
  }
  if (metric !== undefined) {
    const fault = metricFault(metric);
    if (fault !== undefined) wrong(['precision', 'metric'], fault.what, fault.hint);
  }
  if (difference !== undefined && !DIFFERENCES.includes(difference)) {
    const hint = didYouMean(difference, DIFFERENCES) ?? `differences: ${DIFFERENCES.join(', ')}`;
    wrong(['precision', 'difference'], `no difference ${quoted(difference)}`, hint);
  }
  if (difference !== undefined && names.length === 1) {
    wrong(['precision', 'difference'], 'needs a second group');
  }
  const isOfFollowUp = (metric ?? difference ?? '').startsWith('follow_up_accuracy');
  if (isOfFollowUp && follow_up === undefined) {
    wrong(['precision'], 'needs a follow-up', 'set follow_up: {days: 30}');
  }
  const paths = rawGroups(value).map(({ path }) => [...path.slice(0, 2), 'num_users']);
  const [first] = groups;
  groups.forEach(({ num_users }, at) => {
    if (num_users < FEWEST) {
      const what = `is ${num_users}, below the ${FEWEST} learners that precision needs in its first round`;
      wrong(paths[at], what, 'fewer are too few to tell by when to stop');
    } else if (num_users > max_users) {
      wrong(paths[at], `is ${num_users}, above precision's max_users ${max_users}`);
    } else if (num_users !== first.num_users) {
      const what = `is ${num_users}, and ${first.num_users} in group ${quoted(first.name)}`;
      wrong(paths[at], what, 'with precision all groups begin, and grow, with the same number');
    }
  });
  if (sweep !== undefined) {
    wrong(['precision'], 'does not go together with sweep yet', 'leave one of them out');
  }
  return problems;
}

function metricFault(text: string): { what: string; hint: string | undefined } | undefined {
  const [name, statistic, ...rest] = text.split('.');
  if (rest.length > 0) {
    return { what: `no metric ${quoted(text)}`, hint: 'write metric or metric.statistic' };
  }
  const metric = findMetric(name, statistic);
  if ('what' in metric) return metric;
  if (metric.interval !== undefined) return undefined;
  const hint = 'shares, counts of learners, means, medians and pNN have one';
  return { what: `no interval is known for ${metric.name}`, hint };
}

/** The plan of a run whose rounds are over: each group as large as it became, and no rounds any more. */
export function grownPlan(
  plan: ExperimentPlan,
  learners: Readonly<Record<string, number>>,
): ExperimentPlan {
  const groups = plan.groups.map((group) =>
    Object.hasOwn(learners, group.name) ? { ...group, learners: learners[group.name] } : group,
  );
  return { ...plan, groups, precision: undefined };
}
