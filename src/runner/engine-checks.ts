/** The contract's tests: what must hold of any engine, each with the learners who show it. */

import { isDeepStrictEqual } from 'node:util';
import { EngineFault } from '../adapters/engine-fault.js';
import { RemoteEngine } from '../adapters/http/remote-engine.js';
import type { MasteryEngine, TaskList } from '../engine/contract.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { Harness } from '../harness/harness.js';
import type { Observer } from '../harness/observer.js';
import type { TraceStep } from '../harness/tracer.js';
import type { Milliseconds } from '../units.js';
import type { OwnEngines } from './own-engines.js';
import { replayLearner } from './replay.js';
import { type OwnParts, prepareGroup } from './simulate-chunk.js';

/** Problems between two snapshots [assumption]: in the middle of tasks as well as between them. */
const SNAPSHOT_EVERY = 7;
/** Learners of the checks that tell little more with many [assumption]. */
const FEW = 3;

export interface CheckContext {
  readonly plan: ExperimentPlan;
  /** index into the plan's groups */
  readonly group: number;
  readonly learners: number;
  readonly underWay: Int32Array;
  readonly engines: OwnEngines;
}

/** What a check came to: the ways of its learners as text, a line a problem, where it looked at them. */
export type Ways = readonly (readonly string[])[];

type Check = (context: CheckContext) => Promise<Ways>;

/** By name, in the order in which they are made. A check that fails throws an `EngineFault`. */
export const CHECKS: Readonly<Record<string, Check>> = {
  'learners reach an ending, every answer within the contract': walkAll,
  'reset() forgets the learner before': async (context) => {
    const { plan, learners } = context;
    const used = await parts(context);
    for (let learner = 0; learner < learners; learner++) {
      const after = wayOf(context, used, learner);
      const alone = wayOf(context, await parts(context), learner);
      if (isDeepStrictEqual(after, alone)) continue;
      const who = `learner ${learner} of group ${plan.groups[context.group].name}`;
      const what = `${who} goes another way after others than alone`;
      throw new EngineFault(`state leaks through reset(): ${what}, ${difference(after, alone)}`);
    }
    return [];
  },
  'recommend() changes nothing': async (context) => {
    const { engine, mission } = await parts(context);
    walkFew(context, { mission, engine: askedTwice(engine) });
    return [];
  },
  'snapshot() and restore() change nothing': async (context) => {
    const { engine, mission } = await parts(context);
    for (let learner = 0; learner < Math.min(context.learners, FEW); learner++) {
      const plain = endingOf(context, { mission, engine }, learner);
      const restored = endingOf(context, { mission, engine }, learner, restoring(engine));
      if (plain === restored) continue;
      throw new EngineFault(
        `learner ${learner} ends otherwise when snapshots are taken and restored on the way`,
      );
    }
    return [];
  },
};

async function walkAll(context: CheckContext): Promise<Ways> {
  const own = await parts(context);
  return Array.from({ length: context.learners }, (_, learner) => wayOf(context, own, learner));
}

/** The first problem at which two ways differ. */
export function difference(one: readonly string[], other: readonly string[]): string {
  const at = one.findIndex((line, step) => line !== other[step]);
  const step = at < 0 ? one.length : at;
  const [left, right] = [one, other].map((way) => way[step] ?? 'the end');
  return `first at problem ${step + 1}: ${left} and ${right}`;
}

async function parts({ engines, group, underWay }: CheckContext): Promise<OwnParts> {
  return await engines.alone(group, underWay);
}

function walkFew(context: CheckContext, own: OwnParts): void {
  for (let learner = 0; learner < Math.min(context.learners, FEW); learner++) {
    wayOf(context, own, learner);
  }
}

function wayOf({ plan, group, underWay }: CheckContext, own: OwnParts, learner: number): string[] {
  underWay[0] = learner;
  const way: string[] = [];
  const ending = replayLearner(plan, group, learner, (step) => way.push(lineOf(step)), own);
  return [...way, `${ending.status}, ${ending.skills_mastered} mastered`];
}

function lineOf({ seconds, task, kind, skill, correct, level_after, also, offered }: TraceStep) {
  const others = also.map((change) => `${change.skill} ${change.to}`).join(', ');
  const list = offered.length === 0 ? '' : `, offered ${offered.join(', ')}`;
  return `${seconds} s, ${task}: ${kind} problem on ${skill} ${correct ? 'right' : 'wrong'}, now ${level_after}${others && `, ${others}`}${list}`;
}

/** How a learner ends, all that is counted; `watch`: looks on. */
function endingOf(
  { plan, group, underWay }: CheckContext,
  own: OwnParts,
  learner: number,
  watch?: Observer,
): string {
  underWay[0] = learner;
  const { population, streams } = prepareGroup(plan, group, undefined, own);
  const world = {
    engine: own.engine,
    skillSeconds: own.mission.skills.map(({ seconds }) => seconds),
    maxTimePerDay: population.sessionSeconds,
    limits: plan.limits,
    readyAccuracy: plan.readyAccuracy,
    followUpDays: plan.followUpDays,
  };
  const person = population.draw(streams.seed(plan.seed, learner));
  const harness = new Harness(world, watch);
  return JSON.stringify(harness.run(person, streams, population));
}

/** Restores every now and then what was snapshot at that moment, as it comes back from a file. */
function restoring(engine: MasteryEngine): Observer {
  let problems = 0;
  return {
    before: () => undefined,
    after: () => {
      if (++problems % SNAPSHOT_EVERY !== 0 || engine.completed) return;
      const snapshot = engine.snapshot();
      // One that came over the wire was JSON already.
      const isRemote = engine instanceof RemoteEngine;
      engine.restore(isRemote ? snapshot : plainJson(snapshot));
    },
  };
}

function plainJson(snapshot: unknown): unknown {
  const text = JSON.stringify(snapshot) as string | undefined;
  const back: unknown = text === undefined ? undefined : JSON.parse(text);
  if (isDeepStrictEqual(back, snapshot)) return back;
  throw new EngineFault('snapshot() is no plain JSON: it does not come back as it was');
}

/** The engine, asked for its list twice whenever it is asked; both must be the same. */
function askedTwice(engine: MasteryEngine): MasteryEngine {
  const recommend = (now: Milliseconds): TaskList => {
    const first = listOf(engine.recommend(now));
    const list = engine.recommend(now);
    if (isDeepStrictEqual(listOf(list), first)) return list;
    throw new EngineFault('recommend() gives another list when asked again');
  };
  return new Proxy(engine, {
    get: (target, name) => {
      if (name === 'recommend') return recommend;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

function listOf(tasks: TaskList): number[][] {
  return Array.from({ length: tasks.count }, (_, at) => [tasks.kind(at), tasks.skill(at)]);
}
