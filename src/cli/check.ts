/** `learnersim check`: blocked missions, found before any learner meets them. */

import { existsSync, writeFileSync } from 'node:fs';
import { checkMission, sliceOfFinding } from '../check/check-mission.js';
import type { Finding } from '../check/finding.js';
import { PROBES, type Probe, walk } from '../check/probes.js';
import { compileMission } from '../content/compile.js';
import { scenarioText } from '../content/scenario-text.js';
import { EXIT, type Problem, UserError, didYouMean } from '../errors.js';
import {
  type FoundIn,
  findingJson,
  findingText,
  findingVerdict,
  listed,
} from '../output/check-text.js';
import type { Report } from '../output/report.js';
import { stepText } from '../output/trace-text.js';
import { type Target, filesOf, targetsOf } from './check-targets.js';
import type { ConfigFlags } from './load-plan.js';
import { type ReporterFlags, Reporters } from './reporters.js';

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
  const reporters = new Reporters(flags);
  const { targets, problems } = readTargets(paths, flags);
  if (flags.replay !== undefined) {
    if (problems.length > 0) throw new UserError(problems);
    return replay(targets, flags.replay);
  }
  const checked = checkAll(targets);
  report(checked, reporters, flags.quiet === true);
  if (flags.writeSlice !== undefined) writeSlice(flags.writeSlice, checked);
  reporters.finish(reportsOf(checked));
  if (problems.length > 0) throw new UserError(problems);
  const hasErrors = checked.some(({ found }) =>
    found.some(({ finding }) => finding.severity === 'error'),
  );
  return hasErrors ? EXIT.verdict : EXIT.fine;
}

/** All missions that can be read, and what is wrong with the others. */
function readTargets(
  paths: readonly string[],
  flags: CheckFlags,
): { readonly targets: Target[]; readonly problems: Problem[] } {
  const targets: Target[] = [];
  const problems: Problem[] = [];
  const attempt = (read: () => void): void => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  };
  for (const path of paths) {
    attempt(() => {
      for (const file of filesOf(path)) attempt(() => targets.push(...targetsOf(file, flags)));
    });
  }
  return { targets, problems };
}

/** What is no error of a mission is said once, however many configurations use it. */
function checkAll(targets: readonly Target[]): Checked[] {
  const said = new Set<string>();
  return targets.map((target) => {
    const isNew = !said.has(target.scenarioFile);
    said.add(target.scenarioFile);
    const found = checkMission(target.sourced, target.alternatives)
      .filter(({ severity }) => isNew || severity === 'error')
      .map((finding) => foundIn(target, finding));
    return { target, found };
  });
}

function foundIn({ path, scenarioFile }: Target, finding: Finding): FoundIn {
  const proof = finding.proofs.at(0);
  return {
    finding,
    file: finding.place === undefined ? path : scenarioFile,
    replay: proof && `learnersim check ${path} --replay ${proof.alternative}/${proof.learner}`,
  };
}

function report(checked: readonly Checked[], reporters: Reporters, quiet: boolean): void {
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
    reporters.write('json', `${JSON.stringify({ missions, ...totals }, null, 2)}\n`);
  }
  if (reporters.has('ndjson')) {
    const lines = all.map((one) => `${JSON.stringify({ type: 'finding', ...findingJson(one) })}\n`);
    reporters.write('ndjson', lines.join('') + `${JSON.stringify({ type: 'end', ...totals })}\n`);
  }
  if (!reporters.has('default')) return;
  const lines = checked.flatMap(({ found }) => linesOf(found, quiet));
  if (!quiet) {
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

/** Writes the smallest mission that shows the first error that has skills. */
function writeSlice(file: string, checked: readonly Checked[]): void {
  const first = checked
    .flatMap(({ target, found }) => found.map(({ finding }) => ({ target, finding })))
    .find(({ finding }) => finding.severity === 'error' && finding.skills.length > 0);
  if (first === undefined) {
    process.stderr.write(`note: no error to slice, ${file} is not written\n`);
    return;
  }
  const { target, finding } = first;
  if (existsSync(file)) {
    throw new UserError({ file, what: 'exists already', hint: 'name a new file' });
  }
  const slice = sliceOfFinding(target.sourced.scenario, finding);
  const head = `# ${finding.fault}: the smallest part of ${target.scenarioFile} that shows it\n`;
  try {
    writeFileSync(file, head + scenarioText(slice), { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ file, what: `cannot be written (${code ?? String(error)})` });
  }
  const command =
    finding.place === undefined && target.missionKey !== undefined
      ? `learnersim check ${target.path} --set ${target.missionKey}=`
      : `learnersim check `;
  process.stderr.write(
    `slice: ${finding.skills.length} skills in ${file}; replay: ${command}${file}\n`,
  );
}

function isProbe(name: string): name is Probe {
  return PROBES.includes(name as Probe);
}

/** Prints the way of one of the learners who were sent through. */
function replay(targets: readonly Target[], asked: string): number {
  const at = asked.lastIndexOf('/');
  const [name, probe] = [asked.slice(0, Math.max(at, 0)), asked.slice(at + 1)];
  const known = targets.flatMap(({ alternatives }) => alternatives.map((one) => one.name));
  const wrong = (what: string, hint: string): UserError =>
    new UserError({ file: '--replay', what, hint });
  if (!isProbe(probe)) {
    throw wrong(`no learner "${probe}"`, didYouMean(probe, PROBES) ?? PROBES.join(', '));
  }
  for (const { sourced, alternatives } of targets) {
    const alternative = alternatives.find((one) => one.name === name);
    if (alternative === undefined) continue;
    const mission = compileMission(sourced.scenario);
    const ending = walk(mission, alternative, probe, (step) =>
      process.stdout.write(`${stepText(step)}\n`),
    );
    const { status, problems, unmastered } = ending;
    const slugs = unmastered.map((skill) => mission.skills[skill].slug);
    const left = slugs.length > 0 ? `; not mastered: ${listed(slugs)}` : '';
    process.stdout.write(`${status} after ${problems} problems${left}\n`);
    return EXIT.fine;
  }
  throw wrong(`no alternative "${name}"`, didYouMean(name, known) ?? known.join(', '));
}
