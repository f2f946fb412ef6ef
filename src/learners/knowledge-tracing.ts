import type { KnowledgeMap } from '../content/knowledge-map.js';
import type { Milliseconds, Probability, SkillIx } from '../units.js';
import { HintUser } from './hint-user.js';
import type { LearnerDraws, SimulatedLearner } from './learner.js';
import type { HintParams } from './parameters.js';
import { prerequisitesFirst } from './prerequisites-first.js';
import type { Uniforms } from './traits.js';

export interface KnowledgeTracingParams extends HintParams {
  /** probability of knowing a skill at the start, when all of its prerequisites in the mission are known */
  readonly known: number;
  /** the same when one of them is not, if that is less [assumption: 0.05] */
  readonly known_gap: number;
  /** probability of learning a skill by a problem on it */
  readonly learn: number;
  /** probability of a correct answer without knowing */
  readonly guess: number;
  /** probability of a wrong answer in spite of knowing */
  readonly slip: number;
  /** probability of forgetting a skill by a problem on it */
  readonly forget: number;
}

/** A skill's state while the start is drawn: in a circle of prerequisites there is one to begin with. */
const UNDECIDED = 2;

/**
 * Bayesian Knowledge Tracing (Corbett and Anderson 1995), as it makes answers: each skill is known or not. Known: correct but
 * for a slip. Not known: correct by guessing. After each problem what is not known is learnt with probability `learn`, and
 * what is known forgotten with probability `forget` (0 in the original). The start follows the knowledge map.
 */
export class KnowledgeTracing extends HintUser implements SimulatedLearner {
  private readonly params: KnowledgeTracingParams;
  private readonly map: KnowledgeMap;
  private readonly order: Int32Array;
  /** per skill: 1 known, 0 not */
  private readonly known: Uint8Array;
  private readonly startDraws: Float64Array;
  private stream!: Uniforms;
  private whenKnown = 1;
  private whenNot = 0;
  private learnt = 0;
  private learntByHint = 0;
  private forgotten = 0;

  /** `params` may be changed before each `reset()`. */
  constructor(params: KnowledgeTracingParams, map: KnowledgeMap) {
    super();
    this.params = params;
    this.map = map;
    this.order = prerequisitesFirst(map);
    this.known = new Uint8Array(this.order.length);
    this.startDraws = new Float64Array(this.order.length);
  }

  reset(draws: LearnerDraws): void {
    const { params } = this;
    this.stream = draws.knowledge;
    this.whenKnown = 1 - params.slip;
    this.whenNot = params.guess;
    this.learnt = params.learn;
    this.forgotten = params.forget;
    this.resetHints(params);
    this.learntByHint = 1 - (1 - params.learn) ** this.hintedProblems;
    this.drawStart(params.known, Math.min(params.known, params.known_gap));
  }

  probability(skill: SkillIx): Probability {
    return (this.known[skill] === 1 ? this.whenKnown : this.whenNot) as Probability;
  }

  learn(skill: SkillIx, _correct: boolean, _now: Milliseconds, hinted: boolean): void {
    if (this.known[skill] === 1) {
      if (this.forgotten > 0 && this.stream.next() < this.forgotten) this.known[skill] = 0;
      return;
    }
    const chance = hinted ? this.learntByHint : this.learnt;
    if (chance > 0 && this.stream.next() < chance) this.known[skill] = 1;
  }

  /** A draw a skill, in mission order: who knows more at one `known` knows it at a higher one, too. */
  private drawStart(ready: number, gap: number): void {
    const { known, startDraws, order, stream } = this;
    const { start, targets } = this.map.prerequisites;
    for (let skill = 0; skill < startDraws.length; skill++) startDraws[skill] = stream.next();
    known.fill(UNDECIDED);
    for (const skill of order) {
      let isReady = true;
      for (let at = start[skill]; at < start[skill + 1]; at++) {
        if (known[targets[at]] === 0) isReady = false;
      }
      known[skill] = startDraws[skill] < (isReady ? ready : gap) ? 1 : 0;
    }
  }
}
