/** Compares groups of one run, or of two, from the files that the runs left. */

import { join } from 'node:path';
import { type ComparedGroup } from '../comparison/compared-groups.js';
import { type Comparison, Comparisons, type SkillProblems } from '../comparison/comparison.js';
import type { ComparisonRow } from '../comparison/comparison-row.js';
import type { GroupSample } from '../comparison/group-sample.js';
import { compileMission } from '../content/compile.js';
import { UserError } from '../errors.js';
import type { ExperimentPlan, GroupPlan } from '../experiment/plan.js';
import type { Limits } from '../harness/ending.js';
import type { KindSamples } from './kind-samples.js';
import {
  type ExpectedLearners,
  type LearnerRange,
  readLearners,
  readSkillProblems,
  verifyFile,
} from './read-learners.js';

/** A results directory whose manifest was read. */
export interface Results {
  readonly directory: string;
  readonly plan: ExperimentPlan;
  /** hash of every file, by name */
  readonly files: Readonly<Record<string, string>>;
  readonly isPartial: boolean;
}

/** A group of one of the runs, under the name that the comparison gives it. */
interface Member {
  readonly results: Results;
  readonly group: GroupPlan;
  readonly name: string;
  readonly control: number | undefined;
  readonly samePeople: boolean;
}

/** Comparisons, and what they were made from: of every group, in the run's order. */
export interface Compared {
  readonly comparisons: readonly Comparison[];
  readonly samples: readonly GroupSample[];
}

/** Every other group of a run against `control`, the same as the run's own `comparison.csv` by default. */
export async function compareWithin(
  results: Results,
  control: string,
): Promise<readonly Comparison[]> {
  return (await readCompared(results, control)).comparisons;
}

/** The same, with the samples behind it; of a single group, that sample alone. `kinds` counts along. */
export async function readCompared(
  results: Results,
  control: string,
  kinds?: KindSamples,
): Promise<Compared> {
  const { groups } = results.plan;
  const controlAt = groups.findIndex(({ name }) => name === control);
  const members = groups.map((group, at): Member => ({
    results,
    group,
    name: group.name,
    control: at === controlAt ? undefined : controlAt,
    samePeople: true,
  }));
  return await compare(members, kinds);
}

/**
 * Every group of the second run against the first run's group of the same name; none when they share no name.
 * @throws UserError when the runs judge readiness by different accuracies
 */
export async function compareAcross(first: Results, second: Results): Promise<Comparison[]> {
  checkReadiness(first, second);
  const samePeople = first.plan.seed === second.plan.seed;
  const common = second.plan.groups.flatMap((group) => {
    const control = first.plan.groups.find(({ name }) => name === group.name);
    return control === undefined ? [] : [{ group, control }];
  });
  if (common.length === 0) return [];
  const members = common.flatMap(({ group, control }, pair): Member[] => [
    { results: first, group: control, name: `first/${group.name}`, control: undefined, samePeople },
    { results: second, group, name: `second/${group.name}`, control: 2 * pair, samePeople },
  ]);
  const note = limitsNote(first.plan.limits, second.plan.limits);
  return withNote((await compare(members)).comparisons, note);
}

/** `unready_rate` by two measures would be no comparison. */
function checkReadiness(first: Results, second: Results): void {
  const [one, other] = [first, second].map(({ plan }) => plan.readyAccuracy);
  if (one === other) return;
  throw new UserError({
    file: second.directory,
    path: 'ready_accuracy',
    what: `is ${other}, and ${one} in ${first.directory}`,
    hint: 'run one of them again with the same ready_accuracy',
  });
}

/** What learners do depends on when they are stopped; empty: they are stopped alike. */
function limitsNote(first: Limits, second: Limits): string {
  const names = Object.keys(first) as (keyof Limits)[];
  const differing = names.filter((name) => first[name] !== second[name]);
  if (differing.length === 0) return '';
  const texts = differing.map(
    (name) => `${name} ${second[name]} in the group, ${first[name]} in the control`,
  );
  return `limits differ: ${texts.join(', ')}`;
}

function withNote(comparisons: readonly Comparison[], note: string): Comparison[] {
  const noted = (row: ComparisonRow): ComparisonRow => ({
    ...row,
    note: [row.note, note].filter((part) => part !== '').join('; '),
  });
  return comparisons.map((one) => ({ ...one, rows: one.rows.map(noted) }));
}

async function compare(members: readonly Member[], kinds?: KindSamples): Promise<Compared> {
  const skills = await verified(members);
  const plans = [...new Set(members.map(({ results }) => results.plan))];
  const comparisons = new Comparisons({
    groups: members.map(comparedGroup),
    readyAccuracy: plans[0].readyAccuracy,
    limits: {
      max_problems: Math.min(...plans.map(({ limits }) => limits.max_problems)),
      max_days: Math.min(...plans.map(({ limits }) => limits.max_days)),
    },
    seed: plans[0].seed,
  });
  const readers = members.map((member, at) =>
    readLearners(fileOf(member), { ...expected(member), kinds: kinds?.namesOf(at) }),
  );
  for await (const { reader, range } of inStep(readers)) {
    comparisons.add(reader, range.first, range.batch);
    if (range.kinds.length > 0) kinds!.add(reader, range.batch, range.kinds);
  }
  return { comparisons: comparisons.finish((at) => skills[at]), samples: comparisons.samples };
}

/** Problems by skill of each member, once all files were found to be what the manifests say. */
async function verified(members: readonly Member[]): Promise<SkillProblems[]> {
  const tables = new Map<Results, ReadonlyMap<string, readonly number[]>>();
  for (const { results, group } of members) {
    await verifyFile(results.directory, `${group.name}.csv`, results.files);
    if (tables.has(results)) continue;
    await verifyFile(results.directory, 'skills.csv', results.files);
    tables.set(results, await readSkillProblems(join(results.directory, 'skills.csv')));
  }
  return members.map(({ results, group }) => writtenProblems(results, group, tables.get(results)!));
}

/** The skills as the mission has them: a table of text is not where to learn their names. */
function writtenProblems(
  { directory, plan }: Results,
  { name, mission }: GroupPlan,
  table: ReadonlyMap<string, readonly number[]>,
): SkillProblems {
  const { skills } = compileMission(plan.scenarios[mission]);
  const problems = Float64Array.from(table.get(name) ?? []);
  if (problems.length !== skills.length) {
    const what = `holds ${problems.length} skills of group ${name}, its mission ${skills.length}`;
    throw new UserError({ file: join(directory, 'skills.csv'), what });
  }
  return { slugs: skills.map(({ slug }) => slug), problems };
}

function comparedGroup(member: Member): ComparedGroup {
  const { group, name, control, samePeople } = member;
  return { name, control, samePeople, learners: isWhole(member) ? group.learners : undefined };
}

function isWhole({ results, group }: Member): boolean {
  return group.assigned === undefined && !results.isPartial;
}

function expected(member: Member): ExpectedLearners {
  const { learners } = member.group;
  return { learners, areAll: isWhole(member), limits: member.results.plan.limits };
}

function fileOf({ results, group }: Member): string {
  return join(results.directory, `${group.name}.csv`);
}

/** Ranges of several files side by side: the lowest numbers first, so that the same person meets in all of them. */
async function* inStep(
  readers: readonly AsyncGenerator<LearnerRange>[],
): AsyncGenerator<{ readonly reader: number; readonly range: LearnerRange }> {
  const heads = await Promise.all(readers.map(async (reader) => await reader.next()));
  for (;;) {
    const firsts = heads.map(({ done, value }) => (done ? Infinity : value.first));
    const lowest = Math.min(...firsts);
    if (lowest === Infinity) return;
    for (const [reader, first] of firsts.entries()) {
      if (first !== lowest) continue;
      yield { reader, range: heads[reader].value as LearnerRange };
      heads[reader] = await readers[reader].next();
    }
  }
}
