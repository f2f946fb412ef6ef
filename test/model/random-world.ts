/** Random worlds for property tests: a mission, a policy and a way to play, as plain data that shrinks and prints. */

import * as fc from 'fast-check';
import type { RuleConstants } from '../../src/engine/constants.js';
import type { Alternatives } from '../../src/engine/experiments.js';
import {
  type KnowledgeModel,
  type KnowledgeWeights,
  PUBLISHED_MODEL,
  PUBLISHED_WEIGHTS,
} from '../../src/engine/knowledge/model.js';
import type { NaiveSettings, NaiveSkill, NaiveWorld } from './naive-world.js';
import { ruleBook } from './naive-script.js';

export interface RandomWorld {
  readonly skills: readonly NaiveSkill[];
  readonly foundations: readonly string[];
  /** prerequisites that the scenario lists and the mission leaves out: they hold nothing back */
  readonly outside: readonly string[];
  readonly forced: Partial<Alternatives>;
  readonly constants: Partial<RuleConstants>;
  readonly knowledge: KnowledgeModel;
  /** seed of all choices, share of correct answers, most steps */
  readonly play: { readonly seed: number; readonly accuracy: number; readonly steps: number };
}

const OUTSIDE = 'outside';
const NOWHERE = 'nowhere';

/** A prerequisite: mostly an earlier skill, sometimes any (so that there are circles), itself, or none of the mission. */
const edge = fc.tuple(
  fc.oneof(
    { weight: 14, arbitrary: fc.constant('earlier') },
    { weight: 2, arbitrary: fc.constant('any') },
    { weight: 1, arbitrary: fc.constantFrom('self', NOWHERE, OUTSIDE) },
  ),
  fc.nat({ max: 29 }),
);

const oneIn = (n: number): fc.Arbitrary<boolean> => fc.nat({ max: n - 1 }).map((at) => at === 1);

const skillDraft = fc.record({
  edges: fc.array(edge, { maxLength: 3 }),
  isFoundation: oneIn(5),
  isEmpty: oneIn(30),
});

type SkillDraft = typeof skillDraft extends fc.Arbitrary<infer T> ? T : never;

function skillOf(draft: SkillDraft, ix: number, all: number, tame: boolean): NaiveSkill {
  const prerequisites = draft.edges.flatMap(([kind, at]) => {
    if (tame || kind === 'earlier') return ix === 0 ? [] : [`s${ix - 1 - (at % ix)}`];
    if (kind === 'any') return [`s${at % all}`];
    return [kind === 'self' ? `s${ix}` : kind];
  });
  const problemTypes = draft.isEmpty && !tame ? 0 : 1 + (ix % 3);
  return { slug: `s${ix}`, prerequisites, problemTypes };
}

const size = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 7, arbitrary: fc.integer({ min: 4, max: 12 }) },
  { weight: 1, arbitrary: fc.constant(30) },
);

const drafts = size.chain((n) => fc.array(skillDraft, { minLength: n, maxLength: n }));

const levels = fc.integer({ min: 1, max: 4 });
const days = fc.oneof(fc.constantFrom(0, 0.5, 1, 3), fc.double({ min: 0, max: 5, noNaN: true }));

/** Each constant is left at its default in half of the worlds. */
const constants = fc.record(
  {
    practice_correct_in_a_row: fc.integer({ min: 1, max: 3 }),
    challenge_size: fc.integer({ min: 1, max: 8 }),
    challenge_rise_levels: levels,
    challenge_drop_levels: fc.integer({ min: 0, max: 4 }),
    spacing_seconds: fc.constantFrom(0, 0.0015, 0.25, 60, 3600, 86_400),
    cascading_rise_levels: levels,
    booster_rise_levels: levels,
    booster_pass_share: fc.constantFrom(0, 0.3, 0.5, 0.75, 1),
    review_first_days: days,
    review_min_days: days,
    review_max_days: days,
    review_factor: fc.constantFrom(1, 1.3, 3),
    review_drop_levels: levels,
    practice_tasks_offered: fc.integer({ min: 1, max: 3 }),
    streak_correct_in_a_row: fc.integer({ min: 1, max: 4 }),
    challenge_probability: fc.constantFrom(0.5, 0.8, 0.9, 0.95),
    pretest_problems: fc.integer({ min: 1, max: 5 }),
    neighbour_prior_weight: fc.constantFrom(0.001, 0.2, 1, 3),
  },
  { requiredKeys: [] },
);

const forced = fc.record({
  cascading_problems: fc.constantFrom('cascading', 'cascading', 'control'),
  booster_tasks_v3: fc.constantFrom('booster', 'control'),
  booster_task_length: fc.constantFrom('length-6', 'length-1', 'length-2', 'length-5', 'length-8'),
  booster_task_min_problems: fc.constantFrom(12, 0, 1, 5, 20).map((n) => `min-problems-${n}`),
  reviews: fc.constantFrom('review', 'review', 'control'),
  challenge_problems: fc.constantFrom('control', 'control', 'challenge'),
  pretest: fc.constantFrom('control', 'control', 'pretest'),
  mastery_mechanics: fc.constantFrom(...Array<string>(7).fill('five-level'), 'streak-10'),
});

const weight = fc.oneof(
  fc.constantFrom(0, -1, 1, 1000, -1000),
  fc.double({ min: -3, max: 3, noNaN: true }),
);

/** Mostly weights near the published ones, so that answers decide; else any, odd ones among them. */
const weights: fc.Arbitrary<KnowledgeWeights> = fc.oneof(
  fc
    .record({
      intercept: fc.constantFrom(-3, -2, -1, 0, 1, 8),
      streak: fc.constantFrom(-0.2, 0, 0.5),
    })
    .map((changed) => ({ ...PUBLISHED_WEIGHTS, ...changed })),
  fc.record({
    intercept: weight,
    ewma_3: weight,
    ewma_10: weight,
    streak: weight,
    log_done: weight,
    log_missed: weight,
    percent_correct: weight,
  }),
);

/** The published model in half of the worlds; else other weights, for some skills their own. */
const knowledge: fc.Arbitrary<KnowledgeModel> = fc.oneof(
  fc.constant(PUBLISHED_MODEL),
  fc.record({
    weights: fc.oneof(fc.constant(PUBLISHED_WEIGHTS), weights),
    skills: fc.dictionary(
      fc.nat({ max: 11 }).map((ix) => `s${ix}`),
      weights,
      { maxKeys: 4 },
    ),
  }),
);

const play = fc.record({
  seed: fc.integer(),
  accuracy: fc.constantFrom(0.8, 0.9, 0.95, 0.7, 0.5, 0.3, 1, 0),
  steps: fc.integer({ min: 1, max: 200 }),
});

/** Worlds of 1 to 12 skills, one in ten of 30; half of them tame: nothing in them can block a learner. */
export const randomWorld: fc.Arbitrary<RandomWorld> = fc
  .record({ drafts, tame: fc.boolean(), constants, forced, knowledge, play })
  .map((draft) => ({
    skills: draft.drafts.map((each, ix) => skillOf(each, ix, draft.drafts.length, draft.tame)),
    foundations: draft.drafts.flatMap((each, ix) => (each.isFoundation ? [`s${ix}`] : [])),
    outside: [OUTSIDE],
    forced: draft.forced,
    constants: draft.constants,
    knowledge: draft.knowledge,
    play: draft.play,
  }));

/** The world as the naive engine is told of it: what lies outside the mission is left out. */
export function naiveWorld(world: RandomWorld): NaiveWorld {
  return {
    foundations: [...world.foundations],
    skills: world.skills.map((skill) => ({
      ...skill,
      prerequisites: skill.prerequisites.filter((slug) => !world.outside.includes(slug)),
    })),
  };
}

/** The names of the constants on both sides, and what one is worth in the naive engine's unit. */
const NAMES: readonly [keyof RuleConstants, keyof NaiveSettings, number][] = [
  ['practice_correct_in_a_row', 'practiceCorrectInARow', 1],
  ['challenge_size', 'challengeSize', 1],
  ['challenge_rise_levels', 'challengeRiseLevels', 1],
  ['challenge_drop_levels', 'challengeDropLevels', 1],
  ['spacing_seconds', 'spacingMs', 1000],
  ['cascading_rise_levels', 'cascadingLevels', 1],
  ['booster_rise_levels', 'boosterLevels', 1],
  ['booster_pass_share', 'boosterPassShare', 1],
  ['review_first_days', 'reviewFirstMs', 86_400_000],
  ['review_min_days', 'reviewMinMs', 86_400_000],
  ['review_max_days', 'reviewMaxMs', 86_400_000],
  ['review_factor', 'reviewFactor', 1],
  ['review_drop_levels', 'reviewDropLevels', 1],
  ['practice_tasks_offered', 'practiceTasksOffered', 1],
  ['streak_correct_in_a_row', 'streakCorrectInARow', 1],
  ['challenge_probability', 'challengeProbability', 1],
  ['pretest_problems', 'pretestProblems', 1],
  ['neighbour_prior_weight', 'neighbourPriorWeight', 1],
];

/** The policy in the naive engine's words: its own defaults, with this world's overrides. */
export function naiveSettings(world: RandomWorld): NaiveSettings {
  const numberOf = (text = ''): number => Number(text.split('-').at(-1));
  const overrides = NAMES.flatMap(([from, to, unit]) => {
    const value = world.constants[from];
    if (value === undefined) return [];
    return [[to, to.endsWith('Ms') ? Math.round(value * unit) : value] as const];
  });
  return {
    ...ruleBook,
    cascadingProblems: world.forced.cascading_problems === 'cascading',
    boosterTasks: world.forced.booster_tasks_v3 === 'booster',
    reviews: world.forced.reviews === 'review',
    challengeProblems: world.forced.challenge_problems === 'challenge',
    pretest: world.forced.pretest === 'pretest',
    streakMechanics: world.forced.mastery_mechanics === 'streak-10',
    boosterLength: numberOf(world.forced.booster_task_length),
    boosterMinProblems: numberOf(world.forced.booster_task_min_problems),
    weights: world.knowledge.weights,
    skillWeights: world.knowledge.skills,
    ...Object.fromEntries(overrides),
  };
}
