/** `--reporter`: who reports, and where to. */

import { appendFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors.js';
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

  /**
   * Chooses: those that were named; `default` when none was. GitHub's joins them by itself in GitHub Actions.
   * @throws UserError when two of them would write to stdout
   */
  constructor(flags: ReporterFlags) {
    this.files = {
      json: flags['outputFile.json'],
      ndjson: flags['outputFile.ndjson'],
      junit: flags['outputFile.junit'],
    };
    for (const name of this.namedByFile()) checkWritable(name, this.files[name]!);
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
    save(() => writeFileSync(file, text), file);
  }

  /** Writes what follows from verdicts alone: JUnit, GitHub. */
  finish(reports: readonly Report[]): void {
    if (this.has('junit')) this.write('junit', junitXml(reports));
    if (!this.has('github')) return;
    // Workflow commands are read from stderr, too; stdout stays free for documents.
    process.stderr.write(githubAnnotations(reports));
    const summary = process.env['GITHUB_STEP_SUMMARY'];
    if (summary) save(() => appendFileSync(summary, `${githubSummary(reports)}\n`), summary);
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
function checkWritable(reporter: Reporter, file: string): void {
  const flag = `--output-file.${reporter}`;
  const folder = statSync(dirname(file), { throwIfNoEntry: false });
  if (folder?.isDirectory() !== true) {
    throw new UserError({ file: flag, path: file, what: 'its folder does not exist' });
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new UserError({ file: flag, path: file, what: 'is a directory' });
  }
}

function save(write: () => void, file: string): void {
  try {
    write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({ file, what: `cannot be written (${code ?? String(error)})` });
  }
}
