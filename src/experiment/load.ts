/** From a configuration's text to a plan: everything that is wrong is reported at once. */

import { type Path, type SourceDocument, readDocument } from '../content/document.js';
import { type Reported, checkSchema } from '../content/schema-problems.js';
import { type Problem, UserError } from '../errors.js';
import { expectationProblems, expectationTexts, rawExpectationProblems } from './expectations.js';
import { type ConfigFiles, readMissions, readModels } from './config-files.js';
import { crossProblems } from './cross-checks.js';
import { planOf } from './expand.js';
import { groupNameProblems } from './group-names.js';
import { type Override, applyOverride, landingOf } from './overrides.js';
import type { ExperimentPlan } from './plan.js';
import { type Config, type ConfigGroup, listConfigSchema, mapConfigSchema } from './schema.js';

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
  const listed = Array.isArray((value as { groups?: unknown } | null)?.groups);
  const checked = listed
    ? checkSchema(listConfigSchema, value, source)
    : checkSchema(mapConfigSchema, value, source);
  const missions = readMissions(value, source, files);
  const models = readModels(value, source, files, missions);
  const problems = [
    ...groupNameProblems(value, source),
    ...checked.problems,
    ...missions.problems,
    ...models.problems,
  ];
  if (checked.value === undefined) {
    throw new UserError(inOrder([...problems, ...rawExpectationProblems(value, source)]));
  }
  const complete = withGroupList(checked.value);
  problems.push(
    ...crossProblems(complete, value, source),
    ...expectationProblems(complete, source),
  );
  if (problems.length > 0) throw new UserError(inOrder(problems));
  return planOf(
    config.baseName,
    complete,
    missions.scenarios,
    models.models,
    expectationTexts(complete, source),
  );
}

/** Problems in the order of the file: by line and column, those without a place first. */
function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
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

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((step, depth) => depth < path.length && String(step) === String(path[depth]));
}

type CheckedConfig = Omit<Config, 'groups'> & {
  readonly groups: Config['groups'] | Readonly<Record<string, Omit<ConfigGroup, 'name'>>>;
};

function withGroupList(config: CheckedConfig): Config {
  if (Array.isArray(config.groups)) return config as Config;
  const groups = Object.entries(config.groups).map(([name, group]) => ({ ...group, name }));
  return { ...config, groups: groups };
}
