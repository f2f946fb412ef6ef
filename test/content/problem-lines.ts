/** For tests of bad input: the lines that the command would print. */

import { UserError } from '../../src/errors.js';

/** The lines of the UserError that `run` throws; none when it throws nothing. Any other error is passed on. */
export function problemLines(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split('\n');
  }
  return [];
}
