/** `--reporter`: who reports, and where to. */

import {
  accessSync,
  appendFileSync,
  constants,
  existsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { EXIT, type Problem, UserError, formatProblem } from '../errors.js';
import { githubAnnotations, githubSummary } from '../output/github.js';
import { junitXml } from '../output/junit.js';
import type { Report } from '../output/report.js';
import type { Reporter } from './options.js';

/** Reporters that write one document, to a file or to stdout. */
const DOCUMENTS: readonly Reporter[] = ['json', 'ndjson', 'junit'];

export interface ReporterFlags {
  readonly reporter: readonly Reporter[];
  readonly json?: boolean;
  readonly 'outputFile.json'?: string;
  readonly 'outputFile.ndjson'?: string;
  readonly 'outputFile.junit'?: string;
}

/** The reporters of one call of the command. */
export class Reporters {
  private readonly files: Readonly<Partial<Record<Reporter, string | undefined>>>;
  private readonly chosen: ReadonlySet<Reporter>;
  private hasFailed = false;

  /**
   * Chooses: those that were named; `default` when none was. GitHub's joins them by itself in GitHub Actions.
   * `inputs`: files that must not be written over.
   * @throws UserError when two of them would write to the same place, or one cannot write
   */
  constructor(flags: ReporterFlags, inputs: readonly string[]) {
    this.files = {
      json: flags['outputFile.json'],
      ndjson: flags['outputFile.ndjson'],
      junit: flags['outputFile.junit'],
    };
    const taken = new Map(inputs.map((input) => [resolve(input), 'is read by this command']));
    for (const name of this.namedByFile()) checkWritable(name, this.files[name]!, taken);
    const named = [...flags.reporter, ...(flags.json === true ? (['json'] as const) : [])];
    // A reporter that writes to a file leaves the screen to the default one.
    const onScreen = named.filter((name) => name === 'default' || this.isOnStdout(name));
    if (new Set(onScreen).size > 1) {
      const hint = `send one to a file, for instance --output-file.${onScreen.find((name) => name !== 'default')}=FILE`;
      const what = `${onScreen.join(' and ')} cannot both write to stdout`;
      throw new UserError({ file: '--reporter', what, hint });
    }
    const chosen: Reporter[] = [...named, ...this.namedByFile()];
    if (onScreen.length === 0) chosen.push('default');
    if (process.env['GITHUB_ACTIONS'] === 'true') chosen.push('github');
    this.chosen = new Set(chosen);
  }

  /** 3 when a report could not be written. */
  get exitCode(): number {
    return this.hasFailed ? EXIT.incomplete : EXIT.fine;
  }

  has(reporter: Reporter): boolean {
    return this.chosen.has(reporter);
  }

  /** Writes a document where it belongs. */
  write(reporter: Reporter, text: string): void {
    const file = this.files[reporter];
    if (file === undefined) {
      process.stdout.write(text);
      return;
    }
    try {
      writeFileSync(file, text);
    } catch (error) {
      // The other reports are worth as much as before.
      this.hasFailed = true;
      const { code } = error as NodeJS.ErrnoException;
      process.stderr.write(`error: ${file} cannot be written (${code ?? String(error)})\n`);
    }
  }

  /** Writes what follows from verdicts alone: JUnit, GitHub. */
  finish(reports: readonly Report[]): void {
    if (this.has('junit')) this.write('junit', junitXml(reports));
    if (!this.has('github')) return;
    // Workflow commands are read from stderr, too; stdout stays free for documents.
    process.stderr.write(githubAnnotations(reports, pathInRepository));
    const summary = process.env['GITHUB_STEP_SUMMARY'];
    if (!summary) return;
    try {
      appendFileSync(summary, `${githubSummary(reports)}\n`);
    } catch (error) {
      // The summary is a convenience: a verdict must not hang on it.
      process.stderr.write(`warning: no step summary: ${(error as Error).message}\n`);
    }
  }

  private isOnStdout(reporter: Reporter): boolean {
    return DOCUMENTS.includes(reporter) && this.files[reporter] === undefined;
  }

  /** An output file that is named asks for its reporter. */
  private namedByFile(): Reporter[] {
    return DOCUMENTS.filter((reporter) => this.files[reporter] !== undefined);
  }
}

/** Before anything runs: a report that cannot be written must not cost a night. */
function checkWritable(reporter: Reporter, file: string, taken: Map<string, string>): void {
  const flag = `--output-file.${reporter}`;
  const wrong = (what: string): UserError => new UserError({ file: flag, path: file, what });
  if (file === '') throw wrong('is empty');
  const reason = taken.get(resolve(file));
  if (reason !== undefined) throw wrong(reason);
  taken.set(resolve(file), 'is written by another reporter');
  const fault = writeFault(file);
  if (fault !== undefined) throw wrong(fault);
}

/** Why a file could not be written; undefined when it could. */
export function writeFault(file: string): string | undefined {
  try {
    if (!statSync(dirname(file)).isDirectory()) return 'its folder is none';
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
    return existsSync(file) && statSync(file).isDirectory() ? 'is a directory' : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'its folder does not exist' : `cannot be written (${code})`;
  }
}

/** What could not be read, as a report: no reader of a report must take silence for success. */
export function unreadable(problems: readonly Problem[]): Report[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  return files.map((file) => ({
    name: file,
    file,
    groups: [],
    verdicts: problems
      .filter((problem) => problem.file === file)
      .map((problem) => ({
        kind: 'complete',
        ruling: 'failed',
        name: `can be read${problem.path ? `: ${problem.path}` : ''}`,
        message: formatProblem(problem),
        line: problem.line,
        column: problem.column,
      })),
  }));
}

/** Annotations name files from the root of the repository. */
function pathInRepository(file: string): string {
  const root = process.env['GITHUB_WORKSPACE'];
  return root === undefined ? file : relative(root, resolve(file));
}
