/** The files that a configuration names: scenarios and knowledge models. */

import { type Scenario, parseScenario } from '../content/scenario.js';
import { type Reported, problemAt, quoted } from '../content/schema-problems.js';
import type { KnowledgeModel } from '../engine/knowledge/model.js';
import { type Problem, UserError, didYouMean } from '../errors.js';
import { parseKnowledgeModel } from './knowledge-file.js';

/** Where the files that a configuration names come from: this page reads none. */
export interface ConfigFiles {
  /** The scenario that a configuration's `mission:` names; undefined when there is none. */
  scenario(reference: string, scenariosPath: string | undefined): NamedText | undefined;
  /** Slugs that could have been meant. */
  knownScenarios(scenariosPath: string | undefined): readonly string[];
  /** A file by its path relative to the configuration; undefined when there is none. */
  file(path: string): NamedText | undefined;
}

export interface NamedText {
  readonly file: string;
  readonly text: string;
}

interface Missions {
  readonly scenarios: Record<string, Scenario>;
  readonly problems: readonly Problem[];
}

/** Reads every scenario that the document names, each once, even when other parts of the document are wrong. */
export function readMissions(value: unknown, source: Reported, files: ConfigFiles): Missions {
  const top = (value ?? {}) as { scenarios_path?: unknown };
  const folder = typeof top.scenarios_path === 'string' ? top.scenarios_path : undefined;
  const found = new Map<string, Scenario>();
  const problems: Problem[] = [];
  for (const { reference, path } of missionReferences(value)) {
    if (found.has(reference)) continue;
    const text = files.scenario(reference, folder);
    if (text === undefined) {
      const hint = didYouMean(reference, files.knownScenarios(folder));
      problems.push(problemAt(source, path, `no scenario for mission ${quoted(reference)}`, hint));
      continue;
    }
    try {
      const scenario = parseScenario(text.file, text.text);
      found.set(reference, scenario);
      if ((scenario.members ?? scenario.skills).length === 0) {
        problems.push(problemAt(source, path, `mission ${quoted(reference)} has no skills`));
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { scenarios: Object.fromEntries(found), problems };
}

function missionReferences(value: unknown): Reference[] {
  return references(value, 'mission');
}

interface Reference {
  readonly reference: string;
  readonly path: PropertyKey[];
}

/** Every text under this key, at the top and in groups, with its place. */
function references(value: unknown, key: 'mission' | 'knowledge_model'): Reference[] {
  const own = (node: unknown, path: PropertyKey[]): Reference[] => {
    const reference = (node as Record<string, unknown> | null)?.[key];
    return typeof reference === 'string' && reference !== '' ? [{ reference, path }] : [];
  };
  const groups = (value as { groups?: unknown } | null)?.groups;
  return [
    ...own(value, [key]),
    ...Object.entries(groups ?? {}).flatMap(([name, group]) => own(group, ['groups', name, key])),
  ];
}

interface Models {
  readonly models: Record<string, KnowledgeModel>;
  readonly problems: readonly Problem[];
}

/** Reads every knowledge model that the document names, each once. */
export function readModels(value: unknown, source: Reported, files: ConfigFiles): Models {
  const models = new Map<string, KnowledgeModel>();
  const problems: Problem[] = [];
  for (const { reference, path } of references(value, 'knowledge_model')) {
    const text = files.file(reference);
    if (text === undefined) {
      problems.push(problemAt(source, path, `no file ${quoted(reference)}`));
      continue;
    }
    try {
      models.set(reference, parseKnowledgeModel(text.file, text.text));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { models: Object.fromEntries(models), problems };
}
