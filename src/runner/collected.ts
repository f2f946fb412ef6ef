/** What the chunks of a run come to, taken in their order. */

import { compileMission } from '../content/compile.js';
import { type ExperimentPlan, isSwept } from '../experiment/plan.js';
import { type GroupTotals, emptyTotals, mergeTotals } from '../metrics/group-totals.js';
import type { Chunk, ChunkResult, LearnerError } from './protocol.js';
import { SampleParts } from './sample-parts.js';

export class Collected {
  /** per group, in the plan's order */
  readonly totals: readonly GroupTotals[];
  /** per group: digests by learner number */
  readonly paths: readonly Record<number, string>[];
  /** per group: the first learner whom the engine failed; undefined: none */
  readonly firstErrors: (LearnerError | undefined)[];
  private readonly parts: readonly SampleParts[];

  /** `columns`: of learners, whose values are kept */
  constructor(plan: ExperimentPlan, columns: readonly string[]) {
    this.totals = noTotals(plan);
    this.paths = plan.groups.map(() => ({}));
    this.firstErrors = plan.groups.map(() => undefined);
    this.parts = plan.groups.map(() => new SampleParts(columns));
  }

  add({ group }: Chunk, { totals, columns, paths, errors }: ChunkResult): void {
    mergeTotals(this.totals[group], totals);
    this.parts[group].add(columns);
    this.firstErrors[group] ??= errors[0];
    Object.assign(this.paths[group], paths);
  }

  /** Per group, by column: a value per learner, NaN where there is none. */
  samples(): Readonly<Record<string, Float64Array>>[] {
    return this.parts.map((parts) => parts.joined());
  }
}

/** Per group; of a sweep without room for skills, of which little is kept: groups by skills may be many millions. */
function noTotals(plan: ExperimentPlan): GroupTotals[] {
  if (isSwept(plan)) return plan.groups.map(() => emptyTotals(0));
  const missions = new Set(plan.groups.map(({ mission }) => mission));
  const skills = new Map(
    [...missions].map((mission) => [
      mission,
      compileMission(plan.scenarios[mission]).skills.length,
    ]),
  );
  return plan.groups.map(({ mission }) => emptyTotals(skills.get(mission)!));
}
