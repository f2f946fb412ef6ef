/** Which alternatives a mission is walked through. */

import { type RuleConstants, ruleConstants } from '../engine/constants.js';
import {
  type Alternatives,
  EXPERIMENTS,
  EXPERIMENT_NAMES,
  type Experiment,
  alternatives,
} from '../engine/experiments.js';
import { type KnowledgeModel, PUBLISHED_MODEL } from '../engine/knowledge/model.js';
import { compilePolicy } from '../engine/policy.js';
import type { Limits } from '../harness/ending.js';
import { USER_PARAMS } from '../learners/user-params.js';
import type { Alternative } from './probes.js';

/** What lets learners skip ahead, switched off. */
const UNACCELERATED: Partial<Alternatives> = {
  cascading_problems: 'control',
  booster_tasks_v3: 'control',
  challenge_problems: 'control',
  pretest: 'control',
};

/** A group as it is checked. */
export interface CheckedGroup {
  readonly name: string;
  readonly alternatives: Alternatives;
  readonly engine: RuleConstants;
  readonly model: KnowledgeModel;
  readonly maxTimePerDay: number;
  readonly behaviour?: Alternative['behaviour'];
  readonly limits: Limits | undefined;
  readonly seed: number;
}

export function alternativeOf(group: CheckedGroup): Alternative {
  const { name, engine, model, maxTimePerDay, behaviour, limits, seed } = group;
  return {
    name,
    policy: compilePolicy(group.alternatives, engine, model),
    unaccelerated: compilePolicy({ ...group.alternatives, ...UNACCELERATED }, engine, model),
    maxTimePerDay,
    behaviour,
    limits,
    seed,
  };
}

/** Of a bare scenario: the defaults, and each other alternative of every experiment that has a list of them. */
export function everyAlternative(): Alternative[] {
  const forced = EXPERIMENT_NAMES.flatMap((name) => {
    const experiment: Experiment = EXPERIMENTS[name];
    if (experiment.number) return [];
    return experiment.alternatives.slice(1).map((alternative) => ({ name, alternative }));
  });
  const group = (name: string, chosen: Partial<Alternatives>): Alternative =>
    alternativeOf({
      name,
      alternatives: alternatives(chosen),
      engine: ruleConstants(),
      model: PUBLISHED_MODEL,
      maxTimePerDay: USER_PARAMS.max_time_per_day.default!,
      limits: undefined,
      seed: 1,
    });
  return [
    group('default', {}),
    ...forced.map(({ name, alternative }) =>
      group(`${name}=${alternative}`, { [name]: alternative }),
    ),
  ];
}
