/** Chunks of groups with somebody's own engine, on the thread that calls. */

import { EngineFault } from '../adapters/engine-fault.js';
import { ForbiddenCalls } from '../adapters/forbidden-calls.js';
import { Guard } from '../adapters/guard.js';
import { EngineLine } from '../adapters/http/engine-line.js';
import { RemoteEngine } from '../adapters/http/remote-engine.js';
import { loadEngineModule } from '../adapters/load-module.js';
import type { CreateEngine } from '../adapters/engine-maker.js';
import { compileMission } from '../content/compile.js';
import type { ExperimentPlan, GroupPlan } from '../experiment/plan.js';
import type { ChunkResult, ChunkTask, Wanted } from './protocol.js';
import { definitionOf, settingsOf } from './engine-settings.js';
import { type OwnParts, prepareGroup } from './simulate-chunk.js';
import { LateGroup } from './simulate-late.js';
import { ModuleGroup } from './simulate-module.js';

export class OwnEngines {
  private readonly plan: ExperimentPlan;
  /** groups made ready, by number */
  private readonly groups = new Map<number, ModuleGroup | LateGroup>();
  private calls: ForbiddenCalls | undefined;

  constructor(plan: ExperimentPlan) {
    this.plan = plan;
  }

  /** Simulates a chunk. What the engine does wrong ends the learner whom it does it to, and nobody else. */
  async simulate({ chunk, underWay, silent }: ChunkTask, wanted: Wanted): Promise<ChunkResult> {
    underWay[1] = 1;
    const known = this.groups.get(chunk.group);
    const group = known ?? (await this.prepare(chunk.group));
    this.groups.set(chunk.group, group);
    return group.simulate(this.plan, chunk, wanted, underWay, silent);
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
    return { mission, engine: new RemoteEngine(this.lineOf(group), mission, 'alone', false) };
  }

  private async prepare(index: number): Promise<ModuleGroup | LateGroup> {
    const group = this.plan.groups[index];
    if (group.ownEngine!.url !== undefined) {
      return new LateGroup(this.plan, index, this.lineOf(group));
    }
    const guard = await this.guardOf(group);
    return new ModuleGroup(prepareGroup(this.plan, index, undefined, guard), guard.engine);
  }

  private lineOf(group: GroupPlan): EngineLine {
    const { url, timeoutSeconds } = group.ownEngine!;
    return new EngineLine(url!, timeoutSeconds * 1000, definitionOf(this.plan, group));
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
