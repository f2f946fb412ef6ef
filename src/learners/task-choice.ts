/** How a simulated learner picks from the list of recommended tasks: apart from what the learner knows. */

import type { TaskList } from '../engine/contract.js';
import type { Uniforms } from './traits.js';

/** As configured. `first`: what is recommended first; `weighted`: more than 0, at most 1; `markov`: the transitions' name. */
export type TaskChoice =
  'first' | 'random' | { readonly weighted: number } | { readonly markov: string };

/** The stream of the learner's choices: asked for only when there is something to draw. */
export interface ChoiceDraws {
  readonly choices: Uniforms;
}

/** Who takes what is recommended first has none. */
export interface TaskChooser {
  /** A new learner starts. */
  reset(): void;
  /** The number, from 0, of the task that is taken; the list holds at least one. Allocates nothing. */
  choose(tasks: TaskList, draws: ChoiceDraws): number;
}
