/** The models of simulated learners that a fit can be written as. */

import { UserError } from '../errors.js';
import type { ModelName } from './fitted-model.js';
import type { Counts } from './practice-regression.js';
import type { People } from './strata.js';

/** Each simulated model, and the fits that it can be made of: the first of them that there is. */
const SIMULATED = {
  accuracy: ['accuracy', 'irt', 'bkt', 'afm', 'pfa'],
  difficulty: ['irt'],
  practice: ['pfa', 'afm'],
  'knowledge-tracing': ['bkt'],
} as const satisfies Readonly<Record<string, readonly ModelName[]>>;

export type SimulatedModel = keyof typeof SIMULATED;
export const SIMULATED_MODELS = Object.keys(SIMULATED) as SimulatedModel[];

/** What is asked of a population. */
export interface PopulationRequest {
  readonly model: SimulatedModel;
  readonly people: People;
}

/**
 * Refuses, before anything is fitted, what could not be written afterwards.
 * @throws UserError with all that stands in the way
 */
export function checkRequest(
  { model, people }: PopulationRequest,
  fitted: readonly ModelName[],
  counts: Counts,
): void {
  const file = `--population-model ${model}`;
  const from: readonly ModelName[] = SIMULATED[model];
  const problems = [];
  if (!from.some((name) => fitted.includes(name))) {
    const what = `needs ${from.join(' or ')}, and --model leaves ${from.length > 1 ? 'both' : 'it'} out`;
    problems.push({ file, what, hint: `add --model ${from[0]}` });
  }
  if (model === 'practice' && counts === 'log') {
    const what = 'counts answers as they are, not ln(1 + count)';
    problems.push({ file, what, hint: 'leave --counts log out' });
  }
  if (model === 'knowledge-tracing' && people === 'learners') {
    const what = 'does not go with --people learners: the answers of one say too little of it';
    problems.push({ file, what, hint: 'use --people strata' });
  }
  if (problems.length > 0) throw new UserError(problems);
}
