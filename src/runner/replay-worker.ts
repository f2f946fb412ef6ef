/** Runs in a thread of its own: one learner, step by step, with somebody's own engine. */

import { parentPort, workerData } from 'node:worker_threads';
import { EngineFault } from '../adapters/engine-fault.js';
import { OwnEngines } from './own-engines.js';
import type { ReplayMessage, ReplaySetup } from './replay-own.js';
import { replayLearner } from './replay.js';

const { plan, group, learner, underWay } = workerData as ReplaySetup;
const say = (message: ReplayMessage): void => parentPort!.postMessage(message);

try {
  underWay[1] = 1;
  const parts = await new OwnEngines(plan).alone(group, underWay);
  say({ ending: replayLearner(plan, group, learner, (step) => say({ step }), parts) });
} catch (error) {
  if (!(error instanceof EngineFault)) throw error;
  say({ fault: error.message });
}
