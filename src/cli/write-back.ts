/** `write_back: true`: the states in which learners end go to the datastore while the run is under way. */

import { type FinalState, RunWriter } from '../datastore/run-writer.js';
import { RunError, UserError } from '../errors.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { configHash } from '../runner/fingerprints.js';
import { VERSION } from '../version.js';
import { datastoreFile } from './files.js';

export interface WriteBack {
  readonly onStates: (group: number, states: readonly FinalState[]) => void;
  /** The run is over; `isComplete`: no learner is missing. */
  readonly finish: (isComplete: boolean) => void;
}

/**
 * Begins to write back, where the configuration says so.
 * @throws UserError when the datastore cannot be written: then nothing was run
 */
export function startWriteBack(
  config: string,
  plan: ExperimentPlan,
  instead: string | undefined,
): WriteBack | undefined {
  const { write_back, datastore_path, seed } = plan.config;
  if (write_back !== true) return undefined;
  const file = datastoreFile(config, datastore_path!, instead);
  const writer = new RunWriter(file, {
    experiment: plan.name,
    seed,
    configHash: configHash(plan),
    version: VERSION,
  });
  return {
    onStates: (group, states) => underWay(() => writer.add(plan.groups[group].name, states)),
    finish: (isComplete) => underWay(() => writer.finish(isComplete ? 'complete' : 'partial')),
  };
}

/** A disk that is full in the middle of a run is no mistake of the configuration. */
function underWay(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof UserError ? new RunError(error.problems) : error;
  }
}
