#!/usr/bin/env node
/** The command's front door: from words to a command, from whatever escapes it to an exit code. */

import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands.js';
import { EXIT, UserError } from '../errors.js';
import { VERSION } from '../version.js';
import { tolerateClosedPipe } from './terminal.js';

function commands(finish: (exitCode: number) => void): Command {
  const program = new Command('learnersim')
    .description('Try out changes to a mastery-learning product on simulated learners.')
    .version(VERSION)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  for (const add of COMMANDS) add(program, finish);
  return program;
}

async function main(): Promise<void> {
  tolerateClosedPipe();
  // Whatever escapes is a bug of ours, and no verdict: 1 would say that an expectation failed.
  process.on('uncaughtException', (error) => process.exit(exitCodeOf(error)));
  try {
    await commands((exitCode) => (process.exitCode = exitCode)).parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  // commander has printed its message already; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
  process.stderr.write('This is a bug of learnersim, not a mistake of yours.\n');
  return EXIT.incomplete;
}

await main();
