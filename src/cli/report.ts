/** `learnersim report`: a results directory as one page to look at, or its charts as files. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EXIT, UserError } from '../errors.js';
import { type ExperimentPlan, isSwept } from '../experiment/plan.js';
import type { Results } from '../runner/compare-results.js';
import { learnerSample } from '../runner/learner-sample.js';
import { REPORT } from '../runner/results-names.js';
import { reportValues } from '../runner/report-values.js';
import { openResults } from './load-plan.js';
import { writeFault } from './reporters.js';
import { writeWhole } from './whole-file.js';

export interface ReportFlags {
  readonly out?: string;
  /** has the states that learners began with */
  readonly datastore?: string;
  readonly format: 'html' | 'svg';
}

/** The browser's code, in the order in which it runs. */
const SCRIPTS = [
  'copy',
  'sample',
  'standing',
  'class',
  'steps',
  'journey-picture',
  'journey-panel',
  'journey',
  'map-view',
  'map-skill',
  'map-shades',
  'map-walk',
  'map',
];

/** Writes the report; returns the exit code. */
export async function report(directory: string, flags: ReportFlags): Promise<number> {
  const results = openResults(directory, flags.datastore);
  if (flags.out === '') throw new UserError({ file: '--out', what: 'is empty' });
  if (results.isPartial) process.stderr.write(`warning: ${directory} is a part of a run\n`);
  const written =
    flags.format === 'svg'
      ? await writeCharts(results, flags.out)
      : await writePage(results, flags.out ?? join(directory, REPORT));
  process.stdout.write(`written to ${written}\n`);
  return EXIT.fine;
}

/** The page of a run that has just ended, beside its results, which do not hold the states that learners began with. */
export async function reportRun(
  directory: string,
  { states }: Pick<ExperimentPlan, 'states'>,
  quiet: boolean,
): Promise<void> {
  const results = openResults(directory);
  const begun = { ...results, plan: { ...results.plan, states } };
  const written = await writePage(begun, join(directory, REPORT));
  if (!quiet) process.stderr.write(`report: ${written}\n`);
}

async function writePage(results: Results, file: string): Promise<string> {
  checkFile(results, file);
  const values = await reportValues(results);
  const sample = isSwept(results.plan) ? undefined : await learnerSample(results);
  // Drawing takes a quarter of a second to load: only who wants a report waits for it.
  const [{ page }, { sectionsOf }] = await Promise.all([
    import('../report/page.js'),
    import('../report/sections.js'),
  ]);
  const sections = await sectionsOf(values, sample);
  writeWhole(file, page(values, sections, { script: browserScript(), hash }));
  return file;
}

/** A file a chart, in a folder of their own: with other names than ours nothing in it is touched. */
async function writeCharts(results: Results, out: string | undefined): Promise<string> {
  const folder = out ?? `${basename(realpathSync(results.directory))}-charts`;
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new UserError({ file: '--out', path: folder, what: 'is not a directory' });
  }
  if (!existsSync(dirname(folder))) {
    throw new UserError({
      file: '--out',
      path: folder,
      what: 'is in a folder that does not exist',
    });
  }
  if (existsSync(folder) && realpathSync(folder) === realpathSync(results.directory)) {
    throw new UserError({ file: '--out', path: folder, what: 'is the results directory' });
  }
  const values = await reportValues(results);
  const { chartFiles } = await import('../report/chart-files.js');
  const files = await chartFiles(values);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ file: folder, what: `cannot be made (${code ?? String(error)})` });
  }
  for (const { name, text } of files) writeWhole(join(folder, name), text);
  return folder;
}

/** A page may stand beside the results, under its own name; the files of the run stay as they are. */
function checkFile({ directory }: Results, file: string): void {
  const wrong = (what: string, hint?: string): UserError =>
    new UserError({ file: '--out', path: file, what, hint });
  const fault = writeFault(file);
  if (fault !== undefined) throw wrong(fault);
  const target = existsSync(file)
    ? realpathSync(file)
    : join(realpathSync(dirname(file)), basename(file));
  const isBeside = dirname(target) === realpathSync(directory);
  if (isBeside && basename(target) !== REPORT) {
    throw wrong('is in the results directory', `there it is called ${REPORT}`);
  }
}

/** What runs in the page: compiled beside this file, all in one scope. */
function browserScript(): string {
  const texts = SCRIPTS.map((name) =>
    readFileSync(new URL(`../report/client/${name}.js`, import.meta.url), 'utf8'),
  );
  return `'use strict';\n{\n${texts.join('')}}\n`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
