/** Chunks of groups with somebody's own engine, on the thread that calls. */

import { EngineFault } from '../adapters/engine-fault.js';
import { ForbiddenCalls } from '../adapters/forbidden-calls.js';
import { Guard } from '../adapters/guard.js';
import type { EngineLine } from '../adapters/http/engine-line.js';
import { RemoteEngine } from '../adapters/http/remote-engine.js';
import { loadEngineModule } from '../adapters/load-module.js';
import type { CreateEngine } from '../adapters/engine-maker.js';
import { compileMission } from '../content/compile.js';
import type { ExperimentPlan, GroupPlan } from '../experiment/plan.js';
import type { SimulatedChunk } from './chunk-books.js';
import type { Chunk, RangeTask, SilentLearner, Wanted } from './protocol.js';
import { definitionOf, settingsOf } from './engine-settings.js';
import { type OwnParts, prepareGroup } from './simulate-chunk.js';
import { LateGroup } from './simulate-late.js';
import { ModuleGroup } from './simulate-module.js';

/** A group made ready. What its engine does wrong ends the learner whom it does it to, and nobody else. */
export interface OwnGroup {
  simulate(
    plan: ExperimentPlan,
    chunk: Chunk,
    wanted: Wanted,
    underWay: Int32Array,
    silent: readonly SilentLearner[],
  ): SimulatedChunk;
}

export class OwnEngines {
  private readonly plan: ExperimentPlan;
  /** groups made ready, by number */
  private readonly groups = new Map<number, OwnGroup>();
  private calls: ForbiddenCalls | undefined;

  constructor(plan: ExperimentPlan) {
    this.plan = plan;
  }

  /** Makes the groups of a range ready that have an own engine, which may take its time. */
  async prepare({ chunks, underWay }: RangeTask): Promise<void> {
    for (const [at, { group, first }] of chunks.entries()) {
      const { ownEngine } = this.plan.groups[group];
      if (ownEngine === undefined || this.groups.has(group)) continue;
      underWay[0] = first;
      underWay[1] = ownEngine.module === undefined ? 0 : 1;
      underWay[2] = at;
      this.groups.set(group, await this.made(group));
    }
  }

  /** A group that was made ready; undefined: it has the built-in engine. */
  ready(group: number): OwnGroup | undefined {
    return this.groups.get(group);
  }

  /** The group's engine for one learner at a time, whose answers come at once. */
  async alone(index: number, underWay: Int32Array): Promise<OwnParts> {
    const group = this.plan.groups[index];
    if (group.ownEngine!.url === undefined) {
      const parts = await this.guardOf(group);
      parts.engine.pulse = underWay;
      return parts;
    }
    const mission = compileMission(this.plan.scenarios[group.mission]);
    return { mission, engine: new RemoteEngine(await this.lineOf(group), mission, 'alone', false) };
  }

  private async made(index: number): Promise<OwnGroup> {
    const group = this.plan.groups[index];
    if (group.ownEngine!.url !== undefined) {
      return new LateGroup(this.plan, index, await this.lineOf(group));
    }
    const guard = await this.guardOf(group);
    return new ModuleGroup(prepareGroup(this.plan, index, undefined, guard), guard.engine);
  }

  /** Loaded when it is called: with it comes zod, which a module's thread has no need of. */
  private async lineOf(group: GroupPlan): Promise<EngineLine> {
    const { EngineLine: Line } = await import('../adapters/http/engine-line.js');
    const { url, timeoutSeconds } = group.ownEngine!;
    return new Line(url!, timeoutSeconds * 1000, definitionOf(this.plan, group));
  }

  /** The group's module behind a guard, with forbidden calls caught on this thread from now on. */
  private async guardOf(group: GroupPlan): Promise<OwnParts & { readonly engine: Guard }> {
    const mission = compileMission(this.plan.scenarios[group.mission]);
    const settings = settingsOf(this.plan, group);
    if (this.calls === undefined) {
      this.calls = new ForbiddenCalls();
      this.calls.install();
    }
    const { file } = this.plan.engineModules[group.ownEngine!.module!];
    const create = await loadEngineModule(file).catch((error: EngineFault): CreateEngine => () => {
      throw error;
    });
    const engine = new Guard({
      mission,
      make: () => create(mission, settings),
      calls: this.calls,
    });
    return { mission, engine };
  }
}
