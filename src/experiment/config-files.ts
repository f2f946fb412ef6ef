/** The files that a configuration names: scenarios, knowledge models, engines. */

import { type Scenario, parseScenario } from '../content/scenario.js';
import { type Reported, problemAt, quoted } from '../content/schema-problems.js';
import type { KnowledgeModel } from '../engine/knowledge/model.js';
import { type Problem, UserError, didYouMean } from '../errors.js';
import { PRESET_NAMES } from '../learners/presets.js';
import type { EngineModule } from './own-engine.js';
import { parseKnowledgeModel, unknownSkills } from './knowledge-file.js';

import { type GivenPopulation, parsePopulation } from './population-schema.js';
import { type OpenStore, type StoredContent, storePath, storeProblems } from './stored-content.js';

/** Where the files that a configuration names come from: this page reads none. */
export interface ConfigFiles {
  /** The scenario that a configuration's `mission:` names; undefined when there is none. */
  scenario(reference: string, scenariosPath: string | undefined): NamedText | undefined;
  /** Slugs that could have been meant. */
  knownScenarios(scenariosPath: string | undefined): readonly string[];
  /** A file by its path relative to the configuration; undefined when there is none. */
  file(path: string): NamedText | undefined;
  /** The datastore that `datastore_path:` names. */
  readonly datastore: OpenStore;
  /** An engine's module by its path relative to the configuration; undefined when there is none. */
  module?(path: string): EngineModule | undefined;
}

export interface NamedText {
  readonly file: string;
  readonly text: string;
}

export interface Missions {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly problems: readonly Problem[];
}

/** Reads every scenario that the document names, each once, even when other parts of the document are wrong. */
export function readMissions(value: unknown, source: Reported, files: ConfigFiles): Missions {
  const top = (value ?? {}) as { scenarios_path?: unknown };
  const folder = typeof top.scenarios_path === 'string' ? top.scenarios_path : undefined;
  const named = references(value, 'mission');
  const stored = storePath(value);
  if (stored === undefined && (value as { use_test_db?: unknown } | null)?.use_test_db === true) {
    return { scenarios: {}, problems: [] };
  }
  const { found, problems } =
    stored === undefined
      ? readEach(named, source, {
          find: (reference) => files.scenario(reference, folder),
          missing: (reference, path) => {
            const hint = didYouMean(reference, files.knownScenarios(folder));
            return problemAt(source, path, `no scenario for mission ${quoted(reference)}`, hint);
          },
          parse: ({ file, text }) => parseScenario(file, text),
        })
      : readStored(named, source, () => files.datastore(stored));
  const empty = [...found].filter(([, { members, skills }]) => (members ?? skills).length === 0);
  for (const [reference] of empty) {
    const { path } = named.find((one) => one.reference === reference)!;
    problems.push(problemAt(source, path, `mission ${quoted(reference)} has no skills`));
  }
  return { scenarios: Object.fromEntries(found), problems };
}

/** Reads missions from a datastore. */
function readStored(
  named: readonly Reference[],
  source: Reported,
  open: () => StoredContent,
): { readonly found: ReadonlyMap<string, Scenario>; readonly problems: Problem[] } {
  try {
    const store = open();
    const known = store.missions();
    return readEach(named, source, {
      find: (reference) => (known.includes(reference) ? reference : undefined),
      missing: (reference, path) => {
        const what = `no mission ${quoted(reference)} in ${store.file}`;
        const hint = didYouMean(reference, known) ?? 'learnersim datastore import adds it';
        return problemAt(source, path, what, hint);
      },
      parse: (reference) => store.scenario(reference)!.scenario,
    });
  } catch (error) {
    return { found: new Map(), problems: storeProblems(error, source) };
  }
}

export interface Models {
  readonly models: Readonly<Record<string, KnowledgeModel>>;
  readonly problems: readonly Problem[];
}

/** Reads every knowledge model that the document names, each once; its skills must be those of some mission. */
export function readModels(
  value: unknown,
  source: Reported,
  files: ConfigFiles,
  missions: Missions,
): Models {
  const { found, problems } = readEach(references(value, 'knowledge_model'), source, {
    find: (reference) => files.file(reference),
    missing: (reference, path) => problemAt(source, path, `no file ${quoted(reference)}`),
    parse: ({ file, text }) => parseKnowledgeModel(file, text),
  });
  const skills = new Set(
    Object.values(missions.scenarios).flatMap((scenario) =>
      scenario.skills.map(({ slug }) => slug),
    ),
  );
  // A mission that is missing or could not be read may have any skill.
  const isComplete = missions.problems.length === 0 && skills.size > 0;
  const unknown = isComplete ? [...found.values()] : [];
  problems.push(...unknown.flatMap((model) => unknownSkills(model, skills)));
  const models = [...found].map(([reference, { model }]) => [reference, model] as const);
  return { models: Object.fromEntries(models), problems };
}

export interface Populations {
  readonly populations: Readonly<Record<string, GivenPopulation>>;
  readonly problems: readonly Problem[];
}

/** Reads every population that the document names and does not hold: none of its own, and no preset. */
export function readPopulations(value: unknown, source: Reported, files: ConfigFiles): Populations {
  const { populations } = (value ?? {}) as { populations?: object | null };
  const known = [...Object.keys(populations ?? {}), ...PRESET_NAMES];
  const named = references(value, 'population').filter(
    ({ reference }) => !known.includes(reference),
  );
  const { found, problems } = readEach(named, source, {
    find: (reference) => (isFile(reference) ? files.file(reference) : undefined),
    missing: (reference, path) => {
      const what = `no ${isFile(reference) ? 'file' : 'population'} ${quoted(reference)}`;
      return problemAt(source, path, what, didYouMean(reference, known));
    },
    parse: ({ file, text }) => parsePopulation(file, text),
  });
  return { populations: Object.fromEntries(found), problems };
}

export interface Engines {
  readonly modules: Readonly<Record<string, EngineModule>>;
  readonly problems: readonly Problem[];
}

/** Looks up every engine module that the document names. What is in it is looked at when it runs. */
export function readEngines(value: unknown, source: Reported, files: ConfigFiles): Engines {
  const { found, problems } = readEach(engineReferences(value), source, {
    find: (reference) => files.module?.(reference),
    missing: (reference, path) => problemAt(source, path, `no file ${quoted(reference)}`),
    parse: (module) => module,
  });
  return { modules: Object.fromEntries(found), problems };
}

/** Every `engine.module`, at the top, in groups and in the sweep, with its place. */
function engineReferences(value: unknown): Reference[] {
  const { engine, groups, sweep } = (value ?? {}) as Record<string, unknown>;
  const of = (node: unknown, path: PropertyKey[]): Reference[] => {
    const reference = (node as { module?: unknown } | null | undefined)?.module;
    return typeof reference === 'string' && reference !== ''
      ? [{ reference, path: [...path, 'module'] }]
      : [];
  };
  const swept = (sweep as Record<string, unknown> | null | undefined)?.['engine.module'];
  return [
    ...of(engine, ['engine']),
    ...Object.entries(groups ?? {}).flatMap(([name, group]) =>
      of((group as { engine?: unknown } | null)?.engine, ['groups', name, 'engine']),
    ),
    ...(Array.isArray(swept) ? swept : []).flatMap((reference: unknown, at) =>
      of({ module: reference }, ['sweep', 'engine.module', at]),
    ),
  ];
}

/** As for missions: a path, not a name. */
function isFile(reference: string): boolean {
  return /^\.{0,2}\/|\.ya?ml$/i.test(reference);
}

/** A file as the document names it, and where. */
export interface Reference {
  readonly reference: string;
  readonly path: PropertyKey[];
}

/** Every text under this key, at the top, in groups and in the sweep, with its place. */
export function references(
  value: unknown,
  key: 'mission' | 'knowledge_model' | 'population',
): Reference[] {
  const own = (node: unknown, path: PropertyKey[]): Reference[] => {
    const reference = (node as Record<string, unknown> | null)?.[key];
    return typeof reference === 'string' && reference !== '' ? [{ reference, path }] : [];
  };
  const { groups, sweep } = (value ?? {}) as { groups?: unknown; sweep?: object | null };
  const swept = (sweep as Record<string, unknown> | null | undefined)?.[key];
  return [
    ...own(value, [key]),
    ...Object.entries(groups ?? {}).flatMap(([name, group]) => own(group, ['groups', name, key])),
    ...(Array.isArray(swept) ? swept : []).flatMap((reference: unknown, at) =>
      own({ [key]: reference }, ['sweep', key, at]),
    ),
  ];
}

interface Reader<Found, Content> {
  readonly find: (reference: string) => Found | undefined;
  readonly missing: (reference: string, path: PropertyKey[]) => Problem;
  readonly parse: (found: Found) => Content;
}

/** Reads each file once. A file that cannot be read is a problem of the configuration, what is in it one of its own. */
export function readEach<Found, Content>(
  named: readonly Reference[],
  source: Reported,
  { find, missing, parse }: Reader<Found, Content>,
): { readonly found: ReadonlyMap<string, Content>; readonly problems: Problem[] } {
  const found = new Map<string, Content>();
  const read = new Set<string>();
  const problems: Problem[] = [];
  for (const { reference, path } of named) {
    if (read.has(reference)) continue;
    const text = attempt(() => find(reference));
    const unreadable = text.problems.map(({ file, what }) => `${file} ${what}`);
    problems.push(...unreadable.map((what) => problemAt(source, path, what)));
    if (unreadable.length > 0) continue;
    if (text.value === undefined) {
      problems.push(missing(reference, path));
      continue;
    }
    read.add(reference);
    const content = attempt(() => parse(text.value!));
    problems.push(...content.problems);
    if (content.value !== undefined) found.set(reference, content.value);
  }
  return { found, problems };
}

/** What `run` returns, or what it found wrong. */
function attempt<Value>(run: () => Value): {
  readonly value?: Value;
  readonly problems: readonly Problem[];
} {
  try {
    return { value: run(), problems: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problems: error.problems };
  }
}
