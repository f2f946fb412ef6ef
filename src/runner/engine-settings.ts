/** What a plan says of a group's engine. */

import type { WorldDefinition } from '../adapters/http/wire.js';
import type { EngineSettings } from '../adapters/engine-maker.js';
import { PUBLISHED_MODEL } from '../engine/knowledge/model.js';
import type { ExperimentPlan, GroupPlan } from '../experiment/plan.js';

export function settingsOf(plan: ExperimentPlan, group: GroupPlan): EngineSettings {
  const { alternatives, engine, knowledgeModel } = group;
  const knowledge = knowledgeModel === undefined ? PUBLISHED_MODEL : plan.models[knowledgeModel];
  return { alternatives, constants: engine, knowledge };
}

/** The same for an engine over HTTP, with the content. */
export function definitionOf(plan: ExperimentPlan, group: GroupPlan): WorldDefinition {
  const { knowledge, ...settings } = settingsOf(plan, group);
  const mission = plan.scenarios[group.mission];
  const known = new Set(mission.skills.map(({ slug }) => slug));
  // A model may know skills of other groups' missions.
  const skills = Object.entries(knowledge.skills).filter(([slug]) => known.has(slug));
  return {
    mission,
    settings: { ...settings, knowledge: { ...knowledge, skills: Object.fromEntries(skills) } },
  };
}
