/** What is to be simulated: an experiment resolved completely, as plain data that can be sent to a worker. */

import type { Config } from './schema.js';
import type { Assignment, Combination } from './assignment.js';
import type { EventLog } from './events.js';
import type { EngineModule, OwnEngine } from './own-engine.js';
import type { KnowledgeModel } from '../engine/knowledge/model.js';
import type { Scenario } from '../content/scenario.js';
import type { Snapshot } from '../engine/snapshot.js';
import type { RuleConstants } from '../engine/constants.js';
import type { Alternatives } from '../engine/experiments.js';
import { type Limits, STALLED_AFTER } from '../harness/ending.js';
import type { Trait } from '../learners/distribution.js';
import type { Member } from '../learners/population.js';
import type { Stretch } from '../stats/stretch.js';
import type { NamedTransitions } from '../learners/task-choosers.js';
import type { Precision } from '../verdict/precision.js';
import type { InitialStates } from './initial-states.js';
import { type SweepPoint, pointText } from './sweep-point.js';

/** How long a learner may go on when a configuration does not say [assumption]. */
export const DEFAULT_LIMITS: Limits = {
  max_problems: 10_000,
  max_days: 730,
  stalled_after: STALLED_AFTER,
};

/** One alternative: a group of learners who meet the same engine and content. */
export interface GroupPlan {
  /** unique among the groups of its point */
  readonly name: string;
  /** index into `ExperimentPlan.points`; undefined: nothing is swept */
  readonly point: number | undefined;
  /** numbers 0 to `learners - 1`, in the first round where there are several; where `assigned` is set, those of them that hashing puts here */
  readonly learners: number;
  readonly assigned: Assigned | undefined;
  /** key into `ExperimentPlan.scenarios` */
  readonly mission: string;
  /** every experiment, forced or by default */
  readonly alternatives: Alternatives;
  /** every constant, overridden or by default */
  readonly engine: RuleConstants;
  /** somebody's own engine; undefined: the built-in one */
  readonly ownEngine: OwnEngine | undefined;
  /** kinds of learners, with their weights */
  readonly people: readonly Member[];
  /** how far their mix is from that of the population; undefined: nobody asked for another one */
  readonly stretch: Stretch | undefined;
  /** session length, seconds a day */
  readonly maxTimePerDay: Trait;
  /** key into `ExperimentPlan.models`; undefined: the published weights */
  readonly knowledgeModel: string | undefined;
  /** where its learners start from; undefined: anew */
  readonly initialStates: InitialStates | undefined;
}

/** The group is one combination of an assigned group's alternatives. */
export interface Assigned {
  /** name of the group that has the `assign:` */
  readonly from: string;
  readonly assignment: Assignment;
  readonly combination: Combination;
}

/** An entry of `expect:`, known to be sound, and where it stands. */
export interface ExpectationText {
  readonly text: string;
  readonly level: 'fail' | 'warn';
  readonly confidence: number | undefined;
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

export interface ExperimentPlan {
  readonly name: string;
  readonly description: string;
  readonly seed: number;
  readonly control: string;
  readonly limits: Limits;
  readonly readyAccuracy: number;
  /** days of reviews after completion; undefined: none */
  readonly followUpDays: number | undefined;
  readonly allowBlocked: boolean;
  /** undefined: none is asked for */
  readonly events: EventLog | undefined;
  /** worker threads asked for; undefined: all processors. Never changes a result. */
  readonly processes: number | undefined;
  /** of a sweep: every group once a point, point by point */
  readonly groups: readonly GroupPlan[];
  /** of the sweep; empty: nothing is swept */
  readonly points: readonly SweepPoint[];
  /** learners are added until this is reached; undefined: each group has as many as it has */
  readonly precision: Precision | undefined;
  readonly expectations: readonly ExpectationText[];
  /** by the reference that the configuration uses: a slug or a path */
  readonly scenarios: Readonly<Record<string, Scenario>>;
  /** knowledge models by the path that the configuration uses */
  readonly models: Readonly<Record<string, KnowledgeModel>>;
  /** of task choices by a Markov chain, by the path that the configuration uses */
  readonly transitions: NamedTransitions;
  /** states to start from, by `statesKey`: learner k takes state k modulo their number */
  readonly states: Readonly<Record<string, readonly Snapshot[]>>;
  /** own engines by the path that the configuration uses */
  readonly engineModules: Readonly<Record<string, EngineModule>>;
  /** the configuration as resolved: checked, completed, groups as a list, of a sweep as they are at its first point */
  readonly config: Config;
}

/** Numbers to look at for all groups: their learners, and those that an assignment puts elsewhere. */
export function learnersOf(plan: ExperimentPlan): number {
  return plan.groups.reduce((sum, group) => sum + group.learners, 0);
}

/** Whether the groups run once a point of a sweep. */
export function isSwept(plan: ExperimentPlan): boolean {
  return plan.points.length > 0;
}

/** Numbers of the sweep's points; without a sweep the one that groups have then: undefined. */
export function pointNumbers(plan: ExperimentPlan): readonly (number | undefined)[] {
  return isSwept(plan) ? [...plan.points.keys()] : [undefined];
}

/** What finds a group: its name, and in a sweep its point. */
export type GroupKey = Pick<GroupPlan, 'name' | 'point'>;

/** Finds the places of a plan's groups, many times over; undefined where there is no such group. */
export function groupFinder(plan: ExperimentPlan): (key: GroupKey) => number | undefined {
  const keyOf = ({ name, point }: GroupKey): string => `${point} ${name}`;
  const places = new Map(plan.groups.map((group, at) => [keyOf(group), at]));
  return (key) => places.get(keyOf(key));
}

/** A group for people: `with_boosters`, in a sweep `with_boosters (starting_prob=0.6)`. */
export function groupLabel(plan: ExperimentPlan, { name, point }: GroupKey): string {
  return name + (point === undefined ? '' : ` (${pointText(plan.points[point])})`);
}

/** The plan of a run whose rounds are over: each group as large as it became, and no rounds any more. */
export function grownPlan(
  plan: ExperimentPlan,
  learners: Readonly<Record<string, number>>,
): ExperimentPlan {
  const groups = plan.groups.map((group) =>
    Object.hasOwn(learners, group.name) ? { ...group, learners: learners[group.name] } : group,
  );
  return { ...plan, groups, precision: undefined };
}
