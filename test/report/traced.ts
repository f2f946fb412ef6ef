/** The way of a learner as `trace` tells it: what the page must say, too. */

import type { Workplace } from '../cli/workplace.js';

export interface Step {
  readonly skill: string;
  readonly task: string;
  readonly correct: boolean;
  readonly seconds: number;
  readonly day: number;
  readonly level_before: string;
  readonly level_after: string;
}

export async function tracedSteps(
  run: Workplace['run'],
  group: string,
  learner: number,
): Promise<Step[]> {
  const which = ['--group', group, '--learner', `${learner}`];
  const { stdout } = await run('trace', 'pair.yaml', ...which, '--json');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((line) => line.ending === undefined);
}
