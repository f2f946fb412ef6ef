/** `precision:` in a configuration: what it becomes, and the exact lines for what is wrong with it. */

import { describe, expect, it } from 'vitest';
import { grownPlan } from '../../src/experiment/plan.js';
import { errorsOf, load } from './loading.js';

/** Two groups of these sizes; `precision` on the second line. */
const config = (precision: string, sizes: readonly number[] = [100, 100]): string =>
  [
    'mission: tiny',
    `precision: {${precision}}`,
    'groups:',
    ...sizes.map((size, at) => `  g${at}: {num_users: ${size}, user_params: {starting_prob: 0.9}}`),
    '',
  ].join('\n');

const METRIC = 'metric: problems_to_completion.mean';
const WIDTH = 'relative_half_width: 0.01';

describe('precision', () => {
  it('of a metric, relative to its value, has a cap of its own', () => {
    expect(load(config(`${METRIC}, ${WIDTH}`)).precision).toEqual({
      of: 'metric',
      name: 'problems_to_completion.mean',
      halfWidth: 0.01,
      isRelative: true,
      maxUsers: 100_000,
    });
  });

  it('of a difference, in its unit, up to a cap', () => {
    const asked = 'difference: completion_rate, half_width: 0.02, max_users: 500';
    expect(load(config(asked)).precision).toEqual({
      of: 'difference',
      name: 'completion_rate',
      halfWidth: 0.02,
      isRelative: false,
      maxUsers: 500,
    });
  });

  it('may stay away', () => {
    expect(
      load('mission: tiny\ngroups: {a: {num_users: 1, user_params: {starting_prob: 1}}}').precision,
    ).toBeUndefined();
  });

  it('is known to be over in a plan of grown groups', () => {
    const grown = grownPlan(load(config(`${METRIC}, ${WIDTH}`)), { g1: 700 });
    expect(grown.groups.map(({ learners }) => learners)).toEqual([100, 700]);
    expect(grown.precision).toBeUndefined();
  });
});

type Case = readonly [title: string, yaml: string, expected: readonly string[]];

describe('what is wrong', () => {
  it.each<Case>([
    [
      'no width',
      config(METRIC),
      ['c.yaml:2:1  precision  needs either relative_half_width or half_width'],
    ],
    [
      'two widths, of nothing',
      config(`${WIDTH}, half_width: 2`),
      [
        'c.yaml:2:1  precision  needs either metric or difference',
        'c.yaml:2:1  precision  needs either relative_half_width or half_width',
      ],
    ],
    [
      'a metric and a difference',
      config(`${METRIC}, difference: completion_rate, ${WIDTH}`),
      ['c.yaml:2:1  precision  needs either metric or difference'],
    ],
    [
      'a width of nothing',
      config(`${METRIC}, relative_half_width: 0`),
      ['c.yaml:2:50  precision.relative_half_width  must be more than 0, got 0'],
    ],
    [
      'an unknown key',
      config(`${METRIC}, half_with: 1`),
      ['c.yaml:2:50  precision.half_with  unknown key "half_with"  (did you mean "half_width"?)'],
    ],
    [
      'an unknown metric',
      config(`metric: completion_rat, ${WIDTH}`),
      [
        'c.yaml:2:13  precision.metric  no metric "completion_rat"  (did you mean "completion_rate"?)',
      ],
    ],
    [
      'a metric without a statistic',
      config(`metric: problems, ${WIDTH}`),
      [
        'c.yaml:2:13  precision.metric  problems is a value a learner and needs a statistic (mean, sd, min, max, median, count or pNN)  (for instance problems.median)',
      ],
    ],
    [
      'a metric of which no interval is known',
      config(`metric: problems.sd, ${WIDTH}`),
      [
        'c.yaml:2:13  precision.metric  no interval is known for problems.sd  (shares, counts of learners, means, medians and pNN have one)',
      ],
    ],
    [
      'a metric of a group',
      config(`metric: g0.problems.mean, ${WIDTH}`),
      [
        'c.yaml:2:13  precision.metric  no metric "g0.problems.mean"  (write metric or metric.statistic)',
      ],
    ],
    [
      'an unknown difference',
      config(`difference: problems_to_completion.medians, ${WIDTH}`),
      [
        'c.yaml:2:13  precision.difference  no difference "problems_to_completion.medians"  (did you mean "problems_to_completion.median"?)',
      ],
    ],
    [
      'what is asked after a follow-up that there is none of',
      config(`difference: follow_up_accuracy, ${WIDTH}`),
      ['c.yaml:2:1  precision  needs a follow-up  (set follow_up: {days: 30})'],
    ],
    [
      'a difference of one group',
      config(`difference: completion_rate, ${WIDTH}`, [100]),
      ['c.yaml:2:13  precision.difference  needs a second group'],
    ],
    [
      'too few learners to begin with',
      config(`${METRIC}, ${WIDTH}`, [99, 99]),
      [
        'c.yaml:4:8  groups.g0.num_users  is 99, below the 100 learners that precision needs in its first round  (fewer are too few to tell by when to stop)',
        'c.yaml:5:8  groups.g1.num_users  is 99, below the 100 learners that precision needs in its first round  (fewer are too few to tell by when to stop)',
      ],
    ],
    [
      'groups of different sizes',
      config(`${METRIC}, ${WIDTH}`, [100, 200]),
      [
        'c.yaml:5:8  groups.g1.num_users  is 200, and 100 in group "g0"  (with precision all groups begin, and grow, with the same number)',
      ],
    ],
    [
      'a cap below the first round',
      config(`${METRIC}, ${WIDTH}, max_users: 150`, [200]),
      ["c.yaml:4:8  groups.g0.num_users  is 200, above precision's max_users 150"],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(errorsOf(yaml)).toEqual(expected);
  });

  it('is told of a flag where a flag set it', () => {
    const yaml = config(`${METRIC}, ${WIDTH}`);
    expect(errorsOf(yaml, 'precision.metric=nothing')).toEqual([
      '--set precision.metric=nothing  precision.metric  no metric "nothing"',
    ]);
  });

  it('together with a sweep, whose points would each end at another size: told once', () => {
    const swept = `${config(`${METRIC}, ${WIDTH}`)}sweep: {user_params.starting_prob: [0.8, 0.9]}\n`;
    expect(errorsOf(swept)).toEqual([
      'c.yaml:2:1  precision  does not go together with sweep yet  (leave one of them out)',
    ]);
  });
});
