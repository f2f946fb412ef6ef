import type { KnowledgeMap, Neighbours } from '../../content/knowledge-map.js';
import type { Mission } from '../../content/mission.js';
import type { Probability, SkillIx } from '../../units.js';
import { LearnerMemory } from '../learner-memory.js';
import type { Policy } from '../policy.js';
import type { LearnerView } from '../state.js';
import type { KnowledgeWeights } from './model.js';
import { predict, predictUntried } from './prediction.js';

/** The predictions of all skills for one learner, kept up to date answer by answer. */
export class Predictions {
  private readonly map: KnowledgeMap;
  private readonly state: LearnerView;
  private readonly priorWeight: number;
  private readonly weights: readonly KnowledgeWeights[];
  private readonly values: Float64Array;

  constructor(
    mission: Mission,
    policy: Policy,
    state: LearnerView,
    memory = new LearnerMemory(mission.skills.length),
  ) {
    const { weights, skills } = policy.knowledge;
    this.map = mission.map;
    this.state = state;
    this.priorWeight = policy.neighbourPriorWeight;
    this.weights = mission.skills.map(({ slug }) =>
      Object.hasOwn(skills, slug) ? skills[slug] : weights,
    );
    this.values = memory.numbers(mission.skills.length);
  }

  of(skill: SkillIx): Probability {
    return this.values[skill] as Probability;
  }

  /** Works out every prediction from the learner's answers. */
  rebuild(): void {
    for (let skill = 0; skill < this.values.length; skill++) {
      if (this.state.answers[skill] > 0) this.update(skill as SkillIx);
    }
    for (let skill = 0; skill < this.values.length; skill++) {
      if (this.state.answers[skill] === 0) this.update(skill as SkillIx);
    }
  }

  /** Works out one skill's prediction anew. */
  update(skill: SkillIx): void {
    const weights = this.weights[skill];
    const answers = this.state.answers[skill];
    this.values[skill] =
      answers > 0 ? predict(this.state.history[skill], answers, weights) : this.untried(skill);
  }

  /** How many of the skill's prerequisites and postrequisites have no answers. */
  untriedNeighbours(skill: SkillIx): number {
    const { prerequisites, postrequisites } = this.map;
    const neighbours = count(prerequisites, skill) + count(postrequisites, skill);
    return (
      neighbours - this.countTried(prerequisites, skill) - this.countTried(postrequisites, skill)
    );
  }

  private untried(skill: SkillIx): Probability {
    const { prerequisites, postrequisites } = this.map;
    const tried = this.countTried(prerequisites, skill) + this.countTried(postrequisites, skill);
    const sum = this.sumTried(prerequisites, skill) + this.sumTried(postrequisites, skill);
    return predictUntried(tried, sum, this.priorWeight, this.weights[skill]);
  }

  private countTried({ start, targets }: Neighbours, skill: SkillIx): number {
    let tried = 0;
    for (let at = start[skill]; at < start[skill + 1]; at++) {
      if (this.state.answers[targets[at]] > 0) tried++;
    }
    return tried;
  }

  private sumTried({ start, targets }: Neighbours, skill: SkillIx): number {
    let sum = 0;
    for (let at = start[skill]; at < start[skill + 1]; at++) {
      if (this.state.answers[targets[at]] > 0) sum += this.values[targets[at]];
    }
    return sum;
  }
}

function count({ start }: Neighbours, skill: SkillIx): number {
  return start[skill + 1] - start[skill];
}
