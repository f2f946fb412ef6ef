/** What `run` prints while it goes: the table, or JSON; verdicts on stderr. */

import { EXIT, type Problem, printable } from '../errors.js';
import { chainMatches, matchText } from '../experiment/chain-matches.js';
import { type ExperimentPlan, type GroupPlan, groupLabel, isSwept } from '../experiment/plan.js';
import type { GroupTotals } from '../metrics/group-totals.js';
import { comparisonJson } from '../output/comparison-json.js';
import { comparisonText } from '../output/comparison-text.js';
import { precisionJson } from '../output/precision-json.js';
import { precisionText } from '../output/precision-text.js';
import { verdictText } from '../output/report.js';
import { stretchPart } from '../output/stretch-json.js';
import { stretchText } from '../output/stretch-text.js';
import { summaryJson } from '../output/summary-json.js';
import { summaryText } from '../output/summary-text.js';
import { type Shard, shardName } from '../runner/shard.js';
import type { WrittenRun } from '../runner/write-results.js';
import type { WrittenShard } from '../runner/write-shard.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Reporters } from './reporters.js';
import type { Job } from './run.js';
import { firstOfEach, pointLines, sweepReport } from './sweep-report.js';

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
        `${tableOf(plan, result)}${stretchLines(plan)}${comparisonText(result.comparisons)}${precisionLine(result)}${expectationLine(verdicts)}${baselineLine(job, result, verdicts)}`,
      );
    }
    this.say(verdicts);
  }

  private say(verdicts: readonly Verdict[]): void {
    const { said, more } = firstOfEach(verdicts.filter(({ ruling }) => ruling !== 'passed'));
    for (const verdict of said) {
      const line = printable(verdictText(verdict));
      process.stderr.write(`${WORDS[verdict.ruling]}: ${line}\n`);
    }
    if (more > 0) process.stderr.write(`and ${more} more of these at other points of the sweep\n`);
  }

  /** A shard of an experiment has ended: nothing of it is judged. */
  shard(job: Job, shard: Shard, result: WrittenShard, verdicts: readonly Verdict[]): void {
    const { name, seed } = job.plan;
    const { partial, directory } = result;
    const learners = result.totals.reduce((sum, totals) => sum + totals.learners, 0);
    const document = { name, seed, shard, directory, partial, learners, verdicts };
    if (this.reporters.has('json')) this.documents.push(document);
    if (this.reporters.has('ndjson')) {
      this.lines += `${JSON.stringify({ type: 'shard', ...document })}\n`;
    }
    if (this.reporters.has('default') && !this.quiet) {
      const next = partial ? '' : 'put all of them together with learnersim merge\n';
      process.stdout.write(
        `${title(job.plan)}, ${shardName(shard)}, ${learners} learners, ${stateOf(result)}\n${next}`,
      );
    }
    this.say(verdicts);
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
    points: isSwept(plan) ? plan.points : undefined,
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
    const [first] = plan.groups;
    const groups = plan.groups.filter(({ point }) => point === first.point);
    const lines = groups.map(
      ({ name, learners, mission, assigned }) =>
        `  ${name}: ${assigned ? 'some of ' : ''}${learners}${growth(plan)} learners in ${mission}`,
    );
    const chains = chainMatches(plan).map((match) => `  task choice ${matchText(match)}`);
    const all = [...lines, ...chains, ...pointLines(plan)];
    process.stdout.write(
      `${title(plan)}, would write ${directory}\n${all.join('\n')}\n${stretchLines(plan)}`,
    );
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
  const table = isSwept(plan) ? sweepReport(plan, result, result.robustness) : summaryText(groups);
  return `${title(plan)}, ${stateOf(result)}\n${table}\n`;
}

/** `written to <directory>` */
function stateOf({ interrupted, partial, directory }: WrittenShard): string {
  const state = interrupted ? 'interrupted; what is complete is in' : 'incomplete, see';
  return `${partial ? state : 'written to'} ${directory}`;
}

function stretchLines(plan: ExperimentPlan): string {
  const stretched = plan.groups.flatMap(({ name, point, stretch }) =>
    stretch ? [{ name, label: groupLabel(plan, { name, point }), stretch }] : [],
  );
  return stretchText(stretched);
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

/** The summary of a group, with the values of the sweep's parameters. */
function groupJson(
  plan: ExperimentPlan,
  { name, point, stretch }: GroupPlan,
  totals: GroupTotals,
): object {
  const summary = { ...summaryJson(name, totals), ...stretchPart(stretch) };
  return point === undefined ? summary : { group: name, point: plan.points[point], ...summary };
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
    groups: plan.groups.map((group, at) => groupJson(plan, group, result.totals[at])),
    comparisons: result.comparisons.map(comparisonJson),
    verdicts,
    robustness: result.robustness,
  };
}

function precisionPart({ precision }: WrittenRun): object {
  return precision === undefined ? {} : { precision: precisionJson(precision) };
}

/** Lines `{type: experiment | group | comparison | verdict | robustness, ...}`. */
function ndjsonOf(plan: ExperimentPlan, result: WrittenRun, verdicts: readonly Verdict[]): string {
  const { name, seed } = plan;
  const { directory, partial, robustness } = result;
  const lines = [
    { type: 'experiment', experiment: name, seed, directory, partial, ...precisionPart(result) },
    ...plan.groups.map((group, at) => ({
      type: 'group',
      experiment: name,
      ...groupJson(plan, group, result.totals[at]),
    })),
    ...result.comparisons.map((comparison) => ({
      type: 'comparison',
      experiment: name,
      ...comparisonJson(comparison),
    })),
    ...verdicts.map((verdict) => ({ type: 'verdict', experiment: name, ...verdict })),
    ...(robustness ? [{ type: 'robustness', experiment: name, ...robustness }] : []),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function json(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
