/** Verdicts for GitHub Actions: annotations on the lines of the YAML, and the summary of a step. */

import { mean, quantile } from '../stats/histogram.js';
import { share } from '../metrics/cell.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Report } from './report.js';
import { percent } from './percent.js';

const LEVELS: Readonly<Partial<Record<Verdict['ruling'], string>>> = {
  failed: 'error',
  warning: 'warning',
};

/** A workflow command a line; empty when there is nothing to annotate. `pathOf`: a file as the repository names it. */
export function githubAnnotations(
  reports: readonly Report[],
  pathOf: (file: string) => string = (file) => file,
): string {
  return reports
    .flatMap(({ name, file, verdicts }) =>
      verdicts.flatMap((verdict) => annotation(verdict, name, file, pathOf)),
    )
    .join('');
}

function annotation(
  verdict: Verdict,
  experiment: string,
  file: string,
  pathOf: (file: string) => string,
): string[] {
  const level = LEVELS[verdict.ruling];
  if (level === undefined) return [];
  const places = [
    `file=${property(pathOf(verdict.file ?? file))}`,
    ...(verdict.line === undefined ? [] : [`line=${verdict.line}`]),
    ...(verdict.column === undefined ? [] : [`col=${verdict.column}`]),
    `title=${property(`learnersim: ${experiment}`)}`,
  ];
  const replay = verdict.replay === undefined ? '' : `\nreplay: ${verdict.replay}`;
  return [`::${level} ${places.join(',')}::${message(verdict.message + replay)}\n`];
}

function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Markdown: a table per experiment, and below it what did not pass. */
export function githubSummary(reports: readonly Report[]): string {
  return reports.map(section).join('\n');
}

function section({ name, groups, verdicts }: Report): string {
  const rows = groups.map(({ name: group, totals }) => {
    const { problemsToCompletion: problems, learners, statuses } = totals;
    return [
      group,
      String(learners),
      percent(share(statuses.completed, learners)),
      number(mean(problems)),
      number(quantile(problems, 50, learners)),
      number(quantile(problems, 95, learners)),
      percent(share(totals.correct, totals.problems)),
      percent(share(totals.unready, statuses.completed)),
    ];
  });
  const table = [
    ['group', 'learners', 'completed', 'mean', 'median', 'p95', 'accuracy', 'unready'],
    ['---', ...Array.from({ length: 7 }, () => '---:')],
    ...rows,
  ].map((cells) => `| ${cells.map(cell).join(' | ')} |\n`);
  const points = verdicts
    .filter(({ ruling }) => ruling === 'failed' || ruling === 'warning')
    .map(({ ruling, message: text, replay }) => {
      const code = oneLine(replay ?? '').replaceAll('`', "'");
      const command = replay === undefined ? '' : `; replay: \`${code}\``;
      return `- **${ruling}**: ${cell(text)}${command}\n`;
    });
  const head = `### ${cell(name)}\n\n`;
  return head + (groups.length > 0 ? `${table.join('')}\n` : '') + points.join('');
}

/** Text as it is: neither Markdown, where `*a*.blocked` would lose its stars, nor HTML; on one line. */
function cell(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*[\]~|]|\b_|_\b/g, '\\$&');
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}

function number(value: number | undefined): string {
  return value === undefined ? '-' : String(Math.round(value * 10) / 10);
}
