/** `precision:` of a configuration: learners in rounds, until an interval is as narrow as asked. */

import { DIFFERENCES } from '../comparison/measures.js';
import { type Reported, problemAt, quoted } from '../content/schema-problems.js';
import { type Problem, didYouMean } from '../errors.js';
import { FEWEST } from '../stats/stopping-rule.js';
import { findMetric } from '../verdict/metric.js';
import type { Precision } from '../verdict/precision.js';
import { rawGroups } from './group-names.js';
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
  const { precision } = config;
  if (precision === undefined) return [];
  const faults = [
    ...choiceFaults(precision),
    ...subjectFaults(precision, names, config),
    ...sizeFaults(precision, config, value),
  ];
  if (config.sweep !== undefined) {
    const what = 'does not go together with sweep yet';
    faults.push({ path: ['precision'], what, hint: 'leave one of them out' });
  }
  return faults.map(({ path, what, hint }) => problemAt(source, path, what, hint));
}

type Asked = NonNullable<Config['precision']>;

interface Fault {
  readonly path: PropertyKey[];
  readonly what: string;
  readonly hint?: string | undefined;
}

/** One of each pair. */
function choiceFaults(asked: Asked): Fault[] {
  const pairs = [
    ['metric', 'difference'],
    ['relative_half_width', 'half_width'],
  ] as const;
  return pairs
    .filter(([one, other]) => (asked[one] === undefined) === (asked[other] === undefined))
    .map(([one, other]) => ({ path: ['precision'], what: `needs either ${one} or ${other}` }));
}

/** What is to be narrow must be there. */
function subjectFaults(
  { metric, difference }: Asked,
  names: readonly string[],
  { follow_up }: Config,
): Fault[] {
  const faults: Fault[] = [];
  const fault = metric === undefined ? undefined : metricFault(metric);
  if (fault !== undefined) faults.push({ path: ['precision', 'metric'], ...fault });
  const path = ['precision', 'difference'];
  if (difference !== undefined && !DIFFERENCES.includes(difference)) {
    const hint = didYouMean(difference, DIFFERENCES) ?? `differences: ${DIFFERENCES.join(', ')}`;
    faults.push({ path, what: `no difference ${quoted(difference)}`, hint });
  }
  if (difference !== undefined && names.length === 1) {
    faults.push({ path, what: 'needs a second group' });
  }
  const isOfFollowUp = (metric ?? difference ?? '').startsWith('follow_up_');
  if (isOfFollowUp && follow_up === undefined) {
    const hint = 'set follow_up: {days: 30}';
    faults.push({ path: ['precision'], what: 'needs a follow-up', hint });
  }
  return faults;
}

/** All groups begin with the same number of learners, not too few, not more than there may be. */
function sizeFaults({ max_users }: Asked, { groups }: Config, value: unknown): Fault[] {
  const paths = rawGroups(value).map(({ path }) => [...path.slice(0, 2), 'num_users']);
  const [first] = groups;
  return groups.flatMap(({ num_users }, at): Fault[] => {
    const path = paths[at];
    if (num_users < FEWEST) {
      const what = `is ${num_users}, below the ${FEWEST} learners that precision needs in its first round`;
      return [{ path, what, hint: 'fewer are too few to tell by when to stop' }];
    }
    if (num_users > max_users) {
      return [{ path, what: `is ${num_users}, above precision's max_users ${max_users}` }];
    }
    if (num_users === first.num_users) return [];
    const what = `is ${num_users}, and ${first.num_users} in group ${quoted(first.name)}`;
    return [
      { path, what, hint: 'with precision all groups begin, and grow, with the same number' },
    ];
  });
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
