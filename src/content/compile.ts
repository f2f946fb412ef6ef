/** From a scenario, as its file says, to the mission that the engine works on. */

import type { SkillIx } from '../units.js';
import { type Edge, knowledgeMap } from './knowledge-map.js';
import type { Mission } from './mission.js';
import type { Scenario, ScenarioSkill } from './scenario.js';
import type { Skill } from './skill.js';

/**
 * Compiles a checked scenario. A prerequisite that lies outside the mission does not hold a skill back; one that
 * exists nowhere can never be practised, so it does [assumption].
 */
export function compileMission(scenario: Scenario): Mission {
  const listed = new Map(scenario.skills.map((skill) => [skill.slug, skill]));
  const slugs = [...new Set(scenario.members ?? listed.keys())];
  const members = slugs.map((slug) => listed.get(slug)!);
  const index = new Map(slugs.map((slug, ix) => [slug, ix as SkillIx]));
  const edges: Edge[] = [];
  const missing = new Int32Array(members.length);
  members.forEach((member, ix) => {
    for (const slug of new Set(member.prerequisites)) {
      const prerequisite = index.get(slug);
      if (prerequisite !== undefined) edges.push({ skill: ix as SkillIx, prerequisite });
      else if (!listed.has(slug)) missing[ix]++;
    }
  });
  return {
    slug: scenario.slug,
    title: scenario.title ?? scenario.slug,
    skills: members.map(skillOf),
    map: knowledgeMap(members.length, edges, missing),
    foundations: [...new Set(scenario.foundations)].map((slug) => index.get(slug)!),
  };
}

function skillOf(skill: ScenarioSkill): Skill {
  return {
    slug: skill.slug,
    title: skill.title ?? skill.slug,
    topic: skill.topic,
    difficulty: skill.difficulty,
    seconds: skill.seconds,
    problemTypes: skill.problem_types,
  };
}
