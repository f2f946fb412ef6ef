import { stringify } from 'yaml';
import type { Scenario } from './scenario.js';
import { SKILL_DEFAULTS } from './skill.js';

/** A scenario as YAML, defaults left out. */
export function scenarioText(scenario: Scenario): string {
  const { slug, title, description, foundations, members, skills } = scenario;
  const listed = skills.map((skill) => ({
    slug: skill.slug,
    title: skill.title,
    topic: unless(SKILL_DEFAULTS.topic, skill.topic),
    standard: skill.standard,
    prerequisites: skill.prerequisites.length > 0 ? skill.prerequisites : undefined,
    difficulty: unless(SKILL_DEFAULTS.difficulty, skill.difficulty),
    seconds: unless(SKILL_DEFAULTS.seconds, skill.seconds),
    problem_types: unless(SKILL_DEFAULTS.problemTypes, skill.problem_types),
  }));
  return stringify(
    { slug, title, description, foundations, members, skills: listed },
    { lineWidth: 0, keepUndefined: false },
  );
}

function unless<Value>(usual: Value, value: Value): Value | undefined {
  return value === usual ? undefined : value;
}
