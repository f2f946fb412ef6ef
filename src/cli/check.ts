/** `learnersim check`: blocked missions, found before any learner meets them. */

import { checkMission } from '../check/check-mission.js';
import type { Finding } from '../check/finding.js';
import { EXIT, type Problem, UserError, formatProblem, printable } from '../errors.js';
import { type FoundIn, findingJson, findingText, findingVerdict } from '../output/check-text.js';
import type { Report } from '../output/report.js';
import { replay } from './check-replay.js';
import { checkSliceName, writeSlice } from './check-slice.js';
import { type Target, filesOf, targetsOf } from './check-targets.js';
import { changesOf, commandLine } from './command-line.js';
import type { ConfigFlags } from './load-plan.js';
import { type ReporterFlags, Reporters, unreadable } from './reporters.js';

export interface CheckFlags extends ConfigFlags, ReporterFlags {
  readonly writeSlice?: string;
  readonly replay?: string;
  readonly quiet?: boolean;
}

/** Findings that stop nobody, of one kind in one file, are listed up to this many. */
const LISTED = 10;

interface Checked {
  readonly target: Target;
  readonly found: readonly FoundIn[];
}

/** Checks every path; returns the exit code. */
export function check(paths: readonly string[], flags: CheckFlags): number {
  const reporters = new Reporters(flags, paths);
  if (flags.writeSlice !== undefined) checkSliceName(flags.writeSlice);
  const { targets, problems } = readTargets(paths, flags);
  problems.push(...changesOfNothing(targets, flags));
  if (flags.replay !== undefined) {
    if (problems.length > 0) throw new UserError(problems);
    return replay(targets, flags.replay, flags.json === true);
  }
  if (flags.quiet !== true) sayNotes(targets);
  const checked = checkAll(targets, flags);
  const exitCode = exitCodeOf(checked, problems);
  report(checked, problems, exitCode, reporters, flags.quiet === true);
  reporters.finish([...reportsOf(checked), ...unreadable(problems)]);
  if (flags.writeSlice !== undefined) {
    const found = checked.flatMap(({ target, found: all }) =>
      all.map(({ finding }) => ({ target, finding })),
    );
    process.stderr.write(`${writeSlice(flags.writeSlice, found, flags)}\n`);
  }
  if (problems.length > 0) throw new UserError(problems);
  return Math.max(exitCode, reporters.exitCode);
}

/** What the learners of `check` do otherwise than those of a run. */
function sayNotes(targets: readonly Target[]): void {
  for (const { path, notes } of targets) {
    for (const note of notes) process.stderr.write(`note: ${printable(path)}  ${note}\n`);
  }
}

function exitCodeOf(checked: readonly Checked[], problems: readonly Problem[]): number {
  if (problems.length > 0) return EXIT.usage;
  const errors = checked.flatMap(({ found }) =>
    found.filter(({ finding }) => finding.severity === 'error'),
  );
  return errors.length > 0 ? EXIT.verdict : EXIT.fine;
}

/** All missions that can be read, and what is wrong with the others. */
function readTargets(
  paths: readonly string[],
  flags: CheckFlags,
): { readonly targets: Target[]; readonly problems: Problem[] } {
  const targets: Target[] = [];
  const problems: Problem[] = [];
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  };
  for (const path of paths) {
    attempt(() => {
      for (const file of filesOf(path)) attempt(() => targets.push(...read(file, path, flags)));
    });
  }
  return { targets, problems };
}

/** Flags that change configurations, where there is none: said, not passed over. */
function changesOfNothing(targets: readonly Target[], flags: CheckFlags): Problem[] {
  const isConfig = ({ missionKey }: Target): boolean => missionKey !== undefined;
  if (targets.length === 0 || targets.some(isConfig)) return [];
  const what = 'changes a configuration, and only scenarios are checked';
  const seed = flags.seed === undefined ? [] : [`--seed ${flags.seed}`];
  return [...flags.set.map((text) => `--set ${text}`), ...seed].map((file) => ({ file, what }));
}

/** A file of a folder that is something else is passed over, and said to be; one that was named must be right. */
function read(file: string, path: string, flags: CheckFlags): Target[] {
  const targets = targetsOf(file, flags);
  if (targets !== undefined) return targets;
  const hint = 'a scenario has skills:, a configuration has groups:';
  const problem = { file, line: 1, column: 1, what: 'is neither', hint };
  if (file === path) throw new UserError(problem);
  process.stderr.write(`note: passed over: ${formatProblem(problem)}\n`);
  return [];
}

/** What is no error of a mission is said once, however many configurations use it. */
function checkAll(targets: readonly Target[], flags: CheckFlags): Checked[] {
  const said = new Set<string>();
  return targets.map((target) => {
    const isNew = !said.has(target.scenarioFile);
    said.add(target.scenarioFile);
    const found = checkMission(target.sourced, target.alternatives)
      .filter(({ severity }) => isNew || severity === 'error')
      .map((finding) => foundIn(target, finding, flags));
    return { target, found };
  });
}

function foundIn(
  { path, scenarioFile, missionKey }: Target,
  finding: Finding,
  flags: CheckFlags,
): FoundIn {
  const proof = finding.proofs.at(0);
  const way = `${proof?.alternative}/${proof?.learner}`;
  const changes = missionKey === undefined ? [] : changesOf(flags);
  return {
    finding,
    file: finding.place === undefined ? path : scenarioFile,
    replay: proof && commandLine('check', path, ...changes, '--replay', way),
  };
}

function report(
  checked: readonly Checked[],
  problems: readonly Problem[],
  exitCode: number,
  reporters: Reporters,
  quiet: boolean,
): void {
  const all = checked.flatMap(({ found }) => found);
  const count = (severity: Finding['severity']): number =>
    all.filter(({ finding }) => finding.severity === severity).length;
  const totals = { errors: count('error'), warnings: count('warning'), infos: count('info') };
  if (reporters.has('json')) {
    const missions = checked.map(({ target, found }) => ({
      path: target.path,
      scenario: target.scenarioFile,
      findings: found.map(findingJson),
    }));
    reporters.write(
      'json',
      `${JSON.stringify({ missions, unreadable: problems, ...totals }, null, 2)}\n`,
    );
  }
  if (reporters.has('ndjson')) {
    const end = { type: 'end', ...totals, unreadable: problems, exit_code: exitCode };
    const lines = all.map((one) => `${JSON.stringify({ type: 'finding', ...findingJson(one) })}\n`);
    reporters.write('ndjson', lines.join('') + `${JSON.stringify(end)}\n`);
  }
  if (!reporters.has('default')) return;
  const lines = checked.flatMap(({ found }) => linesOf(found, quiet));
  if (!quiet && checked.length > 0) {
    const { errors, warnings, infos } = totals;
    const numbers = [
      counted(errors, 'error'),
      counted(warnings, 'warning'),
      counted(infos, 'info'),
    ];
    lines.push(`${counted(checked.length, 'mission')}: ${numbers.join(', ')}`);
  }
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Every error; of each kind of other finding the first ones. */
function linesOf(found: readonly FoundIn[], quiet: boolean): string[] {
  const errors = found.filter(({ finding }) => finding.severity === 'error').map(findingText);
  if (quiet) return errors;
  const others = found.filter(({ finding }) => finding.severity !== 'error');
  const kinds = [...new Set(others.map(({ finding }) => finding.fault))];
  const rest = kinds.flatMap((fault) => {
    const same = others.filter(({ finding }) => finding.fault === fault);
    const lines = same.slice(0, LISTED).map(findingText);
    const more = same.length - lines.length;
    return more > 0 ? [...lines, `${same[0].file}  and ${more} more of these: ${fault}`] : lines;
  });
  return [...errors, ...rest];
}

function reportsOf(checked: readonly Checked[]): Report[] {
  return checked.map(({ target, found }) => ({
    name: target.sourced.scenario.slug,
    file: target.path,
    groups: [],
    verdicts:
      found.length > 0
        ? found.map(findingVerdict)
        : [{ kind: 'stuck', ruling: 'passed', name: 'can be completed', message: '' }],
  }));
}
