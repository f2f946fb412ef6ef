/** From words to a command, from whatever escapes it to an exit code. */

import { Command, CommanderError } from 'commander';
import { EXIT, UserError } from '../errors.js';
import { VERSION } from '../version.js';
import { COMMANDS } from './commands.js';

/** Does what the words say; gives the exit code. Text goes to stdout and stderr. */
export async function execute(words: readonly string[]): Promise<number> {
  let code: number = EXIT.fine;
  try {
    await program((exitCode) => (code = exitCode)).parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function program(finish: (exitCode: number) => void): Command {
  const learnersim = new Command('learnersim')
    .description('Try out changes to a mastery-learning product on simulated learners.')
    .version(VERSION)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  for (const add of COMMANDS) add(learnersim, finish);
  return learnersim;
}

/** Says what escaped, where nobody has said it. */
export function exitCodeOf(error: unknown): number {
  // commander has printed its message already; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  if ((error as NodeJS.ErrnoException).syscall === 'uv_cwd') {
    process.stderr.write('the current directory is not there any more: change to one that is\n');
    return EXIT.usage;
  }
  process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
  process.stderr.write('This is a bug of learnersim, not a mistake of yours.\n');
  return EXIT.incomplete;
}
