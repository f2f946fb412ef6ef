/** What a report says, from the files of a results directory. */

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scenario } from '../content/scenario.js';
import { type ExperimentPlan, type GroupPlan, groupLabel, isSwept } from '../experiment/plan.js';
import type { ReportFile, ReportGroup, ReportSweep, ReportValues } from '../report/values.js';
import { VERSION } from '../version.js';
import { type Compared, type Results, readCompared } from './compare-results.js';
import { KindSamples } from './kind-samples.js';
import { verifyFile } from './read-learners.js';
import { readTable } from './read-table.js';
import { groupSettings } from './report-settings.js';

/** Bytes of a file that goes along in the page [assumption]: with what else is in it, it stays easy to mail. */
const MOST_BYTES = 300_000;
/** The same of a group's file, of which there may be many. */
const MOST_LEARNER_BYTES = 50_000;

/**
 * Reads the results.
 * @throws UserError when a file is missing, was changed, or holds what a run does not write
 */
export async function reportValues(results: Results): Promise<ReportValues> {
  const { plan } = results;
  const sweep = isSwept(plan) ? await sweepOf(results) : undefined;
  const kinds = new KindSamples(plan);
  const compared: Compared = sweep
    ? { comparisons: [], samples: [] }
    : await readCompared(results, plan.control, kinds);
  const tables = sweep ? [] : await readTable(results, 'summary.csv', plan.groups.length);
  const groups = plan.groups.filter(({ point }) => point === plan.groups[0].point);
  const settings = groupSettings(groups);
  return {
    experiment: plan.name,
    description: plan.description,
    seed: plan.seed,
    version: VERSION,
    isPartial: results.isPartial,
    readyAccuracy: plan.readyAccuracy,
    limits: plan.limits,
    hasFollowUp: plan.followUpDays !== undefined,
    control: plan.control,
    groups: groups.map((group, at): ReportGroup => ({
      name: group.name,
      description: descriptionOf(plan, group),
      mission: titleOf(plan.scenarios[group.mission]),
      settings: settings[at],
      people: group.people,
      session: group.maxTimePerDay,
      summary: tables[at] ?? new Map(),
      sample: compared.samples[at],
      kinds: sweep ? [] : kinds.samplesOf(at),
    })),
    stretched: plan.groups.flatMap(({ name, point, stretch }) =>
      stretch === undefined ? [] : [{ name, label: groupLabel(plan, { name, point }), stretch }],
    ),
    comparisons: compared.comparisons,
    files: await filesOf(results),
    sweep,
  };
}

function titleOf({ title, slug }: Scenario): string {
  return title ?? slug;
}

/** Of the group as it was configured: an assignment makes several of it. */
function descriptionOf({ config }: ExperimentPlan, { name, assigned }: GroupPlan): string {
  const written = config.groups.find((group) => group.name === (assigned?.from ?? name));
  return written?.description ?? '';
}

async function sweepOf(results: Results): Promise<ReportSweep> {
  const { points, groups } = results.plan;
  const rows = await readTable(results, 'sweep.csv', groups.length);
  return { parameters: [...new Set(points.flatMap((point) => Object.keys(point)))], rows };
}

/** The run's own files, tables first. */
async function filesOf({ directory, plan, files }: Results): Promise<ReportFile[]> {
  const names = namesOf(plan).filter((name) => Object.hasOwn(files, name));
  const learners = new Set(plan.groups.map(({ name }) => `${name}.csv`));
  const read = async (name: string): Promise<ReportFile> => {
    await verifyFile(directory, name, files);
    const file = join(directory, name);
    const { size } = await stat(file);
    const isSmall = size <= (learners.has(name) ? MOST_LEARNER_BYTES : MOST_BYTES);
    return { name, bytes: size, text: isSmall ? await readFile(file, 'utf8') : undefined };
  };
  return await Promise.all(names.map(read));
}

function namesOf(plan: ExperimentPlan): string[] {
  if (isSwept(plan)) return ['sweep.csv'];
  const tables = ['summary.csv', 'comparison.csv', 'skills.csv'];
  return [...tables, ...plan.groups.map(({ name }) => `${name}.csv`)];
}
