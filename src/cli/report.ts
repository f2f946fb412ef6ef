/** `learnersim report`: a results directory as one page to look at. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '../errors.js';
import { isSwept } from '../experiment/plan.js';
import { page } from '../report/page.js';
import { sectionsOf } from '../report/sections.js';
import { learnerSample } from '../runner/learner-sample.js';
import { reportValues } from '../runner/report-values.js';
import { openResults } from './load-plan.js';
import { writeOutputs } from './output-files.js';

export interface ReportFlags {
  readonly out?: string;
}

/** The file's name inside its results directory. */
const REPORT = 'report.html';
/** The browser's code, in the order in which it runs. */
const SCRIPTS = ['copy', 'sample', 'class', 'journey', 'map'];

/** Writes the report; returns the exit code. */
export async function report(directory: string, flags: ReportFlags): Promise<number> {
  const results = openResults(directory);
  if (results.isPartial) process.stderr.write(`warning: ${directory} is a part of a run\n`);
  const file = flags.out ?? join(directory, REPORT);
  const values = await reportValues(results);
  const sample = isSwept(results.plan) ? undefined : await learnerSample(results);
  const sections = await sectionsOf(values, sample);
  writeOutputs([[file, page(values, sections, { script: browserScript(), hash })]]);
  process.stdout.write(`written to ${file}\n`);
  return EXIT.fine;
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
