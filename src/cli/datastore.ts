/** `learnersim datastore import` and `show`. */

import type { Scenario } from '../content/scenario.js';
import { parseScenario } from '../content/scenario.js';
import { type Contents, contentsOf } from '../datastore/contents.js';
import { importMissions } from '../datastore/import-missions.js';
import { EXIT, type Problem, UserError, didYouMean, printable } from '../errors.js';
import type { NamedText } from '../experiment/config-files.js';
import { configFiles } from './files.js';

export interface ImportMissionsFlags {
  readonly out: string;
}

export interface ShowFlags {
  readonly json?: boolean;
}

/** Writes scenarios, files or slugs, into a datastore: all or none. */
export function importInto(references: readonly string[], { out }: ImportMissionsFlags): number {
  const scenarios = readAll(references);
  const { isNew, replaced } = importMissions(out, scenarios);
  const what = isNew ? 'new' : 'learners kept';
  process.stdout.write(`${printable(out)}: ${what}\n`);
  for (const { slug, skills } of scenarios) {
    const how = replaced.includes(slug) ? 'replaced' : 'added';
    process.stdout.write(`  ${how} ${printable(slug)}: ${skills.length} skills\n`);
  }
  return EXIT.fine;
}

/** Reads every scenario before anything is written, and reports what is wrong with any of them at once. */
function readAll(references: readonly string[]): Scenario[] {
  const problems: Problem[] = [];
  const scenarios = new Map<string, Scenario>();
  for (const reference of references) {
    try {
      const { file, text } = find(reference);
      const scenario = parseScenario(file, text);
      if (scenarios.has(scenario.slug)) {
        problems.push({ file, what: `mission "${scenario.slug}" is imported twice` });
      }
      scenarios.set(scenario.slug, scenario);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new UserError(problems);
  return [...scenarios.values()];
}

/** A file, or a slug that is looked up as a configuration's would be. */
function find(reference: string): NamedText {
  const files = configFiles('', {});
  const found = files.scenario(reference, undefined);
  if (found !== undefined) return found;
  const hint = didYouMean(reference, files.knownScenarios(undefined));
  throw new UserError({ file: reference, what: 'no such scenario', hint });
}

/** Prints what is in a datastore, after a look at every page of it. */
export function show(file: string, { json }: ShowFlags): number {
  const contents = contentsOf(file);
  process.stdout.write(
    json === true ? `${JSON.stringify(contents, withBigInts, 2)}\n` : contentsText(file, contents),
  );
  return EXIT.fine;
}

/** Whole numbers that no run of ours writes, as text. */
function withBigInts(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function contentsText(file: string, { schema_version, missions, runs }: Contents): string {
  const lines = [
    `${file}: datastore of version ${schema_version}, undamaged`,
    ...missions.map(({ slug, skills, prerequisites, learners, completed }) => {
      const learning = `${learners} learners in the middle of it, ${completed} completed`;
      return `  mission ${slug}: ${skills} skills, ${prerequisites} prerequisites; ${learning}`;
    }),
    ...runs.map(
      ({ experiment, seed, status, learners }) =>
        `  run ${experiment}, seed ${seed}: ${status}, ${learners} learners`,
    ),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}
