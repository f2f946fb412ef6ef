/** Runs in a thread of its own: checks of an engine, one after the other. */

import { parentPort, workerData } from 'node:worker_threads';
import { EngineFault } from '../adapters/engine-fault.js';
import { CHECKS } from './engine-checks.js';
import { OwnEngines } from './own-engines.js';
import type { CheckMessage, CheckSetup } from './test-engine.js';

const { plan, learners, underWay, trials } = workerData as CheckSetup;
const say = (message: CheckMessage): void => parentPort!.postMessage(message);
const engines = new OwnEngines(plan);

for (const { check, group } of trials) {
  underWay[1]++;
  try {
    const ways = await CHECKS[check]({ plan, group, learners, underWay, engines });
    say({ ways });
  } catch (error) {
    if (!(error instanceof EngineFault)) throw error;
    const who = `learner ${underWay[0]} of group ${plan.groups[group].name}`;
    say({ fault: `${error.message} (${who})` });
  }
}
