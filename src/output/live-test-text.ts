/** The plan of a live test on a terminal. */

import Table from 'cli-table3';
import type { Comparison } from '../comparison/comparison.js';
import { type LiveTest, POWERS, SIGNIFICANCE, livePlans } from '../comparison/live-test.js';
import { PLAIN_TABLE } from './plain-table.js';

/** Users of the control's arm and the group's, for each power, and days; without a line feed at its end. */
export function liveTestText(comparison: Comparison, test: LiveTest): string {
  const plans = livePlans(comparison.rows, test);
  const { ratio, exposed, usersPerDay } = test;
  const heading = [
    `real users that a live test needs, control + group, at ${SIGNIFICANCE * 100}% two-sided`,
    ratio === 1 ? [] : `${ratio} users in the group for each in the control`,
    exposed === 1 ? [] : `${Number((exposed * 100).toPrecision(6))}% of users in the test`,
    usersPerDay === undefined ? [] : `${usersPerDay} users a day`,
  ].flat();
  if (plans.length === 0) return `${heading.join(', ')}: no difference is certain enough to plan`;
  const withDays = usersPerDay !== undefined;
  const columns = POWERS.flatMap((power) => [
    `${power * 100}% power`,
    ...(withDays ? ['days to enrol'] : []),
  ]);
  const table = new Table({
    ...PLAIN_TABLE,
    head: ['metric', ...columns],
    colAligns: ['left', ...columns.map(() => 'right' as const)],
  });
  for (const { row, planned } of plans) {
    table.push([
      row.metric,
      ...planned.flatMap(({ users, days }) => [
        users === undefined ? '-' : `${users.first} + ${users.second}`,
        ...(withDays ? [days === undefined ? '-' : String(days)] : []),
      ]),
    ]);
  }
  const lines = table.toString().split('\n');
  const isBroken = comparison.guardrails.some(({ ruling }) => ruling === 'broken');
  const notes = [
    ...(isBroken ? ['note: a guardrail is BROKEN: this would be tried out on real learners'] : []),
    'note: the least that is needed; real users vary more than simulated ones',
    ...(withDays
      ? ['note: what takes days to happen is seen so many days after the last user']
      : []),
  ];
  return [heading.join(', '), ...lines.map((line) => line.trimEnd()), ...notes].join('\n');
}
