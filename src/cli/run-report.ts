/** What `run` prints while it goes: the table, or JSON; verdicts on stderr. */

import { EXIT, type Problem, printable } from '../errors.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { comparisonJson } from '../output/comparison-json.js';
import { comparisonText } from '../output/comparison-text.js';
import { precisionJson } from '../output/precision-json.js';
import { precisionText } from '../output/precision-text.js';
import { verdictText } from '../output/report.js';
import { summaryJson } from '../output/summary-json.js';
import { summaryText } from '../output/summary-text.js';
import type { WrittenRun } from '../runner/write-results.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Reporters } from './reporters.js';
import type { Job } from './run.js';

/** How a ruling is called where a line starts with it. */
const WORDS = { passed: 'passed', failed: 'error', warning: 'warning', note: 'note' } as const;

export class RunReport {
  private readonly reporters: Reporters;
  private readonly quiet: boolean;
  private readonly documents: object[] = [];
  private lines = '';

  constructor(reporters: Reporters, quiet: boolean) {
    this.reporters = reporters;
    this.quiet = quiet;
  }

  /** An experiment has ended. */
  experiment(job: Job, result: WrittenRun, verdicts: readonly Verdict[]): void {
    const { plan } = job;
    if (this.reporters.has('json')) this.documents.push(documentOf(plan, result, verdicts));
    if (this.reporters.has('ndjson')) this.lines += ndjsonOf(plan, result, verdicts);
    if (this.reporters.has('default') && !this.quiet) {
      process.stdout.write(
        `${tableOf(plan, result)}${comparisonText(result.comparisons)}${precisionLine(result)}${expectationLine(verdicts)}${baselineLine(job, result, verdicts)}`,
      );
    }
    for (const verdict of verdicts) {
      if (verdict.ruling === 'passed') continue;
      const line = printable(verdictText(verdict));
      process.stderr.write(`${WORDS[verdict.ruling]}: ${line}\n`);
    }
  }

  /** None has begun: configurations cannot be read. */
  unreadable(problems: readonly Problem[]): void {
    if (this.reporters.has('json')) {
      this.reporters.write('json', json({ experiments: [], unreadable: problems }));
    }
    if (this.reporters.has('ndjson')) {
      const end = { type: 'end', exit_code: EXIT.usage, unreadable: problems };
      this.reporters.write('ndjson', `${JSON.stringify(end)}\n`);
    }
  }

  /** All have. */
  end(exitCode: number): void {
    if (this.reporters.has('json')) {
      this.reporters.write('json', json({ experiments: this.documents }));
    }
    if (this.reporters.has('ndjson')) {
      const last = `${JSON.stringify({ type: 'end', exit_code: exitCode })}\n`;
      this.reporters.write('ndjson', this.lines + last);
    }
  }
}

/** What `--dry-run` prints. */
export function printPlans(jobs: readonly Job[], reporters: Reporters, quiet: boolean): void {
  const experiments = jobs.map(({ plan, directory }) => ({
    name: plan.name,
    directory,
    config: plan.config,
  }));
  if (reporters.has('json')) reporters.write('json', json({ experiments }));
  if (reporters.has('ndjson')) {
    const lines = [
      ...experiments.map((experiment) => ({ type: 'plan', ...experiment })),
      { type: 'end', exit_code: EXIT.fine },
    ];
    reporters.write('ndjson', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  if (quiet || !reporters.has('default')) return;
  for (const { plan, directory } of jobs) {
    const lines = plan.groups.map(
      ({ name, learners, mission, assigned }) =>
        `  ${name}: ${assigned ? 'some of ' : ''}${learners}${growth(plan)} learners in ${mission}`,
    );
    process.stdout.write(`${title(plan)}, would write ${directory}\n${lines.join('\n')}\n`);
  }
}

function growth({ precision }: ExperimentPlan): string {
  return precision === undefined ? '' : ` to ${precision.maxUsers}`;
}

function title(plan: ExperimentPlan): string {
  return `${plan.name}: seed ${plan.seed}`;
}

function tableOf(plan: ExperimentPlan, result: WrittenRun): string {
  const groups = plan.groups.map(({ name }, at) => ({ name, totals: result.totals[at] }));
  const state = result.interrupted ? 'interrupted; what is complete is in' : 'incomplete, see';
  const where = `${result.partial ? state : 'written to'} ${result.directory}`;
  return `${title(plan)}, ${where}\n${summaryText(groups)}\n`;
}

function precisionLine({ precision }: WrittenRun): string {
  return precision === undefined ? '' : `precision: ${precisionText(precision)}\n`;
}

/** `expectations: 5 passed, 1 failed`; nothing without expectations. */
function expectationLine(verdicts: readonly Verdict[]): string {
  const expected = verdicts.filter(({ kind }) => kind === 'expectation');
  if (expected.length === 0) return '';
  const counts = (['passed', 'failed', 'warning'] as const).flatMap((ruling) => {
    const count = expected.filter((verdict) => verdict.ruling === ruling).length;
    return count > 0 ? [`${count} ${ruling}`] : [];
  });
  return `expectations: ${counts.join(', ')}\n`;
}

function baselineLine(
  { baseline }: Job,
  { partial }: WrittenRun,
  verdicts: readonly Verdict[],
): string {
  if (baseline === undefined || partial) return '';
  if (baseline.update) return `baseline: written to ${baseline.path}\n`;
  const compared = verdicts.filter(({ kind }) => kind === 'baseline');
  const changed = compared.filter(({ ruling }) => ruling !== 'passed').length;
  const state =
    changed === 0 ? 'identical to' : `${changed} of ${compared.length} groups differ from`;
  return `baseline: ${state} ${baseline.path}\n`;
}

function documentOf(
  plan: ExperimentPlan,
  result: WrittenRun,
  verdicts: readonly Verdict[],
): object {
  return {
    name: plan.name,
    seed: plan.seed,
    directory: result.directory,
    partial: result.partial,
    ...precisionPart(result),
    groups: plan.groups.map(({ name }, at) => summaryJson(name, result.totals[at])),
    comparisons: result.comparisons.map(comparisonJson),
    verdicts,
  };
}

function precisionPart({ precision }: WrittenRun): object {
  return precision === undefined ? {} : { precision: precisionJson(precision) };
}

/** Lines `{type: experiment | group | comparison | verdict, ...}`. */
function ndjsonOf(plan: ExperimentPlan, result: WrittenRun, verdicts: readonly Verdict[]): string {
  const { name, seed } = plan;
  const { directory, partial } = result;
  const lines = [
    { type: 'experiment', experiment: name, seed, directory, partial, ...precisionPart(result) },
    ...plan.groups.map((group, at) => ({
      type: 'group',
      experiment: name,
      ...summaryJson(group.name, result.totals[at]),
    })),
    ...result.comparisons.map((comparison) => ({
      type: 'comparison',
      experiment: name,
      ...comparisonJson(comparison),
    })),
    ...verdicts.map((verdict) => ({ type: 'verdict', experiment: name, ...verdict })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function json(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
