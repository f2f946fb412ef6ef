/** From what a user names, a configuration or a results directory, to a plan. */

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readDocument } from '../content/document.js';
import { checkScenario } from '../content/scenario.js';
import { Datastore } from '../datastore/datastore.js';
import { type Problem, UserError } from '../errors.js';
import type { ConfigFiles } from '../experiment/config-files.js';
import { statesKey } from '../experiment/initial-states.js';
import { loadExperiment } from '../experiment/load.js';
import type { EngineModule } from '../experiment/own-engine.js';
import { type Override, parseOverride, seedOverride } from '../experiment/overrides.js';
import { type ExperimentPlan, grownPlan } from '../experiment/plan.js';
import type { StoredContent } from '../experiment/stored-content.js';
import type { Results } from '../runner/compare-results.js';
import { hashOfStates } from '../runner/fingerprints.js';
import { MANIFEST, PARTIAL } from '../runner/results-names.js';
import { configFiles, configName, engineModule, readText } from './files.js';

const YAML = /\.ya?ml$/i;

export interface ConfigFlags {
  readonly seed?: string;
  readonly set: readonly string[];
  readonly scenarios?: string;
  readonly datastore?: string;
}

/** `--set`, and `--seed` as one of them. */
function overridesOf(flags: ConfigFlags): Override[] {
  const seed = flags.seed === undefined ? [] : [seedOverride(flags.seed)];
  return [...flags.set.map(parseOverride), ...seed];
}

/**
 * Loads a configuration, or the one that a results directory was made from, with its scenarios as they were then.
 * @throws UserError with everything that is wrong
 */
export function loadPlan(source: string, flags: ConfigFlags): ExperimentPlan {
  if (!existsSync(source) && !YAML.test(source)) {
    throw new UserError({ ...noResults(source), what: 'no such file or directory' });
  }
  if (!existsSync(source) || !statSync(source).isDirectory()) return loadConfig(source, flags);
  const file = join(source, MANIFEST);
  if (!existsSync(file)) throw new UserError(noResults(source));
  return loadManifest(file, overridesOf(flags), { datastore: flags.datastore });
}

/**
 * Loads a configuration; `further` overrides go on top of those of the flags.
 * @throws UserError with everything that is wrong
 */
export function loadConfig(
  file: string,
  flags: ConfigFlags,
  further: readonly Override[] = [],
): ExperimentPlan {
  const overrides = [...overridesOf(flags), ...further];
  const text = readText(file);
  const files = configFiles(file, flags);
  return loadExperiment({ file, baseName: configName(file), text, overrides }, files);
}

/**
 * A results directory that was written before. `datastore`: has the states that its learners began with; without it nobody
 * can be simulated once more of those who began with one.
 * @throws UserError when it holds no manifest of ours, or the states are others
 */
export function openResults(directory: string, datastore?: string): Results {
  const file = join(directory, MANIFEST);
  if (!existsSync(file)) throw new UserError(noResults(directory));
  const { files, partial } = parseManifest(file);
  const isPartial = partial !== false;
  const plan = loadManifest(file, [], datastore === undefined ? undefined : { datastore });
  return { directory, plan, files: files ?? {}, isPartial };
}

/**
 * The results directory of a shard, and what its manifest says of it. The configuration keeps the order of its keys: what
 * is written of it after the merge must be what the run would have written.
 * @throws UserError when it holds no manifest of ours
 */
export function openShardResults(directory: string): {
  readonly results: Results;
  readonly shard: unknown;
} {
  const results = openResults(directory);
  const { config: written, shard } = parseManifest(join(directory, MANIFEST));
  const { num_processes: _, ...config } = results.plan.config;
  const read = JSON.parse(JSON.stringify(config)) as object;
  if (!isDeepStrictEqual(read, written)) return { results, shard };
  const plan = { ...results.plan, config: written as typeof config };
  return { results: { ...results, plan }, shard };
}

/** Why a directory holds no results, and which one may have been meant. */
function noResults(directory: string): Problem {
  const ofConfig = join('results', configName(directory));
  const meant = [join(directory, PARTIAL), join('results', directory), ofConfig].find((other) =>
    existsSync(join(other, MANIFEST)),
  );
  const status = statSync(directory, { throwIfNoEntry: false });
  const isFolder = status?.isDirectory() === true;
  const what = isFolder ? `holds no ${MANIFEST}` : 'is not a directory';
  return {
    file: directory,
    what: status === undefined ? 'no such directory' : what,
    hint:
      meant === undefined
        ? 'name a results directory: learnersim run makes one'
        : `did you mean ${meant}?`,
  };
}

interface Manifest {
  readonly tool: 'learnersim';
  readonly partial?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  /** learners of each group, where rounds made them more than the configuration says */
  readonly learners?: unknown;
  readonly shard?: unknown;
  readonly config: object;
  readonly scenarios: Readonly<Record<string, object>>;
  readonly models: Readonly<Record<string, object>>;
  readonly transitions?: Readonly<Record<string, object>>;
  readonly hashes?: { readonly initial_states?: Readonly<Record<string, unknown>> };
  readonly engines?: Readonly<Record<string, unknown>>;
}

/**
 * What a manifest says goes through the same door as a user's own files: JSON is YAML. `states`: where learners' states
 * are, which it does not hold; absent: nobody needs them.
 */
function loadManifest(
  file: string,
  overrides: readonly Override[],
  states?: { readonly datastore: string | undefined },
): ExperimentPlan {
  const manifest = parseManifest(file);
  const part = (of: Readonly<Record<string, object>>, reference: string) =>
    Object.hasOwn(of, reference)
      ? { file: `${file} (${reference})`, text: toText(file, of[reference]) }
      : undefined;
  const files: ConfigFiles = {
    scenario: (reference) => part(manifest.scenarios, reference),
    knownScenarios: () => Object.keys(manifest.scenarios),
    file: (reference) =>
      part(manifest.models, reference) ?? part(manifest.transitions ?? {}, reference),
    datastore: () => ({
      file,
      missions: () => Object.keys(manifest.scenarios),
      scenario: (reference) => {
        const found = part(manifest.scenarios, reference);
        return found && checkScenario(readDocument(found.file, found.text));
      },
      learners: (...asked) =>
        states === undefined
          ? { count: 1, states: [] }
          : sameStates(file, manifest.hashes?.initial_states ?? {}, states.datastore, asked),
    }),
    module: (reference) => unchangedEngine(file, manifest.engines, reference),
  };
  const text = toText(file, manifest.config);
  const plan = loadExperiment({ file, baseName: 'manifest', text, overrides }, files);
  return manifest.learners === undefined ? plan : grownPlan(plan, sizes(file, manifest.learners));
}

/** The states that a run began with, read again: only the same ones will do. */
function sameStates(
  file: string,
  hashes: Readonly<Record<string, unknown>>,
  datastore: string | undefined,
  asked: Parameters<StoredContent['learners']>,
): ReturnType<StoredContent['learners']> {
  const path = 'initial_states';
  if (datastore === undefined) {
    const what = "learners start from states in a datastore: results hold no learner's state";
    throw new UserError({ file, path, what, hint: 'name it: --datastore current.sqlite' });
  }
  const found = new Datastore(datastore).learners(...asked);
  const [selection, target] = asked;
  if (hashOfStates(found.states) === hashes[statesKey(selection, target)]) return found;
  const what = `the states in ${datastore} are not those that the run began with`;
  throw new UserError({ file, path, what });
}

/** An engine's code is not in the manifest: its file must still be what was run. */
function unchangedEngine(
  file: string,
  engines: Manifest['engines'] = {},
  reference: string,
): EngineModule | undefined {
  const then = (Object.hasOwn(engines, reference) ? engines[reference] : undefined) as
    Partial<EngineModule> | null | undefined;
  const wrong = (what: string, hint: string): UserError =>
    new UserError({ file, path: `engines.${reference}`, what, hint });
  if (typeof then?.file !== 'string') throw wrong('has no file', 'run the experiment again');
  const now = engineModule(then.file);
  if (now === undefined) {
    throw wrong(
      `no file ${then.file}`,
      'call the command in the folder that the run was started in',
    );
  }
  if (now.sha256 === then.sha256) return now;
  throw wrong(`${then.file} was changed since the run`, 'run the experiment again');
}

function sizes(file: string, learners: unknown): Readonly<Record<string, number>> {
  const isSize = (size: unknown): boolean => Number.isSafeInteger(size) && (size as number) > 0;
  if (isMap(learners) && Object.values(learners as object).every(isSize)) {
    return learners as Readonly<Record<string, number>>;
  }
  throw new UserError({ file, path: 'learners', what: 'is not a number of learners a group' });
}

function parseManifest(file: string): Manifest {
  const text = readText(file);
  try {
    const manifest = JSON.parse(text) as Partial<Manifest> | null;
    const { tool, config, scenarios, models, transitions = {} } = manifest ?? {};
    const parts = [config, scenarios, models, transitions];
    if (tool === 'learnersim' && parts.every((part) => isMap(part))) {
      return manifest as Manifest;
    }
  } catch {
    // Said below.
  }
  throw new UserError({ file, what: 'is no manifest of learnersim' });
}

/** Back to text, by a line a key. */
function toText(file: string, part: object): string {
  try {
    return JSON.stringify(part, null, 1);
  } catch {
    // It came from JSON: only its depth can be too much.
    throw new UserError({ file, what: 'is nested too deeply' });
  }
}

function isMap(part: unknown): boolean {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
