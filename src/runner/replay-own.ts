/** One learner of a group with somebody's own engine, on a thread that can be ended. */

import { Worker } from 'node:worker_threads';
import type { ExperimentPlan } from '../experiment/plan.js';
import type { TraceStep } from '../harness/tracer.js';
import type { TraceEnding } from './replay.js';
import { watchPulse } from './watchdog.js';

/** Given to the thread. */
export interface ReplaySetup {
  readonly plan: ExperimentPlan;
  readonly group: number;
  readonly learner: number;
  /** see `RangeTask.underWay` */
  readonly underWay: Int32Array;
}

/** What the thread says, in this order: steps, then one of the others. */
export interface ReplayMessage {
  readonly step?: TraceStep;
  readonly ending?: TraceEnding;
  /** what the engine did wrong */
  readonly fault?: string;
}

/** The learner's ending, or what the engine did wrong; the steps before were handed on as they came. */
export async function replayOwn(
  plan: ExperimentPlan,
  group: number,
  learner: number,
  onStep: (step: TraceStep) => void,
): Promise<TraceEnding | string> {
  const { timeoutSeconds, module } = plan.groups[group].ownEngine!;
  const underWay = new Int32Array(new SharedArrayBuffer(8));
  const setup: ReplaySetup = { plan, group, learner, underWay };
  const worker = new Worker(new URL('replay-worker.js', import.meta.url), { workerData: setup });
  let unwatch = (): void => undefined;
  try {
    return await new Promise((resolve, reject) => {
      // An engine over HTTP has a time-out of its own.
      if (module !== undefined) {
        unwatch = watchPulse(
          underWay,
          () => timeoutSeconds * 1000,
          () => resolve(`the engine did not answer within ${timeoutSeconds} s`),
        );
      }
      worker.on('error', reject);
      worker.on('exit', () => resolve('the engine ended its thread'));
      worker.on('message', ({ step, ending, fault }: ReplayMessage) => {
        if (step !== undefined) onStep(step);
        const result = ending ?? fault;
        if (result !== undefined) resolve(result);
      });
    });
  } finally {
    unwatch();
    await worker.terminate();
  }
}
