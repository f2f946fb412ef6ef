/** The plan of a live test on a terminal. */

import Table from 'cli-table3';
import type { LivePlan, LiveTest } from '../comparison/live-test.js';
import { POWERS, SIGNIFICANCE } from '../comparison/live-test.js';
import { PLAIN_TABLE } from './plain-table.js';

/** Users of the control's arm and the group's, for each power, and days; without a line feed at its end. */
export function liveTestText(plans: readonly LivePlan[], test: LiveTest): string {
  const { ratio, exposed, usersPerDay } = test;
  const heading = [
    `real users that a live test needs, control + group, at ${SIGNIFICANCE * 100}% two-sided`,
    ratio === 1 ? [] : `${ratio} users in the group for each in the control`,
    exposed === 1 ? [] : `${exposed * 100}% of users exposed`,
    usersPerDay === undefined ? [] : `${usersPerDay} users a day`,
  ].flat();
  if (plans.length === 0) return `${heading.join(', ')}: no difference is certain enough to plan`;
  const withDays = usersPerDay !== undefined;
  const columns = POWERS.flatMap((power) => [
    `${power * 100}% power`,
    ...(withDays ? ['days'] : []),
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
  const note = 'note: the least that is needed; real users vary more than simulated ones';
  return [heading.join(', '), ...lines.map((line) => line.trimEnd()), note].join('\n');
}
