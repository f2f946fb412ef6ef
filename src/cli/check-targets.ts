/** What `check` looks at: paths to missions and the alternatives to walk them through. */

import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Alternative } from '../check/probes.js';
import { alternativeOf, everyAlternative } from '../check/alternatives.js';
import { readDocument } from '../content/document.js';
import { type SourcedScenario, checkScenario } from '../content/scenario.js';
import { PUBLISHED_MODEL } from '../engine/knowledge/model.js';
import { UserError } from '../errors.js';
import { chainMatches, matchText } from '../experiment/chain-matches.js';
import type { ExperimentPlan, GroupPlan } from '../experiment/plan.js';
import { steady } from '../learners/behaviour.js';
import { storePath } from '../experiment/stored-content.js';
import { medianOf } from '../learners/distribution.js';
import { MAX_TIME_PER_DAY } from '../learners/parameters.js';
import { readText } from './files.js';
import { type ConfigFlags, loadConfig } from './load-plan.js';
import { missionSource } from './mission-source.js';

/** One mission to check. */
export interface Target {
  /** as the user named it, or found in a folder that they named */
  readonly path: string;
  /** the scenario's file: the same for a bare scenario */
  readonly scenarioFile: string;
  /** where a configuration names it; undefined for a bare scenario */
  readonly missionKey: string | undefined;
  readonly sourced: SourcedScenario;
  /** of a mission in a datastore: changes that let the configuration take one from a file */
  readonly offStore: readonly string[];
  readonly alternatives: readonly Alternative[];
  /** what its groups do in a run, and learners of `check` do not */
  readonly notes: readonly string[];
}

const YAML = /\.ya?ml$/i;
/** Files in a folder at most [assumption]. */
const MOST_FILES = 10_000;

/**
 * All YAML files of the paths, folders with all below them, in order.
 * @throws UserError for a path that is not there, and a folder without any
 */
export function filesOf(path: string): string[] {
  if (path === '') throw new UserError({ file: 'check', what: 'a path is empty' });
  if (!existsSync(path)) throw new UserError({ file: path, what: 'no such file or folder' });
  if (!statSync(path).isDirectory()) return [path];
  const files = yamlFilesIn(path);
  if (files.length === 0) {
    throw new UserError({ file: path, what: 'holds no scenario and no configuration' });
  }
  if (files.length > MOST_FILES) {
    throw new UserError({ file: path, what: `holds more than ${MOST_FILES} YAML files` });
  }
  return files;
}

function yamlFilesIn(folder: string): string[] {
  const isSeen = ({ name }: Dirent): boolean => !name.startsWith('.') && name !== 'node_modules';
  return entriesOf(folder)
    .filter(isSeen)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return yamlFilesIn(path);
      return YAML.test(entry.name) && isFile(entry, path) ? [path] : [];
    });
}

/** A link to a file is one; a link to a folder is not followed, it might lead round in circles. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ file: folder, what: `cannot be read (${code ?? String(error)})` });
  }
}

/**
 * The missions of a file: of a scenario its own, of a configuration those of its groups; undefined when it is neither.
 * @throws UserError when it is wrong
 */
export function targetsOf(path: string, flags: ConfigFlags): Target[] | undefined {
  const document = readDocument(path, readText(path));
  const keys = Object.keys(document.value ?? {});
  if (keys.includes('groups')) return configTargets(path, loadConfig(path, flags), flags);
  if (!keys.includes('skills')) return undefined;
  return [
    {
      path,
      scenarioFile: path,
      missionKey: undefined,
      sourced: checkScenario(document),
      offStore: [],
      alternatives: everyAlternative(),
      notes: [],
    },
  ];
}

function configTargets(path: string, plan: ExperimentPlan, flags: ConfigFlags): Target[] {
  const missions = [...new Set(plan.groups.map(({ mission }) => mission))];
  const chains = chainMatches(plan);
  return missions.map((mission): Target => {
    const sourced = missionSource(path, plan, mission, flags)!;
    const groups = plan.groups.filter((group) => group.mission === mission);
    const isInSweep = plan.config.sweep?.['mission'] !== undefined;
    const isTop = plan.config.mission === mission && !isInSweep;
    return {
      path,
      scenarioFile: sourced.source.file,
      missionKey: isTop
        ? 'mission'
        : isInSweep
          ? 'sweep.mission'
          : `groups.${groups[0].assigned?.from ?? groups[0].name}.mission`,
      sourced,
      offStore: storePath(plan.config) === undefined ? [] : offStore(plan.config),
      alternatives: differentAlternatives(plan, groups),
      notes: [
        ...chains
          .filter((match) => match.group.mission === mission)
          .map((match) => `task choice ${matchText(match)}`),
        ...engineNotes(groups),
      ],
    };
  });
}

/** Learners of `check` meet the built-in engine, on the command's own thread, where nothing could end another one. */
function engineNotes(groups: readonly GroupPlan[]): string[] {
  const own = groups.filter(({ ownEngine }) => ownEngine !== undefined);
  if (own.length === 0) return [];
  const names = [...new Set(own.map(({ assigned, name }) => assigned?.from ?? name))];
  return [
    `walked with the built-in engine in place of their own: ${names.join(', ')}; a run shows whom theirs leaves stuck`,
  ];
}

function offStore({ groups, initial_states, write_back }: ExperimentPlan['config']): string[] {
  const starting = groups.filter((group) => group.initial_states !== undefined);
  return [
    'use_test_db=false',
    ...(initial_states === undefined ? [] : ['initial_states=false']),
    ...(write_back === undefined ? [] : ['write_back=false']),
    ...starting.map(({ name }) => `groups.${name}.initial_states=false`),
  ];
}

/** Of a sweep: each group as often as its points differ in what a probe meets, then named `<group>@<first point>`. */
function differentAlternatives(plan: ExperimentPlan, groups: readonly GroupPlan[]): Alternative[] {
  return [...new Set(groups.map(({ name }) => name))].flatMap((name) => {
    const all = plan.groups.filter((one) => one.name === name);
    const isOneMission = all.every(({ mission }) => mission === groups[0].mission);
    const different = new Map<string, { point: number | undefined; alternative: Alternative }>();
    for (const group of groups.filter((one) => one.name === name)) {
      const alternative = alternativeIn(plan, group);
      const key = JSON.stringify(alternative);
      if (!different.has(key)) different.set(key, { point: group.point, alternative });
    }
    return [...different.values()].map(({ point, alternative }) =>
      different.size === 1 && isOneMission
        ? alternative
        : { ...alternative, name: `${name}@${point}` },
    );
  });
}

function alternativeIn(plan: ExperimentPlan, group: GroupPlan): Alternative {
  return alternativeOf({
    name: group.name,
    alternatives: group.alternatives,
    engine: group.engine,
    model: plan.models[group.knowledgeModel ?? ''] ?? PUBLISHED_MODEL,
    maxTimePerDay: medianOf(group.maxTimePerDay, MAX_TIME_PER_DAY),
    behaviour: commonBehaviour(group.people),
    limits: plan.limits,
    seed: plan.seed,
  });
}

/** Pace and schedule of the kind of learners that most are, the first of several, at their medians. */
function commonBehaviour(people: GroupPlan['people']): Alternative['behaviour'] {
  const most = Math.max(...people.map(({ weight }) => weight));
  const common = people.find(({ weight }) => weight === most)!.behaviour;
  return common && steady(common);
}
