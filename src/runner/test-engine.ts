/** The contract's tests, made on threads that can be ended. */

import { Worker } from 'node:worker_threads';
import type { ExperimentPlan } from '../experiment/plan.js';
import { CHECKS, type Ways, difference } from './engine-checks.js';
import { watchPulse } from './watchdog.js';

/** One check with one group. */
export interface Trial {
  readonly check: string;
  readonly group: number;
}

/** Given to the thread. */
export interface CheckSetup {
  readonly plan: ExperimentPlan;
  readonly learners: number;
  /** see `RangeTask.underWay` */
  readonly underWay: Int32Array;
  readonly trials: readonly Trial[];
}

/** What the thread says of each trial in turn. */
export type CheckMessage = { readonly ways: Ways } | { readonly fault: string };

export interface CheckResult {
  readonly check: string;
  readonly ok: boolean;
  /** what was seen; empty when all is well */
  readonly seen: string;
}

/** Where each learner goes the same way twice: on two threads, so that nothing is shared. */
const TWICE = 'the same learner goes the same way twice';

/** Threads that an engine may bring to an end before it is given up [assumption]: each costs its time-out. */
const MOST_ENDS = 3;

/** Makes every check; the plan's groups all have the engine that is tested. */
export async function testEngine(plan: ExperimentPlan, learners: number): Promise<CheckResult[]> {
  const names = Object.keys(CHECKS);
  const groups = [...plan.groups.keys()];
  const trials = names.flatMap((check) => groups.map((group): Trial => ({ check, group })));
  const first = await makeTrials(plan, learners, trials);
  const results = names.map((check): CheckResult => {
    const faults = trials.flatMap((trial, at) => {
      const message = first[at];
      return trial.check === check && 'fault' in message ? [message.fault] : [];
    });
    return { check, ok: faults.length === 0, seen: faults[0] ?? '' };
  });
  const walks = trials.filter(({ check }) => check === names[0]);
  const again = await makeTrials(plan, learners, walks);
  const seen = walks.map(({ group }, at) => compare(plan, group, first[at], again[at]));
  const worst = seen.find((one) => one !== '') ?? '';
  return [...results, { check: TWICE, ok: worst === '', seen: worst }];
}

/** Why the two walks are not the same; empty: they are. */
function compare(
  plan: ExperimentPlan,
  group: number,
  one: CheckMessage,
  other: CheckMessage,
): string {
  if ('fault' in one || 'fault' in other) {
    return `cannot be seen: ${'fault' in one ? one.fault : (other as { fault: string }).fault}`;
  }
  const learner = one.ways.findIndex((way, at) => way.join('\n') !== other.ways[at].join('\n'));
  if (learner < 0) return '';
  const where = `learner ${learner} of group ${plan.groups[group].name}`;
  return `not deterministic: ${where} differs, ${difference(one.ways[learner], other.ways[learner])}`;
}

/** A message for each trial. A thread whose engine falls silent is ended; the next trial gets a new one. */
async function makeTrials(
  plan: ExperimentPlan,
  learners: number,
  trials: readonly Trial[],
): Promise<CheckMessage[]> {
  const messages: CheckMessage[] = [];
  let ends = 0;
  while (messages.length < trials.length) {
    const left = trials.slice(messages.length);
    const { heard, end } = await onThread(plan, learners, left);
    messages.push(...heard);
    if (end === undefined || messages.length === trials.length) continue;
    const isGivenUp = ++ends >= MOST_ENDS;
    const lost = isGivenUp ? trials.length - messages.length : 1;
    messages.push(...Array.from({ length: lost }, () => ({ fault: end })));
  }
  return messages;
}

/** What a thread said, and why it ended before it had said all. */
async function onThread(
  plan: ExperimentPlan,
  learners: number,
  trials: readonly Trial[],
): Promise<{ readonly heard: readonly CheckMessage[]; readonly end: string | undefined }> {
  const { timeoutSeconds, module } = plan.groups[0].ownEngine!;
  const underWay = new Int32Array(new SharedArrayBuffer(8));
  const setup: CheckSetup = { plan, learners, underWay, trials };
  const worker = new Worker(new URL('engine-check-worker.js', import.meta.url), {
    workerData: setup,
  });
  const heard: CheckMessage[] = [];
  let unwatch = (): void => undefined;
  try {
    const end = await new Promise<string | undefined>((resolve) => {
      if (module !== undefined) {
        unwatch = watchPulse(
          underWay,
          () => timeoutSeconds * 1000,
          () => {
            const who = `learner ${underWay[0]} of group ${plan.groups[trials[heard.length].group].name}`;
            resolve(`the engine did not answer within ${timeoutSeconds} s (${who})`);
          },
        );
      }
      worker.on('message', (message: CheckMessage) => heard.push(message));
      worker.on('error', (error) => resolve(`the thread died: ${String(error)}`));
      worker.on('exit', () => resolve('the engine ended its thread'));
    });
    return { heard, end };
  } finally {
    unwatch();
    await worker.terminate();
  }
}
