/** How a simulated learner picks from the list of recommended tasks. */

import type { TaskList } from '../engine/contract.js';

/** Takes what is recommended first: the list is best first. */
export function bestTask(_tasks: TaskList): number {
  return 0;
}
