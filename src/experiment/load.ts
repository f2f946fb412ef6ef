/** From a configuration's text to a plan: everything that is wrong is reported at once. */

import { type SourceDocument, readDocument } from '../content/document.js';
import { type Scenario, parseScenario } from '../content/scenario.js';
import { type Reported, checkSchema, problemAt, quoted } from '../content/schema-problems.js';
import { type RuleConstants, ruleConstants } from '../engine/constants.js';
import { alternatives } from '../engine/experiments.js';
import { type Problem, UserError, didYouMean } from '../errors.js';
import { groupNameProblems, rawGroups } from './group-names.js';
import { type Override, applyOverride, isOverridden } from './overrides.js';
import type { ExperimentPlan, GroupPlan } from './plan.js';
import { type Config, type ConfigGroup, listConfigSchema, mapConfigSchema } from './schema.js';

/** Where scenarios come from: this page knows no files. */
export interface ScenarioSource {
  /** The scenario that a configuration's `mission:` names; undefined when there is none. */
  find(
    reference: string,
    scenariosPath: string | undefined,
  ): { readonly file: string; readonly text: string } | undefined;
  /** Slugs that could have been meant. */
  known(scenariosPath: string | undefined): readonly string[];
}

export interface ConfigText {
  /** as the user named it */
  readonly file: string;
  /** the file's name without folder and ending: the experiment's name by default */
  readonly baseName: string;
  readonly text: string;
  readonly overrides: readonly Override[];
}

/**
 * Reads one experiment.
 * @throws UserError with every problem of the configuration and of the scenarios that it names
 */
export function loadExperiment(config: ConfigText, scenarios: ScenarioSource): ExperimentPlan {
  const document = readDocument(config.file, config.text);
  const value = config.overrides.reduce<unknown>(applyOverride, document.value);
  const source = reported(document, value, config.overrides);
  const listed = Array.isArray((value as { groups?: unknown } | null)?.groups);
  const checked = listed
    ? checkSchema(listConfigSchema, value, source)
    : checkSchema(mapConfigSchema, value, source);
  const missions = readMissions(value, source, scenarios);
  const problems = [
    ...groupNameProblems(value, source),
    ...checked.problems,
    ...missions.problems,
    ...(checked.value ? crossProblems(withGroupList(checked.value), value, source) : []),
  ];
  if (checked.value === undefined || problems.length > 0) throw new UserError(inOrder(problems));
  return planOf(config, withGroupList(checked.value), missions.scenarios);
}

/** Problems in the order of the file: by line and column, those without a place first. */
function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

/** Problems of an overridden value are the flag's, not the file's. */
function reported(
  document: SourceDocument,
  value: unknown,
  overrides: readonly Override[],
): Reported {
  return {
    file: document.file,
    place: (path) => {
      const flag = overrides.findLast((override) => isOverridden(path, value, override));
      return flag === undefined ? document.place(path) : { file: `--set ${flag.text}` };
    },
  };
}

type CheckedConfig = Omit<Config, 'groups'> & {
  readonly groups: Config['groups'] | Readonly<Record<string, Omit<ConfigGroup, 'name'>>>;
};

function withGroupList(config: CheckedConfig): Config {
  if (Array.isArray(config.groups)) return config as Config;
  const groups = Object.entries(config.groups).map(([name, group]) => ({ ...group, name }));
  return { ...config, groups: groups };
}

interface Missions {
  readonly scenarios: Record<string, Scenario>;
  readonly problems: readonly Problem[];
}

/** Reads every scenario that the document names, each once, even when other parts of the document are wrong. */
function readMissions(value: unknown, source: Reported, scenarios: ScenarioSource): Missions {
  const top = (value ?? {}) as { scenarios_path?: unknown };
  const folder = typeof top.scenarios_path === 'string' ? top.scenarios_path : undefined;
  const found = new Map<string, Scenario>();
  const problems: Problem[] = [];
  for (const { reference, path } of missionReferences(value)) {
    if (found.has(reference)) continue;
    const text = scenarios.find(reference, folder);
    if (text === undefined) {
      const hint = didYouMean(reference, scenarios.known(folder));
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

function missionReferences(value: unknown): { reference: string; path: PropertyKey[] }[] {
  const own = (
    node: unknown,
    path: PropertyKey[],
  ): { reference: string; path: PropertyKey[] }[] => {
    const reference = (node as { mission?: unknown } | null)?.mission;
    return typeof reference === 'string' && reference !== '' ? [{ reference, path }] : [];
  };
  const groups = (value as { groups?: unknown } | null)?.groups;
  return [
    ...own(value, ['mission']),
    ...Object.entries(groups ?? {}).flatMap(([key, group]) =>
      own(group, ['groups', key, 'mission']),
    ),
  ];
}

/** What no schema sees: rules between keys. */
function crossProblems(config: Config, value: unknown, source: Reported): Problem[] {
  const problems: Problem[] = [];
  const wrong = (path: PropertyKey[], what: string, hint?: string): void => {
    problems.push(problemAt(source, path, what, hint));
  };
  const names = config.groups.map((group) => group.name);
  if (names.length === 0) wrong(['groups'], 'needs at least one group');
  if (config.control !== undefined && !names.includes(config.control)) {
    wrong(['control'], `no group ${quoted(config.control)}`, didYouMean(config.control, names));
  }
  if (config.use_test_db && config.datastore_path !== undefined) {
    const hint = 'leave datastore_path out, or set use_test_db: false, to use scenario files';
    wrong(['datastore_path'], 'the datastore is not in this version yet', hint);
  }
  const paths = rawGroups(value).map(({ path }) => path.slice(0, 2));
  config.groups.forEach((group, at) => {
    const path = [...paths[at]];
    if (group.mission === undefined && config.mission === undefined) {
      wrong(path, 'has no mission', 'set mission: here or at the top');
    }
    const { starting_prob, max_prob } = group.user_params;
    if (starting_prob > max_prob) {
      const what = `starting_prob ${starting_prob} is above max_prob ${max_prob}`;
      wrong([...path, 'user_params', 'starting_prob'], what);
    }
    const { review_min_days, review_max_days } = ruleConstants(enginePatch(config, group));
    if (review_min_days > review_max_days) {
      const what = `review_min_days ${review_min_days} is above review_max_days ${review_max_days}`;
      wrong([...path, 'engine'], what);
    }
  });
  return problems;
}

/** Constants of the group over those of the experiment. */
function enginePatch(config: Config, group: ConfigGroup): Partial<RuleConstants> {
  return { ...config.engine, ...group.engine } as Partial<RuleConstants>;
}

function planOf(
  { baseName }: ConfigText,
  config: Config,
  scenarios: Readonly<Record<string, Scenario>>,
): ExperimentPlan {
  const groups = config.groups.map((group): GroupPlan => ({
    name: group.name,
    learners: group.num_users,
    mission: (group.mission ?? config.mission)!,
    alternatives: alternatives(group.alternatives as Partial<GroupPlan['alternatives']>),
    engine: ruleConstants(enginePatch(config, group)),
    userParams: group.user_params,
  }));
  return {
    name: config.name ?? baseName,
    description: config.description ?? '',
    seed: config.seed,
    control: config.control ?? groups[0].name,
    limits: config.limits,
    readyAccuracy: config.ready_accuracy,
    allowBlocked: config.allow_blocked,
    processes: config.num_processes,
    groups,
    scenarios,
  };
}
