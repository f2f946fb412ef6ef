/** Contents page: the ways of choosing tasks, by their form in the configuration. */

import { assert } from '../errors.js';
import type { TaskChoice, TaskChooser } from './task-choice.js';
import { MarkovChoice, type TaskTransitions } from './task-choice-markov.js';
import { WeightedChoice } from './task-choice-weighted.js';

/** Transitions by the name that the configuration uses. */
export type NamedTransitions = Readonly<Record<string, TaskTransitions>>;

/** Who chooses for learners of a mission with these skills; undefined: what is recommended first. */
export function taskChooser(
  choice: TaskChoice,
  slugs: readonly string[],
  transitions: NamedTransitions,
): TaskChooser | undefined {
  if (choice === 'first') return undefined;
  if (choice === 'random') return new WeightedChoice(1);
  if ('weighted' in choice) return new WeightedChoice(choice.weighted);
  assert(Object.hasOwn(transitions, choice.markov), `no transitions ${choice.markov}`);
  return new MarkovChoice(transitions[choice.markov], slugs);
}
