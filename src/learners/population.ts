/** The learners of a group: which kind of person each is, drawn from a stream of its own. */

import type { Mission } from '../content/mission.js';
import { type AccuracyParams, SteadyGrowth } from './accuracy/steady-growth.js';
import { Behaviour, type BehaviourSettings } from './behaviour.js';
import type { Trait } from './distribution.js';
import { Forgetting, type ForgettingParams } from './forgetting.js';
import { type DifficultyParams, ItemResponse } from './item-response.js';
import { KnowledgeTracing, type KnowledgeTracingParams } from './knowledge-tracing.js';
import type { LearnerDraws, SimulatedLearner } from './learner.js';
import { LEARNER_MODELS, type ModelName, type ModelSettings } from './learner-models.js';
import { MAX_TIME_PER_DAY } from './parameters.js';
import { PracticeCurve, type PracticeParams } from './practice-curve.js';
import type { TaskChoice, TaskChooser } from './task-choice.js';
import { type NamedTransitions, taskChooser } from './task-choosers.js';
import { HALF_STEP, TraitDraw } from './traits.js';

/** People of one kind. */
export interface Member {
  /** more than 0; shares are weights over their sum */
  readonly weight: number;
  readonly name: string;
  readonly model: ModelSettings;
  /** absent: the best first */
  readonly taskChoice?: TaskChoice | undefined;
  /** absent: always the skill's own time, a session every day, never gives up */
  readonly behaviour?: BehaviourSettings | undefined;
}

/** What learners know of their mission. */
export type LearnerMission = Pick<Mission, 'skills' | 'map'>;

/**
 * What is drawn of each learner, in this order: the member, the session's length, the model's parameters; where behaviour
 * varies, that, from a place of its own on.
 */
const MEMBER = 0;
const SESSION = 1;
const PARAMS = 2;

interface Kind {
  readonly learner: SimulatedLearner;
  readonly chooser: TaskChooser | undefined;
  readonly traits: TraitDraw<string>;
  readonly behaviour: Behaviour | undefined;
}

export class Population {
  /** of the learner in hand: session length, seconds a day */
  sessionSeconds: number;
  /** of the learner in hand: number of the member, from 0 */
  kind = 0;
  /** of the learner in hand */
  behaviour: Behaviour | undefined;
  /** of the learner in hand: who picks their tasks; undefined: what is recommended first */
  chooser: TaskChooser | undefined;
  private readonly kinds: readonly Kind[];
  /** shares of the members up to each, the last 1 */
  private readonly shares: readonly number[];
  private readonly session: TraitDraw<'session'>;
  private readonly draws: Float64Array;
  private readonly varies: boolean;

  constructor(
    members: readonly Member[],
    maxTimePerDay: Trait,
    mission: LearnerMission,
    transitions: NamedTransitions = {},
  ) {
    this.kinds = members.map((member) => kindOf(member, mission, transitions));
    const total = members.reduce((sum, { weight }) => sum + weight, 0);
    let sum = 0;
    this.shares = members.map(({ weight }) => (sum += weight) / total);
    this.session = new TraitDraw(
      { values: { session: maxTimePerDay }, correlations: {} },
      { session: MAX_TIME_PER_DAY },
      SESSION,
    );
    const most = members.map(({ model }) => Object.keys(LEARNER_MODELS[model.name].params).length);
    const behaviour = this.kinds.map((kind) => kind.behaviour?.draws ?? 0);
    this.draws = new Float64Array(Math.max(PARAMS + Math.max(...most), ...behaviour));
    this.varies =
      members.length > 1 ||
      this.session.varies ||
      this.kinds.some(({ traits }) => traits.varies) ||
      Math.max(...behaviour) > 0;
    this.behaviour = this.kinds[0].behaviour;
    this.chooser = this.kinds[0].chooser;
    this.sessionSeconds = this.session.params.session;
  }

  /** The learner whose streams these are; good until the next call. Where all are alike, nothing is drawn. */
  draw({ traits }: Pick<LearnerDraws, 'traits'>): SimulatedLearner {
    if (!this.varies) return this.kinds[0].learner;
    for (let at = 0; at < this.draws.length; at++) this.draws[at] = traits.next() + HALF_STEP;
    const share = this.draws[MEMBER];
    const found = this.shares.findIndex((upTo) => share <= upTo);
    // Rounding may leave the last sum a trifle below 1.
    this.kind = found < 0 ? this.kinds.length - 1 : found;
    const kind = this.kinds[this.kind];
    kind.traits.draw(this.draws);
    kind.behaviour?.draw(this.draws);
    this.session.draw(this.draws);
    this.sessionSeconds = this.session.params.session;
    this.behaviour = kind.behaviour;
    this.chooser = kind.chooser;
    return kind.learner;
  }
}

function kindOf(
  { model, behaviour, taskChoice = 'first' }: Member,
  mission: LearnerMission,
  transitions: NamedTransitions,
): Kind {
  const traits = new TraitDraw(model, LEARNER_MODELS[model.name].params, PARAMS);
  const slugs = mission.skills.map(({ slug }) => slug);
  return {
    traits,
    learner: MAKERS[model.name](traits.params, mission),
    behaviour: behaviour && new Behaviour(behaviour, mission.skills),
    chooser: taskChooser(taskChoice, slugs, transitions),
  };
}

/** Each model's class. The parameters are all there: the schema saw to it. */
const MAKERS: Readonly<
  Record<ModelName, (params: object, mission: LearnerMission) => SimulatedLearner>
> = {
  accuracy: (params) => new SteadyGrowth(params as AccuracyParams),
  difficulty: (params, { skills }) => new ItemResponse(params as DifficultyParams, skills),
  'knowledge-tracing': (params, { map }) =>
    new KnowledgeTracing(params as KnowledgeTracingParams, map),
  practice: (params, { skills }) => new PracticeCurve(params as PracticeParams, skills),
  forgetting: (params, { skills }) => new Forgetting(params as ForgettingParams, skills.length),
};
