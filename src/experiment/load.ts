/** From a configuration's text to a plan: everything that is wrong is reported at once. */

import { type Path, type SourceDocument, readDocument } from '../content/document.js';
import { type Reported, checkSchema } from '../content/schema-problems.js';
import { type Problem, UserError, formatProblem } from '../errors.js';
import { expectationProblems, expectationTexts, rawExpectationProblems } from './expectations.js';
import {
  type ConfigFiles,
  type Populations,
  readEngines,
  readMissions,
  readModels,
  readPopulations,
} from './config-files.js';
import { crossProblems } from './cross-checks.js';
import { expandedNames, planOf } from './expand.js';
import { groupNameProblems } from './group-names.js';
import { withStates } from './stored-states.js';
import { learnerKeyProblems } from './learner-checks.js';
import { type Override, applyOverride, isWithin, landingOf } from './overrides.js';
import type { ExperimentPlan } from './plan.js';
import { reweightProblems } from './reweight-checks.js';
import { storePath } from './stored-content.js';
import { type Config, type ConfigGroup, listConfigSchema, mapConfigSchema } from './schema.js';
import { type Layer, layPoint } from './sweep-layer.js';
import { readTransitions } from './transitions-files.js';
import { type SweepPoint, parameterNames } from './sweep-point.js';
import { chainsWithoutSkills } from './chain-matches.js';
import { type Setting, readSweep, tooManyGroups } from './sweep.js';

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
export function loadExperiment(config: ConfigText, files: ConfigFiles): ExperimentPlan {
  const document = readDocument(config.file, config.text);
  const { value, landings } = withOverrides(document.value, config.overrides);
  const source = reported(document, landings);
  const sweep = readSweep(value, source);
  const missions = readMissions(value, source, files);
  const models = readModels(value, source, files, missions);
  const populations = readPopulations(value, source, files);
  const chains = readTransitions(value, source, files, populations.populations);
  const engines = readEngines(value, source, files);
  const layers = sweep.points.map((point) => layPoint(value, point, source));
  const checked = checkEach(
    layers.length > 0 ? layers : [{ value, source, problems: [] }],
    populations.populations,
  );
  const problems = [
    ...groupNameProblems(value, source),
    ...sweep.problems,
    ...checked.problems,
    ...missions.problems,
    ...models.problems,
    ...populations.problems,
    ...chains.problems,
    ...engines.problems,
  ];
  const [complete] = checked.configs;
  if (complete === undefined) {
    throw new UserError(inOrder([...problems, ...rawExpectationProblems(value, source)]));
  }
  const { configs } = checked;
  problems.push(
    ...tooManyGroups(configs.length * complete.groups.flatMap(expandedNames).length, source),
    ...expectationProblems(complete, source, configs.length),
  );
  if (problems.length > 0) throw new UserError(inOrder(problems));
  const plan = planOf(
    config.baseName,
    configs,
    namedPoints(sweep.points),
    missions.scenarios,
    models.models,
    engines.modules,
    populations.populations,
    chains.transitions,
    expectationTexts(complete, source),
  );
  const unmatched = chainsWithoutSkills(plan, value, source);
  if (unmatched.length > 0) throw new UserError(inOrder(unmatched));
  const isNew = plan.groups.every(({ initialStates }) => initialStates === undefined);
  return isNew ? plan : withStates(plan, value, source, files.datastore(storePath(value)!));
}

/** Layers with problems of which all are reported [assumption]: the others have the same ones. */
const MOST_FAULTY = 100;

/** Checks the configuration as it is at each point; no configurations when the schema refuses one. */
function checkEach(
  layers: readonly Layer[],
  populations: Populations['populations'],
): {
  readonly configs: readonly Config[];
  readonly problems: readonly Problem[];
} {
  const configs: Config[] = [];
  const problems: Problem[] = [];
  let faulty = 0;
  for (const { value, source, problems: laying } of layers) {
    const listed = Array.isArray((value as { groups?: unknown } | null)?.groups);
    const checked = listed
      ? checkSchema(listConfigSchema, value, source)
      : checkSchema(mapConfigSchema, value, source);
    const complete = checked.value && withGroupList(checked.value);
    const crossed = complete
      ? [
          ...crossProblems(complete, value, source),
          ...reweightProblems(complete, populations, value, source),
        ]
      : [];
    if (complete) configs.push(complete);
    const found = [
      ...laying,
      ...learnerKeyProblems(value, source),
      ...checked.problems,
      ...crossed,
    ];
    problems.push(...found);
    if (found.length > 0 && ++faulty >= MOST_FAULTY) break;
  }
  return { configs: configs.length === layers.length ? configs : [], problems };
}

function namedPoints(points: readonly (readonly Setting[])[]): SweepPoint[] {
  const names = parameterNames(points.flatMap((point) => point.map(({ path }) => path)));
  return points.map((point) =>
    Object.fromEntries(point.map(({ path, value }) => [names.get(path)!, value])),
  );
}

/** Problems in the order of the file, each once: by line and column, those without a place first. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const different = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...different.values()].toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

interface Landing {
  readonly path: Path;
  readonly override: Override;
}

function withOverrides(
  data: unknown,
  overrides: readonly Override[],
): { readonly value: unknown; readonly landings: readonly Landing[] } {
  const landings: Landing[] = [];
  const value = overrides.reduce((before, override) => {
    const after = applyOverride(before, override);
    landings.push({ path: landingOf(before, override), override });
    return after;
  }, data);
  return { value, landings };
}

/** Problems of an overridden value are the flag's, not the file's; those of the last one that set it. */
function reported(document: SourceDocument, landings: readonly Landing[]): Reported {
  return {
    file: document.file,
    place: (path) => {
      const landing = landings.findLast((one) => isWithin(path, one.path));
      if (landing === undefined) return document.place(path);
      const { flag = '--set', text } = landing.override;
      return { file: `${flag} ${text}` };
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
