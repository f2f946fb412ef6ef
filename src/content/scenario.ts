/** A scenario file: the skills of a knowledge map and the mission made from them; text to checked data. */

import { z } from 'zod';
import { type Problem, UserError, didYouMean } from '../errors.js';
import { readDocument } from './document.js';
import { type Reported, checkSchema, problemAt, quoted } from './schema-problems.js';
import { SKILL_DEFAULTS } from './skill.js';

/** Most skills of a scenario [assumption]. */
const MAX_SKILLS = 100_000;
/** Any printable characters but a slash: a slug may become a file's name. */
const SLUG = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]+$/u;
const PRINTABLE = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u;

const slug = z.string().min(1).max(200).regex(SLUG, 'must be printable, without a slash');
const text = z.string().max(500).regex(PRINTABLE, 'must be printable, on one line');

const skillSchema = z.strictObject({
  slug,
  title: text.optional(),
  topic: text.default(SKILL_DEFAULTS.topic),
  standard: text.optional().describe("a curriculum standard's code"),
  prerequisites: z.array(z.string().max(200)).default([]),
  difficulty: z.number().min(-20).max(20).default(SKILL_DEFAULTS.difficulty).describe('logits'),
  seconds: z
    .number()
    .min(0.001)
    .max(86_400)
    .default(SKILL_DEFAULTS.seconds)
    .describe('expected time per problem'),
  problem_types: z.int().min(0).max(1000).default(SKILL_DEFAULTS.problemTypes),
});

export const scenarioSchema = z.strictObject({
  slug,
  title: text.optional(),
  description: z.string().max(10_000).optional(),
  foundations: z
    .array(z.string().max(200))
    .default([])
    .describe('skills that a learner who picks the mission probably knows'),
  members: z
    .array(z.string().max(200))
    .optional()
    .describe("the mission's skills in mission order; default: all skills, in the file's order"),
  skills: z.array(skillSchema).max(MAX_SKILLS),
});

/** A scenario as checked and completed data. Prerequisites may still be cyclic, doubled or dangling. */
export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioSkill = Scenario['skills'][number];

/** What should be a scenario: a file's data, or a datastore's. */
export interface ScenarioSource extends Reported {
  readonly value: unknown;
}

/** A scenario, and where its parts stand. */
export interface SourcedScenario {
  readonly scenario: Scenario;
  readonly source: ScenarioSource;
}

/**
 * Reads a scenario from YAML text.
 * @throws UserError with every problem and its place
 */
export function parseScenario(file: string, yaml: string): Scenario {
  return checkScenario(readDocument(file, yaml)).scenario;
}

/**
 * Checks a document that should be a scenario.
 * @throws UserError with every problem and its place
 */
export function checkScenario(source: ScenarioSource): SourcedScenario {
  const { value, problems } = checkSchema(scenarioSchema, source.value, source);
  if (value === undefined) throw new UserError(problems);
  const wrong = [...nameProblems(value, source), ...doubleProblems(value, source)];
  if (wrong.length > 0) throw new UserError(wrong);
  return { scenario: value, source };
}

/** Foundations and members must be skills of the file, and a foundation a member. */
function nameProblems(scenario: Scenario, source: Reported): Problem[] {
  const skills = scenario.skills.map((skill) => skill.slug);
  const known = new Set(skills);
  const members = new Set(scenario.members ?? skills);
  const problems: Problem[] = [];
  const require = (list: 'foundations' | 'members', name: string, at: number): void => {
    if (!known.has(name)) {
      const what = `no skill ${quoted(name)} in this file`;
      problems.push(problemAt(source, [list, at], what, didYouMean(name, skills)));
    } else if (!members.has(name)) {
      problems.push(problemAt(source, [list, at], `${quoted(name)} is not among the members`));
    }
  };
  scenario.foundations.forEach((name, at) => require('foundations', name, at));
  scenario.members?.forEach((name, at) => require('members', name, at));
  return problems;
}

/** A skill listed twice is harmless when both entries say the same; otherwise nobody can know which one counts. */
function doubleProblems(scenario: Scenario, source: Reported): Problem[] {
  const first = new Map<string, ScenarioSkill>();
  const problems: Problem[] = [];
  scenario.skills.forEach((skill, at) => {
    const earlier = first.get(skill.slug);
    if (earlier === undefined) first.set(skill.slug, skill);
    else if (JSON.stringify(earlier) !== JSON.stringify(skill)) {
      const what = `skill ${quoted(skill.slug)} is listed before, with other values`;
      problems.push(problemAt(source, ['skills', at], what));
    }
  });
  return problems;
}
